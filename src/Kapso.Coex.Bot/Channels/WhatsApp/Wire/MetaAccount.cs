using System.Text.Json;

namespace Kapso.Coex.Bot.Channels.WhatsApp.Wire;

/// <summary>What happened to an account, a number or a template.</summary>
internal static class MetaAccount
{
    /// <summary>Of account_update the event's name; of others the field before it, since PIN_CHANGED or REJECTED alone says little.</summary>
    public static Notice.Account Read(string field, JsonElement change, JsonElement entry)
    {
        var value = change.Member("value"u8);
        var happened = value.Text("event"u8);
        var name = happened is null ? field : field == "account_update" ? happened : $"{field} {happened}";
        return Account(name, value, change, entry);
    }

    /// <summary>Trouble of the app or the account itself, which comes where messages would.</summary>
    public static Notice.Account Errors(JsonElement value, JsonElement entry) => Account("errors", value, value, entry);

    private static Notice.Account Account(string name, JsonElement value, JsonElement detail, JsonElement entry)
    {
        var metadata = value.Member("metadata"u8);
        var number = metadata.Text("phone_number_id"u8) ?? value.Text("phone_number_id"u8);
        string?[] named =
        [
            number,
            People.Phone(value.Text("phone_number"u8)),
            People.Phone(value.Text("display_phone_number"u8)),
            People.Phone(metadata.Text("display_phone_number"u8)),
        ];
        return new Notice.Account(
            number,
            value.Member("waba_info"u8).Text("waba_id"u8) ?? entry.Text("id"u8),
            name,
            [.. named.OfType<string>().Distinct()],
            entry.Moment("time"u8),
            detail.Clone());
    }
}
