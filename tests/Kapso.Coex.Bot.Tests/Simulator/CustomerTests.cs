using Kapso.Coex.Bot.Engine.Playbooks;
using Kapso.Coex.Bot.Simulator.Bots;
using Kapso.Coex.Bot.Simulator.Customers;
using Kapso.Coex.Bot.Simulator.Grading;
using Kapso.Coex.Bot.Simulator.Scenarios;
using Kapso.Coex.Bot.Simulator.World;
using Kapso.Coex.Bot.Tests.Transcripts;

namespace Kapso.Coex.Bot.Tests.Simulator;

/// <summary>Simulated customers can follow every step, and speak as many people do.</summary>
public sealed class CustomerTests
{
    private const int FewestWays = 30;

    [Fact]
    public void Every_step_that_asks_or_has_something_done_can_be_followed()
    {
        var eyes = new Eyes(WorldState.Healthy, null);
        var steps = RealPrompts.Knowledge.Current.Values.SelectMany(playbook => playbook.Steps).Where(step => step is Step.Do or Step.Ask);
        var unknown = steps.Select(step => step.Origin.Value).Distinct().Where(origin => eyes.Read(origin) is null).ToList();
        Assert.True(unknown.Count == 0, $"No customer knows how to follow {string.Join(", ", unknown)}: tell it in Eyes.");
    }

    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    [InlineData("pt")]
    public void There_are_thirty_ways_to_say_each_thing(string language)
    {
        var words = Words.Of(language);
        Assert.All(words, act => Assert.True(act.Value.Sum(template => template.Variants) >= FewestWays, $"{act.Key} in {language}"));
        Assert.Equal(Words.Of("en").Keys.Order(StringComparer.Ordinal), words.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes()
    {
        Assert.Equal(Report(), Report());
    }

    [Fact]
    public void A_bot_that_calls_everything_solved_passes_nothing_that_has_to_be_mended()
    {
        var scenario = Scenario.Of([Faults.Find("F2")]);
        var encounter = new Encounter(scenario, Persona.Find("tapping"), "en", 0);
        var grade = new Grade(new Outcome(encounter, encounter.Customer(), End.Solved, []));
        Assert.False(grade.Passed);
        Assert.True(grade.IsFalselySolved);
    }

    [Fact]
    public void A_bot_that_hands_everybody_over_passes_only_what_a_person_has_to_mend()
    {
        Grade HandedOver(string fault)
        {
            var encounter = new Encounter(Scenario.Of([Faults.Find(fault)]), Persona.Find("tapping"), "en", 0);
            return new Grade(new Outcome(encounter, encounter.Customer(), End.Person, []) { Reason = "other" });
        }

        Assert.True(HandedOver("F2").IsFalseEscalation);
        Assert.False(HandedOver("F2").Passed);
        Assert.True(HandedOver("F12").Passed);
    }

    private static string Report()
    {
        var plan = new Plan(Composer.Compose(20, seed: 3), Persona.All, ["en", "es", "pt"], 2);
        var bot = new EngineBot(RealPrompts.Knowledge);
        return JsonReport.Write(new Results([.. plan.Encounters().Select(encounter => new Grade(bot.Meet(encounter)))]));
    }
}
