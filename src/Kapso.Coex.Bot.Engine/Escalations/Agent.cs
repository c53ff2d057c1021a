namespace Kapso.Coex.Bot.Engine.Escalations;

/// <summary>A person of ours, as customers and colleagues read the name.</summary>
public sealed record Agent(string Id, string Name);
