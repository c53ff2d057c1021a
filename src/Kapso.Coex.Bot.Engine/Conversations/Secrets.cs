using System.Text.RegularExpressions;

namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>
/// Takes tokens, keys, passwords and PINs out of a customer's text before anything stores it. Rather one word too many: nobody here
/// needs any of them.
/// </summary>
public static partial class Secrets
{
    /// <summary>What stands where a secret stood.</summary>
    public const string Removed = "[removed]";

    /// <summary>The text without its secrets, and whether there were any.</summary>
    public static (string Text, bool Had) Remove(string text)
    {
        var clean = Labelled().Replace(text, $"$1{Removed}");
        clean = LabelledFromAfar().Replace(clean, $"$1{Removed}");
        clean = CodesSent().Replace(clean, $"$1{Removed}");
        clean = Tokens().Replace(clean, Removed);
        return (clean, clean != text);
    }

    /// <summary>Whether something in it is a secret by its shape, whatever stands around it.</summary>
    public static bool IsToken(string text) => Tokens().IsMatch(text);

    /// <summary>Whether something of this name holds a secret, such as <c>accessToken</c> or <c>user_password</c>: whatever its value looks like.</summary>
    public static bool IsLabel(string name) => Label().IsMatch(WithBlanks(name));

    // accessToken is read as two words.
    private static string WithBlanks(string name) =>
        string.Concat(name.Select((letter, place) => place > 0 && char.IsUpper(letter) && !char.IsUpper(name[place - 1]) ? $" {letter}" : $"{letter}"));

    private const string Labels =
        @"password|passwd|pwd|passcode|contrase(?:ñ|n)a|clave(?: de acceso| secreta)?|senha|api[ _\-]?key|app[ _\-]?secret|client[ _\-]?secret|access[ _\-]?token|token(?: de acceso| de acesso)?|secret(?: key)?|(?:two[ \-]step |2fa |codigo |c(?:ó|o)digo )?pin";

    // What a label tells of, up to where it ends, and how far into it is looked. The bounds, and what is never taken back once it was
    // read, keep every pattern here linear in a hostile text; NonBacktracking would too, for 13 MB and half a second of the processor.
    private const string Value = @"[^\s""'»]";
    private const string Far = "100";

    /// <summary>
    /// By their shape: Meta's access tokens, JSON web tokens, keys with a well-known prefix, long hexadecimal, bearer headers. An underscore
    /// ends a word here, because names of files are made of them.
    /// </summary>
    [GeneratedRegex(
        @"(?:\b|_)EAA[0-9A-Za-z]{20,}|(?:\b|_)eyJ[0-9A-Za-z_\-]{8,}\.[0-9A-Za-z_\-]{8,}(?:\.[0-9A-Za-z_\-]*)?|(?:\b|_)(?:sk|pk|rk|xox[abpr]|ghp|gho|github_pat|glpat|whsec|AKIA|AIza)[_\-]?[0-9A-Za-z_\-]{16,}|(?:\b|_)[0-9a-fA-F]{32,}(?:\b|_)|(?i:\bbearer\s+[0-9A-Za-z_\-\.=]{12,})",
        RegexOptions.CultureInvariant)]
    private static partial Regex Tokens();

    [GeneratedRegex($@"(?<!\p{{L}})(?:{Labels}|authori[sz]ation|credential)s?(?:[^\p{{L}}]|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    /// <summary>By their label: "my password is …", "PIN: 123456", "api_key=…", in three languages.</summary>
    [GeneratedRegex(
        $@"((?<!\p{{L}})(?:{Labels})[""']?(?: (?:is|es|é|e|:))?(?>\s*)[:=]?(?>\s*)(?:(?:is|es|é)(?>\s+))?[""'«]?)(?:(?={Value}{{0,{Far}}}[0-9]{Value}{{3}})|(?={Value}{{2,{Far}}}[0-9])|(?={Value}{{0,{Far}}}[!@#$%&*_+=]{Value}{{2}})){Value}+",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Labelled();

    /// <summary>With a few words between: "the password of the account is …". Only what mixes letters and digits, or six digits: Meta's codes stay.</summary>
    [GeneratedRegex(
        $@"((?<!\p{{L}})(?:password|contrase(?:ñ|n)a|clave|senha|pin|token|api[ _\-]?key)(?: \p{{L}}+){{1,5}} (?:is|es|é)[:=]? ?[""'«]?)(?:(?={Value}{{0,{Far}}}[0-9])(?={Value}{{0,{Far}}}\p{{L}}){Value}+|[0-9]{{6}}\b|pin number [0-9]{{4,8}}\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LabelledFromAfar();

    /// <summary>Six digits that Meta sent by SMS or call: whoever has them can register the number.</summary>
    [GeneratedRegex(
        @"((?<!\p{L})(?:(?:verification|security|confirmation|sms) code|c(?:ó|o)digo de (?:verifica|seguri|seguran|confirma)\p{L}*|c(?:ó|o)digo que (?:me )?(?:lleg|manda|envia|cheg)\p{L}*)(?: \p{L}+){0,4}[:=]?\s*)([0-9]{3}[ \-]?[0-9]{3}\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CodesSent();
}
