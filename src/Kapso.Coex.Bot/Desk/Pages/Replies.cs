using Kapso.Coex.Bot.Desk.Cases;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks.Authoring;
using Kapso.Coex.Bot.Playbooks;

namespace Kapso.Coex.Bot.Desk.Pages;

/// <summary>What agents say often: prompts/desk/replies.yaml, in the customer's language.</summary>
internal sealed class Replies(IReadOnlyDictionary<string, Wording> written)
{
    public const string File = "replies.yaml";
    private static readonly PhraseRules Rules = new(Placeholders: ["name", "agent", "code", "provider", "number"]);

    /// <summary>Every mistake in the file, or none.</summary>
    public static IReadOnlyList<AuthoringMistake> Mistakes(string folder) => (Compile(folder) as PhraseCompilation.Refused)?.Mistakes ?? [];

    /// <exception cref="PlaybooksRefusedException">There are mistakes in it.</exception>
    public static Replies Read(string folder) => Compile(folder) switch
    {
        PhraseCompilation.InOrder(var replies) => new Replies(replies),
        PhraseCompilation.Refused(var mistakes) => throw new PlaybooksRefusedException(mistakes),
        var other => throw new InvalidOperationException($"{other} is not a reading."),
    };

    /// <summary>Those with all these words in their name or text, filled in for that case.</summary>
    public IEnumerable<ReadyText> Search(string words, OpenCase @case, string agent) => written
        .Select(reply => new ReadyText(reply.Key.Replace('-', ' '), FillIn(reply.Value.In(@case.Language).Trim(), @case, agent), reply.Value.English))
        .Where(reply => reply.Has(words));

    // What is not known stays in braces: the agent sees it, and it is not sent like that.
    private static string FillIn(string text, OpenCase @case, string agent) => Placeholders.Fill(text, new Dictionary<string, string?>
    {
        ["name"] = @case.File.Person?.Name ?? @case.File.Contact?.Name,
        ["agent"] = agent,
        ["code"] = @case.File.Brief.Codes is [.., var last] ? last : null,
        ["provider"] = @case.File.Brief.Provider,
        ["number"] = @case.File.Contact?.Phone,
    });

    private static PhraseCompilation Compile(string folder) => System.IO.File.Exists(Path.Combine(folder, File))
        ? PhraseCompiler.Compile([PromptFiles.Read(Path.Combine(folder, File))], Path.Combine(folder, File), Rules)
        : new PhraseCompilation.InOrder(new Dictionary<string, Wording>());
}

/// <summary>A text that can be put into an answer.</summary>
/// <param name="Also">The English text, by which an agent may look for it as well.</param>
internal sealed record ReadyText(string Title, string Text, string Also)
{
    public bool Has(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word =>
        Title.Contains(word, StringComparison.CurrentCultureIgnoreCase)
        || Text.Contains(word, StringComparison.CurrentCultureIgnoreCase)
        || Also.Contains(word, StringComparison.CurrentCultureIgnoreCase));
}

/// <summary>Names in braces.</summary>
internal static class Placeholders
{
    public static string Fill(string text, IReadOnlyDictionary<string, string?> values) =>
        values.Where(value => !string.IsNullOrWhiteSpace(value.Value)).Aggregate(text, (filled, value) => filled.Replace($"{{{value.Key}}}", value.Value, StringComparison.Ordinal));

    /// <summary>The first name that nobody filled in; null where there is none.</summary>
    public static string? Left(string text)
    {
        var open = text.IndexOf('{', StringComparison.Ordinal);
        var close = open < 0 ? -1 : text.IndexOf('}', open);
        return close - open is > 1 and < 20 && text[(open + 1)..close].All(char.IsAsciiLetterLower) ? text[open..(close + 1)] : null;
    }
}
