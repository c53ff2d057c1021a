using System.Text.Json;

namespace Kapso.Coex.Bot.Channels.WhatsApp.Wire;

/// <summary>A change of the field <c>messages</c>: what customers said, and what became of what we said.</summary>
internal sealed class MetaMessages(JsonElement value, JsonElement entry, Place place, DateTimeOffset now)
{
    private readonly string? number = value.Member("metadata"u8).Text("phone_number_id"u8);

    // "15550783881" or "+250 788 123 200".
    private readonly string? ownPhone = People.Phone(value.Member("metadata"u8).Text("display_phone_number"u8));
    private readonly Contacts contacts = new(value);

    public void Read(List<Notice> notices)
    {
        var before = notices.Count;
        ReadMessages(notices);
        ReadStatuses(notices);
        if (notices.Count > before)
        {
            return;
        }

        notices.Add(value.Has("errors"u8)
            ? MetaAccount.Errors(value, entry)
            : new Notice.Unreadable(number, $"{place}: neither messages nor statuses nor errors"));
    }

    private void ReadMessages(List<Notice> notices)
    {
        var listed = value.Member("messages"u8);
        if (listed.ValueKind != JsonValueKind.Array)
        {
            Complain(listed, "messages", notices);
            return;
        }

        var alone = listed.GetArrayLength() == 1;
        var at = 0;
        foreach (var message in listed.EnumerateArray())
        {
            var (id, userId) = (message.Text("from"u8), message.Text("from_user_id"u8));
            var from = People.Person(id, userId, contacts.Of(id, userId, alone));
            var notice = ownPhone is not null && from.Phone == ownPhone
                ? new Notice.Aside(number, "own-number")
                : MetaMessage.Read(message, from, number, now);
            notices.Add(place.Put(notice, "messages", at++));
        }
    }

    private void ReadStatuses(List<Notice> notices)
    {
        var listed = value.Member("statuses"u8);
        if (listed.ValueKind != JsonValueKind.Array)
        {
            Complain(listed, "statuses", notices);
            return;
        }

        var at = 0;
        foreach (var status in listed.EnumerateArray())
        {
            notices.Add(place.Put(MetaStatus.Read(status, number, contacts, now), "statuses", at++));
        }
    }

    private void Complain(JsonElement listed, string name, List<Notice> notices)
    {
        if (listed.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null))
        {
            notices.Add(new Notice.Unreadable(number, $"{place}.{name}: not a list"));
        }
    }
}
