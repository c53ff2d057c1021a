using Kapso.Coex.Bot.Simulator.Bots;
using Kapso.Coex.Bot.Simulator.Customers;
using Kapso.Coex.Bot.Simulator.Grading;
using Kapso.Coex.Bot.Simulator.Scenarios;
using Kapso.Coex.Bot.Tests.Transcripts;

namespace Kapso.Coex.Bot.Tests.Simulator;

/// <summary>What a change of a playbook, of triage or of the engine must not make worse: what becomes of simulated customers' numbers.</summary>
public sealed class GateTests
{
    private const int Seeds = 4;
    private static readonly Lazy<Results> Sample = new(() => Hold("tapping", "cooperative", "noisy", "overclaimer", "changes-mind", "vanisher"));

    [Theory]
    [InlineData("tapping", 0.99, 0.98)]
    [InlineData("cooperative", 0.99, 0.98)]
    [InlineData("noisy", 0.95, 0.88)]
    public void Customers_reach_what_they_came_for(string persona, double once, double fourTimes)
    {
        var grades = Sample.Value.Grades.Where(grade => grade.Outcome.Encounter.Persona.Name == persona).ToList();
        Assert.True(Results.PassHat(grades, 1) >= once, Told(grades, $"{Results.PassHat(grades, 1):P1} passed"));
        Assert.True(Results.PassHat(grades, 4) >= fourTimes, Told(grades, $"{Results.PassHat(grades, 4):P1} passed four times"));
    }

    [Theory]
    [InlineData(Part.Forbidden)]
    [InlineData(Part.Close)]
    [InlineData(Part.Protocol)]
    public void What_must_never_happen_does_not(Part part)
    {
        var wrong = Sample.Value.Grades.Where(grade => grade.Parts[part] is not null).ToList();
        Assert.True(wrong.Count == 0, Told(wrong, $"{wrong.Count} of {Sample.Value.Grades.Count}"));
    }

    [Theory]
    [InlineData("tapping")]
    [InlineData("cooperative")]
    public void Who_takes_a_case_over_after_the_cleanup_finds_everything_and_it_is_true(string persona)
    {
        var wrong = Sample.Value.Grades.Where(grade => grade.Outcome.Encounter.Persona.Name == persona && grade.Parts[Part.Evidence] is not null).ToList();
        Assert.True(wrong.Count == 0, Told(wrong, $"{wrong.Count}"));
    }

    [Fact]
    public void Few_are_handed_over_in_vain()
    {
        var mendable = Sample.Value.Grades.Where(grade => grade.Outcome.Encounter.Scenario.Aim != Aim.Person && grade.Outcome.Encounter.Persona.IsHonest).ToList();
        var vain = mendable.Where(grade => grade.IsFalseEscalation).ToList();
        Assert.True(vain.Count <= 0.02 * mendable.Count, Told(vain, $"{vain.Count} of {mendable.Count}"));
    }

    private static Results Hold(params string[] personas)
    {
        var plan = new Plan(Composer.Compose(120, seed: 1), [.. personas.Select(Persona.Find)], ["es", "en", "pt"], Seeds);
        var bot = new EngineBot(RealPrompts.Knowledge);
        return new Results([.. plan.Encounters().AsParallel().AsOrdered().Select(encounter => new Grade(bot.Meet(encounter)))]);
    }

    private static string Told(IEnumerable<Grade> grades, string summary)
    {
        var told = new StringWriter();
        told.WriteLine(summary);
        foreach (var failed in grades.Where(grade => !grade.Passed).Take(2))
        {
            told.WriteLine(TerminalReport.Why(failed));
            TerminalReport.Transcript(told, failed);
        }

        return told.ToString();
    }
}
