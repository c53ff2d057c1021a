using System.Text.Json;

namespace Kapso.Coex.Bot.Tests.Triage;

/// <summary>A phrase of tests/Triage with what somebody says it is: see the README there.</summary>
internal sealed record LabelledPhrase(string Id, string Text, string Language, string Expect, string? ErrorCode = null, string? Topic = null)
{
    private static readonly JsonSerializerOptions Wire = new(JsonSerializerDefaults.Web);

    public IReadOnlyList<string> Accept { get; init; } = [];

    public static IReadOnlyList<LabelledPhrase> ReadAll(string file) =>
        [.. File.ReadLines(file).Select(line => JsonSerializer.Deserialize<LabelledPhrase>(line, Wire)!)];

    /// <summary>Whether this answer is the expected one, or one that the labeller also lets pass.</summary>
    public bool IsRight(string answer) => answer == Expect || Accept.Contains(answer);
}
