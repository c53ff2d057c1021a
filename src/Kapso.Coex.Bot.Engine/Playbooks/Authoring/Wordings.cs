using System.Text.RegularExpressions;
using Kapso.Coex.Bot.Engine.Languages;

namespace Kapso.Coex.Bot.Engine.Playbooks.Authoring;

/// <summary>Reads texts in the three languages, and button titles, which WhatsApp cuts at twenty characters.</summary>
internal static partial class Wordings
{
    public const int LongestTitle = 20;

    /// <summary>What a playbook's texts may name: the old provider, and the error code that was seen.</summary>
    public static IReadOnlyCollection<string> Placeholders { get; } = ["provider", "code"];

    // What is read where something is missing, so that reading goes on to the next mistake. It never reaches a playbook.
    private static readonly Wording Nothing = new("", "", "");

    public static Wording Wording(this Fields fields, string key) =>
        fields.Need(key, "Add it in English, Spanish and Portuguese: {en: …, es: …, pt: …}.") is { } node
            ? Read(node, $"`{key}` of {fields.OwnerInside}", fields.Notes, Placeholders)
            : Nothing;

    public static Wording Title(this Fields fields, string key)
    {
        var title = fields.Wording(key);
        if (fields.Take(key) is { } node)
        {
            CheckTitle(node, title, fields.Notes);
        }

        return title;
    }

    public static void CheckTitle(Node written, Wording title, Notes notes)
    {
        foreach (var (language, text) in title.ByLanguage().Where(said => said.Text.Length > LongestTitle))
        {
            var at = (written as Node.Mapping)?[language.Code()]?.At ?? written.At;
            notes.Wrong(at, $"'{text}' has {text.Length} characters.", $"A button holds {LongestTitle}: shorten it by {text.Length - LongestTitle}.");
        }
    }

    public static Wording Read(Node node, string owner, Notes notes, IReadOnlyCollection<string>? placeholders)
    {
        if (node is not Node.Mapping)
        {
            notes.Wrong(node.At, $"{owner} is not in three languages.", "Write it as {en: …, es: …, pt: …}.");
            return Nothing;
        }

        var fields = new Fields(node, owner, notes);
        var texts = LanguageCodes.All.Select(language => Translation(fields, language)).ToList();
        fields.NothingElse();
        foreach (var language in LanguageCodes.All)
        {
            CheckPlaceholders(fields, language, placeholders);
        }

        return new Wording(texts[0], texts[1], texts[2]);
    }

    private static string Translation(Fields fields, Language language)
    {
        if (fields.Take(language.Code()) is Node.Text { Value: var text } && !string.IsNullOrWhiteSpace(text))
        {
            return text.Trim();
        }

        fields.Notes.Wrong(fields.Take(language.Code())?.At ?? fields.At, $"{fields.Owner} is missing in {language}.", $"Add the text as `{language.Code()}: …`.");
        return "";
    }

    private static void CheckPlaceholders(Fields fields, Language language, IReadOnlyCollection<string>? allowed)
    {
        if (allowed is null || fields.Take(language.Code()) is not Node.Text text)
        {
            return;
        }

        foreach (var name in Placeholder().Matches(text.Value).Select(match => match.Groups["name"].Value).Where(name => !allowed.Contains(name)))
        {
            fields.Notes.Wrong(
                text.At,
                $"{fields.Owner} has the placeholder {{{name}}}, which does not exist.",
                $"{NearestName.Hint(name, allowed)}Correct it, or write the text without it.");
        }
    }

    public static IEnumerable<(Language Language, string Text)> ByLanguage(this Wording wording) =>
        LanguageCodes.All.Select(language => (language, wording.In(language)));

    [GeneratedRegex(@"\{(?<name>[^{}]*)\}")]
    private static partial Regex Placeholder();
}
