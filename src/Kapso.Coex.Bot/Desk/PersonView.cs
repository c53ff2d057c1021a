using Kapso.Coex.Bot.Storage;

namespace Kapso.Coex.Bot.Desk;

/// <summary>Who the customer is, by the word of their own site.</summary>
/// <param name="Id">What the site calls them.</param>
internal sealed record PersonView(
    string Id, string? Name, string? Email, string? Project, string? Locale, IReadOnlyList<string> Numbers, IReadOnlyList<string> PhoneNumberIds, IReadOnlyList<string> WabaIds)
{
    public static PersonView? Of(Identity? signed) => signed is null
        ? null
        : new(signed.Subject, signed.Name, signed.Email, signed.Project, signed.Locale, signed.Numbers, signed.PhoneNumberIds, signed.WabaIds);
}
