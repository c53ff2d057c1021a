namespace Kapso.Coex.Bot.Triage;

/// <summary>How names of ours are written in files: <c>WhatIsLost</c> is <c>what-is-lost</c>.</summary>
internal static class KebabCase
{
    public static string Of<T>(T name)
        where T : struct, Enum =>
        string.Concat(name.ToString().Select((letter, at) => char.IsUpper(letter) && at > 0 ? $"-{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));
}
