using System.Text;

namespace Kapso.Coex.Bot.Desk.Accounts;

/// <summary>What is wrong with a password.</summary>
internal enum PasswordMistake
{
    TooShort,
    TooLong,
    TooCommon,
    OwnName,
}

/// <summary>Which passwords are good enough: long ones that are not the first that come to mind. What they are made of does not matter.</summary>
internal static class Passwords
{
    public const int Shortest = 12;
    public const int Longest = 128;

    // What is left when the person's own words are taken away has to hold by itself.
    private const int EnoughBesideTheName = 8;
    private const int ShortestWord = 3;

    /// <summary>Null when there is nothing wrong.</summary>
    public static PasswordMistake? Mistake(string password, string name, string email)
    {
        var normal = Normal(password);
        return Length(normal) switch
        {
            < Shortest => PasswordMistake.TooShort,
            > Longest => PasswordMistake.TooLong,
            _ when IsMostlyTheName(normal, name, email) => PasswordMistake.OwnName,
            _ => CommonPasswords.Has(normal) ? PasswordMistake.TooCommon : null,
        };
    }

    /// <summary>The same letters whatever keyboard they came from.</summary>
    public static string Normal(string password)
    {
        try
        {
            return password.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            return password; // half a character: nobody types that, and it is as good as any other
        }
    }

    private static int Length(string text) => text.EnumerateRunes().Count();

    private static bool IsMostlyTheName(string password, string name, string email)
    {
        var words = $"{name} {email}".Split([' ', '.', '-', '_', '@', '+', '\''], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Length >= ShortestWord).OrderByDescending(word => word.Length).ToList();
        var rest = words.Aggregate(password, (rest, word) => rest.Replace(word, "", StringComparison.InvariantCultureIgnoreCase));
        return rest.Length < password.Length && rest.Count(char.IsLetterOrDigit) < EnoughBesideTheName;
    }
}
