namespace Kapso.Coex.Bot.Engine.Escalations;

/// <summary>A person of ours, as customers and colleagues read the name.</summary>
/// <param name="Id">Stays when the name changes.</param>
public sealed record Agent(string Id, string Name)
{
    /// <summary>Somebody who answers from elsewhere: the paired phone, or another program on the same number. We do not know who.</summary>
    public static Agent Outside { get; } = new("outside", "");
}
