using Kapso.Coex.Bot.Simulator.World;

namespace Kapso.Coex.Bot.Simulator.Scenarios;

/// <summary>Puts faults together into scenarios, and leaves out what makes none.</summary>
public static class Composer
{
    public const int MostFaults = 8;

    private static readonly string[] AtMeta = ["partner", "account"];

    /// <summary>Every fault alone, and then mixtures of two to eight, no two of which are the same world.</summary>
    /// <param name="count">How many in all. The same count and seed give the same scenarios.</param>
    public static IReadOnlyList<Scenario> Compose(int count, int seed)
    {
        var scenarios = new List<Scenario>();
        var seen = new HashSet<WorldState>();
        foreach (var fault in Faults.All.Where(fault => MakesSense([fault])))
        {
            Add(Scenario.Of([fault]));
        }

        var chance = new Random(seed);
        var groups = Faults.All.Where(fault => fault.Complaint is null && fault.Group != "mended").GroupBy(fault => fault.Group).Select(group => group.ToArray()).ToArray();
        for (var tries = 0; scenarios.Count < count && tries < count * 100; tries++)
        {
            chance.Shuffle(groups);
            var faults = groups.Take(chance.Next(2, MostFaults + 1)).Select(group => group[chance.Next(group.Length)]).OrderBy(Order).ToList();
            if (MakesSense(faults) && seen.Contains(World(faults)) == false)
            {
                Add(Scenario.Of(faults));
            }
        }

        return [.. scenarios.Take(count)];

        void Add(Scenario scenario)
        {
            if (scenario.About is not null || seen.Add(scenario.World) || scenario.Faults is [{ Group: "mended" }])
            {
                scenarios.Add(scenario);
            }
        }
    }

    /// <summary>The customer must meet something when they try, and each fault must be one that can be met.</summary>
    public static bool MakesSense(IReadOnlyList<Fault> faults)
    {
        if (faults is [{ Complaint: not null }] or [{ Group: "mended" }])
        {
            return true;
        }

        var groups = faults.Select(fault => fault.Group).ToHashSet();
        return Rules.Attempt(World(faults)) != Sight.Connected
            && (!groups.Contains("admin") || groups.Overlaps(AtMeta))
            && !(groups.Contains("option") && groups.Contains("phone"))
            && !(groups.Contains("own-app") && groups.Contains("portfolio"));
    }

    private static WorldState World(IReadOnlyList<Fault> faults) => faults.Aggregate(WorldState.Healthy, (state, fault) => fault.Break(state));

    private static int Order(Fault fault) => Faults.All.ToList().IndexOf(fault);
}
