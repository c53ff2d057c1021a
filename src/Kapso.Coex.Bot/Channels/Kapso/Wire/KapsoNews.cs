using System.Text.Json;
using Kapso.Coex.Bot.Channels.WhatsApp;
using Kapso.Coex.Bot.Channels.WhatsApp.Wire;

namespace Kapso.Coex.Bot.Channels.Kapso.Wire;

/// <summary>What Kapso tells that is no message: a number was cut off, an account banned, a customer has a new id.</summary>
internal static class KapsoNews
{
    // whatsapp.config.created is the old name of whatsapp.phone_number.created.
    private static readonly string[] AboutAccounts = ["whatsapp.phone_number.", "whatsapp.account.", "whatsapp.config."];

    public static Notice Read(string name, JsonElement item, string? number, DateTimeOffset now) => name switch
    {
        "whatsapp.contact.identity_changed" => Moved(item, number, now),
        _ when Array.Exists(AboutAccounts, start => name.StartsWith(start, StringComparison.Ordinal)) => Account(name, item, number),

        // Conversations opened and ended, workflows, agent runs, project events, marketing preferences.
        _ => new Notice.Aside(number, name),
    };

    /// <summary>No document shows its members; these are the names seen in use, and what does not have them is Meta's system message or unreadable.</summary>
    private static Notice Moved(JsonElement item, string? number, DateTimeOffset now)
    {
        if (item.Member("message"u8) is { ValueKind: JsonValueKind.Object } message)
        {
            return MetaSystem.Read(message, number, now);
        }

        var told = item.Member("identity_change"u8) is { ValueKind: JsonValueKind.Object } inner ? inner : item;
        var contact = item.Member("contact"u8);
        var before = People.Person(
            told.Text("previous_phone_number"u8) ?? told.Text("previous_wa_id"u8),
            told.Text("previous_business_scoped_user_id"u8) ?? told.Text("previous_user_id"u8));
        var after = People.Person(
            told.Text("new_phone_number"u8) ?? told.Text("new_wa_id"u8) ?? told.Text("phone_number"u8) ?? contact.Text("phone_number"u8) ?? contact.Text("wa_id"u8),
            told.Text("new_business_scoped_user_id"u8) ?? told.Text("business_scoped_user_id"u8) ?? contact.Text("business_scoped_user_id"u8));
        if (before.IsNobody || after.IsNobody)
        {
            return new Notice.Unreadable(number, "an identity changed, but it does not say from what to what");
        }

        // The event's own id where there is one; else the change itself is its name, since it cannot happen twice.
        var id = item.Text("id"u8) ?? $"{before.UserId ?? before.Phone}>{after.UserId ?? after.Phone}";
        return new Notice.Moved(number, before, after, id, item.Moment("occurred_at"u8) ?? now);
    }

    private static Notice.Account Account(string name, JsonElement item, string? number)
    {
        List<string> numbers = number is null ? [] : [number];
        foreach (var named in item.Items("phone_numbers"u8))
        {
            numbers.AddRange(new[] { named.Text("id"u8), People.Phone(named.Text("display_phone_number"u8)) }.OfType<string>());
        }

        if (People.Phone(item.Text("display_phone_number"u8)) is { } display)
        {
            numbers.Add(display);
        }

        return new Notice.Account(
            number,
            item.Text("business_account_id"u8) ?? item.Member("source"u8).Text("business_account_id"u8),
            name,
            [.. numbers.Distinct()],
            item.Moment("occurred_at"u8),
            item.Clone());
    }
}
