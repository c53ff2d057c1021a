using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Kapso.Coex.Bot.Channels.WhatsApp.Post;
using Kapso.Coex.Bot.Channels.Widget;
using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Desk.Cases;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Storage;

namespace Kapso.Coex.Bot.Channels.WhatsApp;

/// <summary>Stores what the webhooks told us, each in its place, before anybody is answered 200.</summary>
internal sealed partial class WhatsAppInbox(
    IInbox inbox, Store store, Postmen postmen, Invitations invitations, Carriers carriers, Heartbeat heartbeat, CaseNews desk, TimeProvider clock, ILogger<WhatsAppInbox> logger)
    : IWhatsAppInbox
{
    public Task Take(string channel, IReadOnlyList<Notice> notices, CancellationToken cancelled)
    {
        heartbeat.Heard(channel);
        return Task.WhenAll(notices.Select(notice => TakeOrLeave(channel, notice, cancelled)));
    }

    /// <summary>What we call a message: wamids are promised to be unique for a number, and by Kapso only there.</summary>
    public static string KeyOf(string number, string message) => $"wa:{number}:{message}";

    /// <summary>What WhatsApp calls it; null where it did not come by that number.</summary>
    public static string? MessageOf(string number, string? key) =>
        key is not null && KeyOf(number, "") is var before && key.StartsWith(before, StringComparison.Ordinal) ? key[before.Length..] : null;

    /// <summary>What cannot be stored by its own fault never takes its neighbours along; a full disk is everybody's.</summary>
    private async Task TakeOrLeave(string channel, Notice notice, CancellationToken cancelled)
    {
        try
        {
            await Take(channel, notice, cancelled);
        }
        catch (CannotBeStored poison)
        {
            LogPoison(channel, notice.GetType().Name, poison);
        }
    }

    private Task Take(string channel, Notice notice, CancellationToken cancelled) => notice switch
    {
        Notice.Message or Notice.Spoken or Notice.Moved when notice.Number != carriers.Find(channel)?.Number => Leave(channel, notice),
        Notice.Message { From.IsNobody: false } message => Hear(channel, message, cancelled),
        Notice.Status status => Note(status),
        Notice.Spoken spoken => Overhear(channel, spoken),
        Notice.Moved { Number: { } number } moved => store.Move(moved.Id, Addresses.Of(number, moved.Before), Addresses.Of(number, moved.After), moved.After),
        Notice.Account happened => Keep(happened),
        _ => Leave(channel, notice),
    };

    private async Task Hear(string channel, Notice.Message message, CancellationToken cancelled)
    {
        var number = message.Number ?? "";
        var addresses = Addresses.Of(number, message.From);
        var said = SaidIn(message.Said) with { Key = KeyOf(number, message.Id), Via = channel, Locale = HomeLanguage.Of(message.From) };
        if (message.Said is Said.Words words && await invitations.Accept(words.Text, addresses) is { } widgets)
        {
            said = said with { Text = "", CameOver = true };
            LogJoined(widgets);
        }

        var arrival = new Arrival(channel, number, message.From, addresses, said.Key, message.At, clock.GetUtcNow(), Names.NewConversation());
        var arrived = message.Said is Said.File file
            ? await inbox.Arrive(arrival with { Work = FileToFetch.Write(channel, file, said.Locale?.Code()) }, null, cancelled)
            : await inbox.Arrive(arrival, said, cancelled);
        if (arrived is { Repeated: false })
        {
            postmen.Greet(arrived.Conversation, channel, message.Id);
            if (arrived.Reopened)
            {
                postmen.HasMail(arrived.Conversation);
            }
        }
    }

    private static Inbound SaidIn(Said said) => said switch
    {
        Said.Words(var text) => new Inbound(default, "", text),
        Said.Tapped(var id, var title) => new Inbound(default, "", title) { Tap = TapValue.Read(id) is null ? null : id },
        Said.Other(var kind, var caption) => new Inbound(default, "", caption ?? "") { Files = [new MessageFile(null, "", "", 0, VerdictOf(kind).ToString())] },
        _ => new Inbound(default, "", ""),
    };

    private static FileVerdict VerdictOf(OtherKind kind) => kind switch
    {
        OtherKind.Voice => FileVerdict.Voice,
        OtherKind.Video => FileVerdict.Video,
        OtherKind.Sticker => FileVerdict.Sticker,
        OtherKind.Location => FileVerdict.Location,
        OtherKind.Contacts => FileVerdict.Contacts,
        _ => FileVerdict.NotPassedOn,
    };

    /// <summary>What became of a message of ours. That it will never arrive, or not now, is the conversation's business as well.</summary>
    private async Task Note(Notice.Status status)
    {
        var progress = status.State switch
        {
            DeliveryState.Sent => DeliveryProgress.Sent,
            DeliveryState.Delivered => DeliveryProgress.Delivered,
            DeliveryState.Read => DeliveryProgress.Read,
            _ => DeliveryProgress.Failed,
        };
        var news = new DeliveryNews(DeliveryId.Read(status.OurId), status.Id, progress, status.At, status.Error);
        if (await store.Report(news) is { } changed)
        {
            postmen.HasMail(changed.Conversation);
            await desk.TellOf(changed.Conversation, store);
        }
    }

    /// <summary>Our number said something. Ours or a person's: only what we know of our own messages tells, and that may come a moment later.</summary>
    private async Task Overhear(string channel, Notice.Spoken spoken)
    {
        var number = spoken.Number ?? "";
        if (spoken.To.IsNobody || await store.FindPerson(Addresses.Of(number, spoken.To)) is not { } conversation)
        {
            LogNotForUs(channel, "spoken to a stranger");
            return;
        }

        var said = new SpokenWork(KeyOf(number, spoken.Id), spoken.Id, spoken.Text, spoken.ByPhone, spoken.OurId);
        if (await store.Overhear(new OutboxRow(said.Key, conversation, OutboxKind.Spoken, clock.GetUtcNow(), said.Write()), said) == Overheard.Ourselves)
        {
            postmen.HasMail(conversation);
        }
    }

    private Task<bool> Keep(Notice.Account happened)
    {
        var detail = happened.Detail.ValueKind == JsonValueKind.Undefined ? "{}" : happened.Detail.GetRawText();
        var at = happened.At ?? clock.GetUtcNow();
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{happened.Name}|{happened.AccountId}|{happened.At:O}|{detail}")));
        var numbers = happened.Number is { } number && !happened.Numbers.Contains(number) ? [number, .. happened.Numbers] : happened.Numbers;
        return store.Keep(new AccountEvent(id, happened.AccountId, numbers, happened.Name, at, detail));
    }

    private Task Leave(string channel, Notice notice)
    {
        if (notice is Notice.Aside { Kind: "standby" })
        {
            LogStandby(channel);
        }

        LogNotForUs(channel, notice switch
        {
            Notice.Aside aside => aside.Kind,
            Notice.Unreadable unreadable => unreadable.Where,
            Notice.Message or Notice.Spoken or Notice.Moved => "something for another number",
            _ => notice.GetType().Name,
        });
        return Task.CompletedTask;
    }

    [LoggerMessage(LogLevel.Information, "Channel {Channel} told something that the bot does not answer: {Kind}")]
    private partial void LogNotForUs(string channel, string kind);

    [LoggerMessage(LogLevel.Error, "Channel {Channel}: messages come to standby. Meta's Business Agent holds them; switch it off for this number.")]
    private partial void LogStandby(string channel);

    [LoggerMessage(LogLevel.Error, "Channel {Channel}: a {Kind} cannot be stored and is left out")]
    private partial void LogPoison(string channel, string kind, Exception why);

    [LoggerMessage(LogLevel.Information, "Conversation {Conversation} goes on in WhatsApp")]
    private partial void LogJoined(ConversationId conversation);
}
