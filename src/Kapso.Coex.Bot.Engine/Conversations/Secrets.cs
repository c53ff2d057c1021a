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
        clean = Tokens().Replace(clean, Removed);
        return (clean, clean != text);
    }

    /// <summary>
    /// By their shape: Meta's access tokens, JSON web tokens, keys with a well-known prefix, long hexadecimal, bearer headers.
    /// </summary>
    [GeneratedRegex(
        @"\bEAA[0-9A-Za-z]{20,}\b|\beyJ[0-9A-Za-z_\-]{8,}\.[0-9A-Za-z_\-]{8,}(?:\.[0-9A-Za-z_\-]*)?|\b(?:sk|pk|rk|xox[abpr]|ghp|gho|github_pat|glpat|whsec|AKIA|AIza)[_\-]?[0-9A-Za-z_\-]{16,}|\b[0-9a-fA-F]{32,}\b|(?i:\bbearer\s+[0-9A-Za-z_\-\.=]{12,})",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Tokens();

    /// <summary>By their label: "my password is …", "PIN: 123456", "api_key=…", in three languages.</summary>
    [GeneratedRegex(
        @"((?:^|[^\p{L}])(?:password|passwd|pwd|passcode|contrase(?:ñ|n)a|clave(?: de acceso| secreta)?|senha|api[ _\-]?key|app[ _\-]?secret|client[ _\-]?secret|access[ _\-]?token|token(?: de acceso| de acesso)?|secret(?: key)?|(?:two[ \-]step |2fa |codigo |c(?:ó|o)digo )?pin)(?: (?:is|es|é|e|:))?\s*[:=]?\s*(?:(?:is|es|é)\s+)?[""'«]?)((?:[^\s""'»]*[0-9][^\s""'»]{3,})|(?:[^\s""'»]{2,}[0-9][^\s""'»]*)|(?:[^\s""'»]*[!@#$%&*_+=][^\s""'»]{2,}))",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Labelled();
}
