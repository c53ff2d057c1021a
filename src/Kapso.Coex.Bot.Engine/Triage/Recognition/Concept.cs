namespace Kapso.Coex.Bot.Engine.Triage.Recognition;

/// <summary>Words and short phrases, in any language, that mean the same to us. A star at the end stands for any ending.</summary>
public sealed record Concept(string Name, IReadOnlyList<string> Words);
