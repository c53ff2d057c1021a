using System.Text.Json;
using System.Text.RegularExpressions;

namespace Kapso.Coex.Bot.Channels.WhatsApp.Wire;

/// <summary>Tells scoped ids from phones, and people from nobody.</summary>
internal static partial class People
{
    /// <param name="id">What stands in <c>from</c>, <c>to</c>, <c>wa_id</c> or <c>recipient_id</c>: a phone, sometimes the scoped id, sometimes nothing.</param>
    /// <param name="userId">What stands in the member for the scoped id.</param>
    /// <param name="contact">Their entry in <c>contacts</c>; fills only what is missing.</param>
    public static Person Person(string? id, string? userId, JsonElement contact = default)
    {
        var wa = contact.Text("wa_id"u8);
        var profile = contact.Member("profile"u8);
        return new Person(
            userId ?? ScopedId(id) ?? contact.Text("user_id"u8) ?? ScopedId(wa),
            Phone(id) ?? Phone(wa),
            profile.Text("name"u8) ?? profile.Text("username"u8));
    }

    /// <summary>Digits only, whether it came so or as "+250 788 123 200"; null for what is no phone.</summary>
    public static string? Phone(string? written)
    {
        if (string.IsNullOrEmpty(written) || written.Any(letter => !char.IsAsciiDigit(letter) && !"+-(). \u00A0\u2011".Contains(letter)))
        {
            return null;
        }

        var digits = written.All(char.IsAsciiDigit) ? written : string.Concat(written.Where(char.IsAsciiDigit));
        return digits.Length is > 0 and <= 20 ? digits : null;
    }

    public static string? ScopedId(string? written) => written is not null && Scoped.IsMatch(written) ? written : null;

    // US.13491208655302741918, or US.ENT.… where portfolios are linked.
    [GeneratedRegex(@"^[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128}\z")]
    private static partial Regex Scoped { get; }
}
