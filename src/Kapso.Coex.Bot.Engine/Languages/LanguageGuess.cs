namespace Kapso.Coex.Bot.Engine.Languages;

/// <summary>A language and how sure we are of it, from one half to one.</summary>
public readonly record struct GuessedLanguage(Language Language, float Confidence)
{
    /// <summary>
    /// Tells English, Spanish and Portuguese apart in a few words; null when the text does not show ("ok", "3441041", "error").
    /// </summary>
    public static GuessedLanguage? Of(string text) => Of(TextFolding.Fold(text));

    public static GuessedLanguage? Of(FoldedText text)
    {
        var signs = LanguageSigns.In(text.Original);
        for (var at = 0; at < text.Count; at++)
        {
            signs += LanguageSigns.OfWord(text.Word(at));
        }

        return signs.Strongest() is { } found && found.Confidence >= Enough ? found : null;
    }

    /// <summary>The likeliest language, however weak the signs; null where there is none at all.</summary>
    public static Language? Likeliest(string text)
    {
        var folded = TextFolding.Fold(text);
        var signs = LanguageSigns.In(text);
        for (var at = 0; at < folded.Count; at++)
        {
            signs += LanguageSigns.OfWord(folded.Word(at));
        }

        return signs.Likeliest();
    }

    private const float Enough = 0.62f;
}
