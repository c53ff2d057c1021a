using System.Text.Json;
using Kapso.Coex.Bot.Channels.WhatsApp;
using Kapso.Coex.Bot.Channels.WhatsApp.Wire;

namespace Kapso.Coex.Bot.Channels.Kapso.Wire;

/// <summary>One event of Kapso's: a message of Meta's shape with Kapso's own word and the conversation beside it, or news of a number.</summary>
internal sealed class KapsoEvent(JsonElement item, DateTimeOffset now)
{
    private const string MessageEvent = "whatsapp.message.";
    private readonly JsonElement message = item.Member("message"u8);
    private readonly JsonElement kapso = item.Member("message"u8).Member("kapso"u8);
    private readonly JsonElement conversation = item.Member("conversation"u8);
    private readonly string? number = item.Text("phone_number_id"u8) ?? item.Member("conversation"u8).Text("phone_number_id"u8);

    private bool ByPhone => kapso.Is("origin"u8, "business_app"u8);

    public void Read(string? name, List<Notice> notices)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            notices.Add(new Notice.Unreadable(number, "not an object"));
        }
        else if (name is null)
        {
            notices.Add(new Notice.Unreadable(number, "no event, neither in X-Webhook-Event nor in the body"));
        }
        else if (item.Has("whatsapp_config"u8))
        {
            notices.Add(new Notice.Unreadable(number, "payload version 1; set the webhook's payload_version to v2"));
        }
        else if (name.StartsWith(MessageEvent, StringComparison.Ordinal))
        {
            ReadMessage(name, notices);
        }
        else
        {
            notices.Add(KapsoNews.Read(name, item, number, now));
        }
    }

    private void ReadMessage(string name, List<Notice> notices)
    {
        var what = name[MessageEvent.Length..];
        if (message.ValueKind != JsonValueKind.Object)
        {
            notices.Add(new Notice.Unreadable(number, "no message"));
        }
        else if (kapso.Is("origin"u8, "history_sync"u8))
        {
            // On a coexistence number these are thousands of old messages at once.
            notices.Add(new Notice.Aside(number, "history_sync"));
        }
        else if (what == "received")
        {
            notices.Add(kapso.Is("direction"u8, "outbound"u8) ? Spoken() : Heard());
        }
        else if (MetaStatus.State(what) is not { } state)
        {
            notices.Add(new Notice.Aside(number, name));
        }
        else
        {
            ReadOurs(what, state, notices);
        }
    }

    /// <summary>"sent" tells two things: that our number spoke, and, if it was the bot, that its message went out. The inbox knows the wamid, or not.</summary>
    private void ReadOurs(string what, DeliveryState state, List<Notice> notices)
    {
        if (state == DeliveryState.Sent)
        {
            notices.Add(Spoken());
        }

        if (!ByPhone)
        {
            notices.Add(Status(what, state));
        }
        else if (state != DeliveryState.Sent)
        {
            notices.Add(new Notice.Aside(number, $"{what} by phone"));
        }
    }

    private Notice Heard() => MetaMessage.Read(message, Customer("from"u8, "from_user_id"u8), number, now, Beside());

    private Notice Spoken()
    {
        var notice = MetaEchoes.Read(message, Customer("to"u8, "to_user_id"u8), number, ByPhone, kapso.Text("content"u8), now);
        return notice is Notice.Spoken { OurId: null } spoken
            ? spoken with { OurId = MetasStatus("sent").Text("biz_opaque_callback_data"u8) }
            : notice;
    }

    private Notice Status(string what, DeliveryState state)
    {
        if (message.Text("id"u8) is not { } id)
        {
            return new Notice.Unreadable(number, "no id");
        }

        var meta = MetasStatus(what);
        return new Notice.Status(
            number,
            id,
            state,
            meta.Moment("timestamp"u8) ?? message.Moment("timestamp"u8) ?? now,
            Customer("to"u8, "to_user_id"u8),
            state == DeliveryState.Failed ? MetaStatus.Error(meta) ?? MetaStatus.Error(message) ?? MetaStatus.Error(kapso) : null,
            meta.Text("biz_opaque_callback_data"u8) ?? message.Text("biz_opaque_callback_data"u8));
    }

    /// <summary>Kapso keeps all of Meta's statuses of a message; the last one of this name is the news.</summary>
    private JsonElement MetasStatus(string what)
    {
        JsonElement found = default;
        foreach (var status in kapso.Items("statuses"u8))
        {
            if (status.Text("status"u8) == what)
            {
                found = status;
            }
        }

        return found;
    }

    /// <summary>The message says who; where it does not, the conversation does. Kapso's emulator leaves it to the conversation.</summary>
    private Person Customer(ReadOnlySpan<byte> phone, ReadOnlySpan<byte> userId)
    {
        var person = People.Person(message.Text(phone), message.Text(userId));
        var known = People.Person(conversation.Text("phone_number"u8), conversation.Text("business_scoped_user_id"u8));
        var name = conversation.Member("kapso"u8).Text("contact_name"u8) ?? conversation.Text("contact_name"u8)
            ?? kapso.Text("contact_name"u8) ?? message.Text("username"u8);
        return new Person(person.UserId ?? known.UserId, person.Phone ?? known.Phone, name);
    }

    private KapsosWord Beside()
    {
        var media = kapso.Member("media_data"u8);
        return new KapsosWord(
            IsGiven: true,
            kapso.Text("content"u8),
            kapso.Text("transcript"u8) ?? kapso.Member("transcript"u8).Text("text"u8),
            kapso.Text("media_url"u8) ?? media.Text("url"u8),
            media.Text("filename"u8),
            media.Text("content_type"u8));
    }
}
