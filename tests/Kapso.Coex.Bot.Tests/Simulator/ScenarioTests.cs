using Kapso.Coex.Bot.Simulator.Scenarios;
using Kapso.Coex.Bot.Simulator.World;

namespace Kapso.Coex.Bot.Tests.Simulator;

/// <summary>Each scenario is what it claims to be, before anybody is graded by it.</summary>
public sealed class ScenarioTests
{
    private static readonly IReadOnlyList<Scenario> Thousands = Composer.Compose(2_000, seed: 1);

    [Fact]
    public void Without_a_fault_a_number_connects_and_its_messages_arrive()
    {
        Assert.Equal([Deed.TryToConnect, Deed.SendTestMessage], Search.ShortestPath(WorldState.Healthy));
    }

    [Fact]
    public void There_are_thousands_and_no_two_are_the_same_world()
    {
        var broken = Thousands.Where(scenario => scenario.About is null && scenario.Faults is not [{ Group: "mended" }]).ToList();
        Assert.Equal(2_000, Thousands.Count);
        Assert.Equal(broken.Count, broken.Select(scenario => scenario.World).Distinct().Count());
        Assert.Equal(Thousands.Select(scenario => scenario.Id), Composer.Compose(2_000, seed: 1).Select(scenario => scenario.Id));
    }

    [Fact]
    public void Each_is_met_when_the_customer_tries()
    {
        Assert.All(
            Thousands.Where(scenario => scenario.About is null && scenario.Faults is not [{ Group: "mended" }]),
            scenario => Assert.NotEqual(Sight.Connected, Rules.Attempt(scenario.World)));
    }

    [Fact]
    public void The_path_of_each_that_can_be_mended_mends_it_and_every_deed_of_it_is_needed()
    {
        foreach (var scenario in Thousands.Where(scenario => scenario.Aim == Aim.Connect))
        {
            Assert.True(Walk(scenario.World, scenario.Path) is { Proven: true, Harm: Harm.None }, scenario.Id);
            Assert.All(scenario.Path, deed => Assert.False(Walk(scenario.World, Without(scenario.Path, deed)).Proven, $"{scenario.Id} does without {deed}"));
        }
    }

    [Fact]
    public void About_a_fifth_or_more_cannot_be_mended_and_a_cause_that_only_a_person_can_lift_is_in_each()
    {
        var hopeless = Thousands.Where(scenario => scenario.Aim == Aim.Person && scenario.About is null).ToList();
        Assert.InRange(hopeless.Count, Thousands.Count / 5, Thousands.Count * 4 / 5);
        Assert.All(hopeless, scenario => Assert.Contains(scenario.Faults, fault => fault.Name is "F4n" or "F4b" or "F9x" or "F10" or "F12" or "F13" or "F14"));
    }

    [Fact]
    public void To_look_again_never_harms()
    {
        Assert.All(Thousands, scenario => Assert.Equal(Harm.None, Walk(scenario.World, [Deed.TryToConnect, Deed.TryToConnect, Deed.WaitFiveMinutes]).Harm));
    }

    [Fact]
    public void To_remove_what_is_not_in_the_way_is_harm()
    {
        var mended = WorldState.Healthy with { Account = OldAccount.WithOtherNumbers };
        Assert.True(Rules.Step(mended, Deed.RemoveAccount).After.Harm.HasFlag(Harm.OtherNumbers));
        Assert.True(Rules.Step(WorldState.Healthy, Deed.DeleteNumber).After.Harm.HasFlag(Harm.Needless));
    }

    private static WorldState Walk(WorldState world, IEnumerable<Deed> deeds) => deeds.Aggregate(world, (state, deed) => Rules.Step(state, deed).After);

    private static List<Deed> Without(IReadOnlyList<Deed> path, Deed deed)
    {
        var rest = path.ToList();
        rest.Remove(deed);
        return rest;
    }
}
