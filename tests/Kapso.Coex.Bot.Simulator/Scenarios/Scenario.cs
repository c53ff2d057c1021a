using Kapso.Coex.Bot.Simulator.World;

namespace Kapso.Coex.Bot.Simulator.Scenarios;

/// <summary>A number in trouble: what is wrong with it, and what a good conversation makes of it.</summary>
public sealed record Scenario(string Id, IReadOnlyList<Fault> Faults, WorldState World, Aim Aim)
{
    /// <summary>The fewest deeds that lead to a proven connection; empty where it is not about connecting, or cannot be done.</summary>
    public IReadOnlyList<Deed> Path { get; init; } = [];

    public Complaint? About => Faults.Select(fault => fault.Complaint).FirstOrDefault(complaint => complaint is not null);

    /// <summary>
    /// How many messages a customer needs at least with a helper who knows everything: the opening, one for each deed, the yes before
    /// what cannot be taken back, and the look into Kapso. Null where it is not about connecting.
    /// </summary>
    public int? FewestMessages => Aim != Aim.Connect ? null
        : 2 + Path.Count(deed => deed != Deed.WaitFiveMinutes) + Path.Count(deed => deed is Deed.RemoveFromKapso or Deed.RemovePartner or Deed.RemoveAccount);

    /// <summary>Works out what can be made of these faults.</summary>
    public static Scenario Of(IReadOnlyList<Fault> faults)
    {
        var world = faults.Aggregate(WorldState.Healthy, (state, fault) => fault.Break(state));
        var id = string.Join('+', faults.Select(fault => fault.Name));
        var complaint = faults.Select(fault => fault.Complaint).FirstOrDefault(each => each is not null);
        if (complaint is not null and not Complaint.Disconnects)
        {
            return new Scenario(id, faults, world, complaint is Complaint.AppBroken or Complaint.WantsDedicated ? Aim.Person : Aim.Explain);
        }

        return Search.ShortestPath(world) is { } path
            ? new Scenario(id, faults, world, Aim.Connect) { Path = path }
            : new Scenario(id, faults, world, Aim.Person);
    }
}

/// <summary>What a good conversation ends with.</summary>
public enum Aim
{
    /// <summary>Connected, and a test message has come in.</summary>
    Connect,

    /// <summary>No harmless way leads there: a person, with everything collected and nothing destroyed.</summary>
    Person,

    /// <summary>Nothing to mend: an explanation, or another address, and no case at the desk.</summary>
    Explain,
}
