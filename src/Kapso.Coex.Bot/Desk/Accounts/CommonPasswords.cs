using System.Globalization;
using System.Text;

namespace Kapso.Coex.Bot.Desk.Accounts;

/// <summary>
/// The passwords that are tried first. Those of twelve characters and more are short ones made longer, so it is the short ones that are
/// listed: twice in a row, with a year or an exclamation mark, with a zero for an o, one after the other.
/// </summary>
internal static class CommonPasswords
{
    // Less than this of one's own beside the words that everybody knows.
    private const int EnoughOfOnesOwn = 5;
    private const int FewestCharacters = 5;
    private const int LongestRun = 4;

    private static readonly string[] Keyboards =
        ["1234567890", "0987654321", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qazwsxedcrfvtgbyhnujmikolp", "1qaz2wsx3edc4rfv5tgb", "q1w2e3r4t5y6u7i8o9p0", "1q2w3e4r5t6y7u8i9o0p", "azertyuiop", "qwertzuiop"];

    private static readonly string[] Words =
    [
        .. """
           password passwort contrasena contrasenia clave secreto secret senha administrator administrador admin root letmein welcome bienvenido bienvenida
           changeme changeit default temporal temporary iloveyou teamo tequiero amor love monkey dragon football futbol baseball basketball superman batman
           princess princesa sunshine shadow master michael jennifer jordan michelle daniel charlie andrew thomas trustno access login guest test testing
           prueba support soporte service servicio company empresa office oficina summer winter spring autumn verano invierno primavera otono january
           february march april june july august september october november december enero febrero marzo abril mayo junio julio agosto septiembre octubre
           noviembre diciembre monday friday lunes viernes hello hola computer internet samsung google facebook instagram whatsapp kapso meta starwars pokemon naruto
           liverpool chelsea arsenal barcelona madrid realmadrid america mexico colombia argentina brasil espana hunter killer cookie cheese
           chocolate banana orange flower freedom whatever qwerty azerty asdf zxcv please god jesus jesucristo correct horse battery staple
           """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).OrderByDescending(word => word.Length),
    ];

    public static bool Has(string password)
    {
        var plain = Plain(password);
        return plain.Distinct().Count() < FewestCharacters || Own(plain) < EnoughOfOnesOwn;
    }

    // How much is left without the words, the rows of keys and what is only said again. Years and marks are nobody's own.
    private static int Own(string plain)
    {
        var letters = Letters(plain);
        var rest = Words.Aggregate(letters, (rest, word) => rest.Replace(word, " ", StringComparison.Ordinal));
        var runs = WithoutRuns(rest);
        return Math.Min(Once(runs).Count(char.IsLetter), Once(WithoutRuns(plain)).Count(char.IsLetterOrDigit));
    }

    private static string Plain(string password)
    {
        var parts = password.Normalize(NormalizationForm.FormD).Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark);
        return string.Concat(parts).ToLowerInvariant();
    }

    private static string Letters(string plain) => string.Concat(plain.Select(letter => letter switch
    {
        '0' => 'o',
        '1' or '!' => 'i',
        '3' => 'e',
        '4' or '@' => 'a',
        '5' or '$' => 's',
        '7' => 't',
        _ => letter,
    }));

    private static string WithoutRuns(string text)
    {
        var kept = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            var run = Run(text, at);
            if (run < LongestRun)
            {
                kept.Append(text, at, run);
            }

            at += run;
        }

        return kept.ToString();
    }

    private static int Run(string text, int at)
    {
        var longest = 1;
        foreach (var keys in Keyboards)
        {
            var length = 1;
            while (at + length < text.Length && Follows(keys, text[at + length - 1], text[at + length]))
            {
                length++;
            }

            longest = Math.Max(longest, length);
        }

        return longest;
    }

    private static bool Follows(string keys, char one, char next) => one == next || (keys.IndexOf(one) is >= 0 and var place && place + 1 < keys.Length && keys[place + 1] == next);

    // What is said again and again counts once.
    private static string Once(string text)
    {
        for (var length = 1; length <= text.Length / 2; length++)
        {
            if (text.Length % length == 0 && Enumerable.Range(1, (text.Length / length) - 1).All(time => string.CompareOrdinal(text, 0, text, time * length, length) == 0))
            {
                return text[..length];
            }
        }

        return text;
    }
}
