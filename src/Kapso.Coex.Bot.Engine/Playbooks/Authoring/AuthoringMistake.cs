namespace Kapso.Coex.Bot.Engine.Playbooks.Authoring;

/// <summary>Something that an author has to put right, said so that they can.</summary>
public sealed record AuthoringMistake(string File, int Line, string What, string WhatToDo)
{
    public override string ToString() => $"{File}:{Line}: {What} {WhatToDo}";

    /// <summary>Each mistake once, in the order in which an author would go through the files.</summary>
    public static IReadOnlyList<AuthoringMistake> InOrder(IEnumerable<AuthoringMistake> mistakes) =>
        [.. mistakes.Distinct().OrderBy(mistake => mistake.File, StringComparer.Ordinal).ThenBy(mistake => mistake.Line)];
}
