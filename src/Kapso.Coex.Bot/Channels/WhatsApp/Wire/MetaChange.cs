using System.Text.Json;

namespace Kapso.Coex.Bot.Channels.WhatsApp.Wire;

/// <summary>
/// Decides what a change is about by its <c>field</c>, and by nothing else: history and standby hold <c>messages</c> too, and nobody waits for an answer there.
/// </summary>
internal static class MetaChange
{
    private static readonly string[] AboutAccounts = ["account_", "business_", "phone_number_", "message_template_", "template_", "security", "payment_"];

    public static void Read(JsonElement change, JsonElement entry, Place place, DateTimeOffset now, List<Notice> notices)
    {
        var value = change.Member("value"u8);

        // Two of Meta's own samples have the field a level too deep or too high.
        var field = change.Text("field"u8) ?? value.Text("field"u8) ?? entry.Text("field"u8);
        var number = value.Member("metadata"u8).Text("phone_number_id"u8);
        switch (field)
        {
            case "messages":
                new MetaMessages(value, entry, place, now).Read(notices);
                break;
            case "smb_message_echoes":
                MetaEchoes.Read(value, place, now, notices);
                break;
            case null when value.Has("event"u8):
                notices.Add(MetaAccount.Read("account_update", change, entry));
                break;
            case null when change.Has("history"u8) || value.Has("history"u8):
                notices.Add(new Notice.Aside(number, "history"));
                break;
            case null:
                notices.Add(new Notice.Unreadable(number, $"{place}: no field"));
                break;
            case var about when Array.Exists(AboutAccounts, start => about.StartsWith(start, StringComparison.Ordinal)):
                notices.Add(MetaAccount.Read(about, change, entry));
                break;
            default:
                // history, standby, messaging_handovers, smb_app_state_sync, groups, user_preferences, calls, and whatever is invented next.
                notices.Add(new Notice.Aside(number, field));
                break;
        }
    }
}
