namespace Kapso.Coex.Bot.Engine.Languages;

/// <summary>The languages the bot speaks. English is what it falls back to.</summary>
public enum Language
{
    English,
    Spanish,
    Portuguese,
}

public static class LanguageCodes
{
    /// <summary>Every language, in the order in which texts are written.</summary>
    public static IReadOnlyList<Language> All { get; } = [Language.English, Language.Spanish, Language.Portuguese];

    /// <summary>ISO 639-1: <c>en</c>, <c>es</c> or <c>pt</c>.</summary>
    public static string Code(this Language language) => language switch
    {
        Language.Spanish => "es",
        Language.Portuguese => "pt",
        _ => "en",
    };

    /// <summary>Reads a locale such as <c>es-MX</c> or <c>pt_BR</c>; null when it is none of ours.</summary>
    public static Language? FromLocale(string? locale) => locale?.Split('-', '_')[0].ToLowerInvariant() switch
    {
        "en" => Language.English,
        "es" => Language.Spanish,
        "pt" => Language.Portuguese,
        _ => null,
    };
}
