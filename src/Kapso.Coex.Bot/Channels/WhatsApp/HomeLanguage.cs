using Kapso.Coex.Bot.Engine.Languages;

namespace Kapso.Coex.Bot.Channels.WhatsApp;

/// <summary>
/// What is spoken where a customer's number is from. WhatsApp tells no language, and "hola" alone is too little to go by; the first clear
/// sentence counts for more than this.
/// </summary>
internal static class HomeLanguage
{
    private static readonly string[] SpanishCountries =
        ["AR", "BO", "CL", "CO", "CR", "CU", "DO", "EC", "ES", "GQ", "GT", "HN", "MX", "NI", "PA", "PE", "PR", "PY", "SV", "UY", "VE"];

    private static readonly string[] SpanishCodes =
    [
        "34", "51", "52", "53", "54", "56", "57", "58", "240", "502", "503", "504", "505", "506", "507", "591", "593", "595", "598",
        "1787", "1809", "1829", "1849", "1939",
    ];

    private static readonly string[] PortugueseCountries = ["AO", "BR", "CV", "MZ", "PT"];
    private static readonly string[] PortugueseCodes = ["55", "238", "244", "258", "351"];

    /// <summary>Null where it tells nothing.</summary>
    public static Language? Of(Person person) => person switch
    {
        { UserId: [_, _, '.', ..] user } when SpanishCountries.Contains(user[..2]) => Language.Spanish,
        { UserId: [_, _, '.', ..] user } when PortugueseCountries.Contains(user[..2]) => Language.Portuguese,
        { Phone: { } phone } when SpanishCodes.Any(code => phone.StartsWith(code, StringComparison.Ordinal)) => Language.Spanish,
        { Phone: { } phone } when PortugueseCodes.Any(code => phone.StartsWith(code, StringComparison.Ordinal)) => Language.Portuguese,
        _ => null,
    };
}
