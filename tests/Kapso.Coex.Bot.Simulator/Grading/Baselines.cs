using Kapso.Coex.Bot.Simulator.Scenarios;
using Kapso.Coex.Bot.Simulator.World;

namespace Kapso.Coex.Bot.Simulator.Grading;

/// <summary>What becomes of the same numbers without us: the page read from top to bottom, any legal step, and somebody who knows everything.</summary>
public static class Baselines
{
    private const int MostSteps = 20;

    // The page's order. Who reads it alone does all of it, whether it is needed or not.
    private static readonly Deed[] ThePage =
    [
        Deed.RemoveFromKapso, Deed.DisconnectInApp, Deed.RemovePartner, Deed.TryToConnect, Deed.RemoveAccount, Deed.WaitFiveMinutes, Deed.ChooseOtherPortfolio,
        Deed.ChooseBusinessApp, Deed.TryToConnect, Deed.SendTestMessage, Deed.SendTestMessage,
    ];

    public static IReadOnlyList<(string Name, double Share)> Of(IReadOnlyList<Scenario> scenarios)
    {
        var ours = scenarios.Where(scenario => scenario.About is null).ToList();
        return ours.Count == 0 ? [] :
        [
            ("the help page alone", ours.Average(scenario => Ends(scenario, ThePage))),
            ("any legal step", ours.Average(scenario => Ends(scenario, AnySteps(scenario)))),
            ("who knows everything", ours.Average(scenario => scenario.Aim == Aim.Person ? 1 : Ends(scenario, scenario.Path))),
        ];
    }

    // A number that only a person can mend is well off when nothing was destroyed.
    private static double Ends(Scenario scenario, IEnumerable<Deed> deeds)
    {
        var world = scenario.World;
        foreach (var deed in deeds.TakeWhile(_ => !world.Proven))
        {
            world = Rules.Step(Rules.Pass(world, 1), deed).After;
        }

        return world.Harm == Harm.None && (scenario.Aim == Aim.Person || world.Proven) ? 1 : 0;
    }

    private static List<Deed> AnySteps(Scenario scenario)
    {
        var chance = new Random(scenario.Id.Length);
        var legal = Enum.GetValues<Deed>();
        return [.. Enumerable.Range(0, MostSteps).Select(_ => legal[chance.Next(legal.Length)])];
    }
}
