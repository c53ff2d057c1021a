using Kapso.Coex.Bot.Simulator.Bots;
using Kapso.Coex.Bot.Simulator.Customers;
using Kapso.Coex.Bot.Simulator.Scenarios;

namespace Kapso.Coex.Bot.Simulator.Grading;

/// <summary>Which conversations are held: scenarios by personas by languages, each so many times with other seeds.</summary>
public sealed record Plan(IReadOnlyList<Scenario> Scenarios, IReadOnlyList<Persona> Personas, IReadOnlyList<string> Languages, int Seeds)
{
    /// <summary>Every scenario meets every persona; languages take turns, unless all are asked for.</summary>
    public IEnumerable<Encounter> Encounters()
    {
        for (var scenario = 0; scenario < Scenarios.Count; scenario++)
        {
            for (var persona = 0; persona < Personas.Count; persona++)
            {
                var language = Languages[(scenario + persona) % Languages.Count];
                for (var seed = 0; seed < Seeds; seed++)
                {
                    yield return new Encounter(Scenarios[scenario], Personas[persona], language, seed);
                }
            }
        }
    }
}

/// <summary>The grades of many conversations, summed up.</summary>
public sealed class Results(IReadOnlyList<Grade> grades)
{
    public IReadOnlyList<Grade> Grades => grades;

    /// <summary>The share of customers who would have passed all of <paramref name="times"/> conversations about the same trouble, as tau-bench defines it.</summary>
    public static double PassHat(IEnumerable<Grade> grades, int times)
    {
        var tasks = grades.GroupBy(grade => (grade.Outcome.Encounter.Scenario.Id, grade.Outcome.Encounter.Persona.Name)).Select(task =>
        {
            var (all, passed) = (task.Count(), task.Count(grade => grade.Passed));
            return all < times ? double.NaN : Choose(passed, times) / Choose(all, times);
        }).Where(share => !double.IsNaN(share)).ToList();
        return tasks.Count == 0 ? double.NaN : tasks.Average();
    }

    public IEnumerable<(string Name, IReadOnlyList<Grade> Grades)> By(Func<Grade, string> name) =>
        grades.GroupBy(name).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => (group.Key, (IReadOnlyList<Grade>)[.. group]));

    public IEnumerable<(string Name, IReadOnlyList<Grade> Grades)> ByFault() => grades
        .SelectMany(grade => grade.Outcome.Encounter.Scenario.Faults.Select(fault => (fault, grade)))
        .GroupBy(pair => pair.fault)
        .Select(group => ($"{group.Key.Name} {group.Key.About}", (IReadOnlyList<Grade>)[.. group.Select(pair => pair.grade)]));

    private static double Choose(int from, int count)
    {
        var ways = 1.0;
        for (var each = 0; each < count; each++)
        {
            ways *= Math.Max(0, from - each) / (double)(each + 1);
        }

        return ways;
    }
}
