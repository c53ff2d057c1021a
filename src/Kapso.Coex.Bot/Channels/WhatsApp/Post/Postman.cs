using Kapso.Coex.Bot.Channels.WhatsApp.Wire;
using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Storage;
using Microsoft.Extensions.Options;

namespace Kapso.Coex.Bot.Channels.WhatsApp.Post;

/// <summary>
/// Carries out what was said in a conversation: in order, each message once as far as anybody can tell, and only while it may. Whoever
/// calls takes care that it is one call at a time for each conversation.
/// </summary>
internal sealed partial class Postman(
    Store store, KnowledgeBase knowledge, Carriers carriers, ChannelHealth health, IOptions<DeliveryOptions> options, TimeProvider clock, ILogger<Postman> logger)
{
    /// <summary>Meta's window, less a little for clocks that differ.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(24) - TimeSpan.FromMinutes(1);

    private const int TemplatePart = 100;
    private static readonly TimeSpan Breather = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    public async Task Deliver(ConversationId conversation)
    {
        while (await store.NextPosting(conversation) is { } posting && posting.DueAt <= clock.GetUtcNow())
        {
            if (!await Deliver(posting))
            {
                return;
            }
        }
    }

    /// <summary>WhatsApp took a message and could not deliver it.</summary>
    public async Task Failed(DeliveryId message, DeliveryError why)
    {
        if (MetaErrors.Outcome(why, null, null) is SendOutcome.WindowClosed)
        {
            await store.TakeBack(message);
        }

        await Tell(message, why);
    }

    /// <summary>True when the next turn may go.</summary>
    private async Task<bool> Deliver(Posting posting)
    {
        var parts = Composer.Compose(await Said(posting), knowledge.Now.Phrases);
        if (parts.Count == 0 || await store.Person(posting.Conversation) is not { } person)
        {
            return await store.Advance(posting.Conversation, posting.Sequence, posting.Part, settled: true);
        }

        if (carriers.Find(person.Channel) is not { } carrier)
        {
            return await PutOff(posting, Breather, $"Channel {person.Channel} is off.");
        }

        if (health.PausedUntil(person.Number) is { } until)
        {
            return await PutOff(posting, until - clock.GetUtcNow(), "The number has to slow down.");
        }

        return clock.GetUtcNow() - person.HeardAt >= Window
            ? await Hold(posting, person, carrier)
            : await Send(posting, parts, person, carrier);
    }

    private async Task<List<MessageBody>> Said(Posting posting)
    {
        var count = (int)(posting.Through - posting.Sequence + 1);
        var stored = await store.ReadMessages(posting.Conversation, posting.Sequence - 1, count);
        return [.. stored.Where(message => message.Author is Author.Bot or Author.Agent).Select(message => Written.Read(message.Body))];
    }

    private async Task<bool> Send(Posting posting, IReadOnlyList<Outgoing> parts, StoredPerson person, Carrier carrier)
    {
        for (var part = posting.Part; part < parts.Count; part++)
        {
            var id = new DeliveryId(posting.Conversation, posting.Sequence, part);
            switch (await store.BeginSending(id, Letterhead.Digest(parts[part]), options.Value.DoubtFor))
            {
                case SendPermit.Hushed:
                    return await store.Advance(posting.Conversation, posting.Sequence, part, settled: true);
                case SendPermit.InDoubt:
                    return await PutOff(posting, options.Value.DoubtFor, "It may have been sent; a status tells.");
                case SendPermit.Granted when !await Settle(posting, id, await carrier.Messages.Send(parts[part], person.Person, id.ToString(), CancellationToken.None), person):
                    return false;
            }

            await store.Advance(posting.Conversation, posting.Sequence, part + 1, settled: part + 1 == parts.Count);
        }

        return true;
    }

    /// <summary>True when this message is dealt with, one way or the other.</summary>
    private async Task<bool> Settle(Posting posting, DeliveryId id, SendOutcome outcome, StoredPerson person)
    {
        switch (outcome)
        {
            case SendOutcome.Accepted(var messageId):
                health.Works(person.Channel);
                await store.Report(new DeliveryNews(id, messageId, DeliveryProgress.Accepted, clock.GetUtcNow(), null));
                LogSent(id.Conversation, id.Sequence, id.Part);
                return true;
            case SendOutcome.InDoubt(var why):
                return await PutOff(posting, options.Value.DoubtFor, why);
            case SendOutcome.TryLater later when posting.Attempts + 1 < options.Value.MostAttempts:
                await store.ForgetSending(id);
                return await Wait(posting, later, person.Number);
            case SendOutcome.WindowClosed(var why):
                await store.ForgetSending(id);
                await Tell(id, why);
                return !await store.PutOffPosting(posting.Conversation, posting.Sequence, PostingState.Held, clock.GetUtcNow(), failed: true, Why(why));
            case SendOutcome.ChannelBroken(var why):
                await store.ForgetSending(id);
                health.Stop(person.Channel, why);
                return await PutOff(posting, LongestPause / 10, Why(why));
            default:
                var refused = outcome is SendOutcome.Refused(var no) ? no : ((SendOutcome.TryLater)outcome).Why;
                await store.Report(new DeliveryNews(id, id.ToString(), DeliveryProgress.Failed, clock.GetUtcNow(), refused));
                await Tell(id, refused);
                return true;
        }
    }

    private async Task<bool> Wait(Posting posting, SendOutcome.TryLater later, string number)
    {
        // 4^X seconds is Meta's own advice.
        var pause = later.After ?? TimeSpan.FromSeconds(Math.Min(Math.Pow(4, posting.Attempts), LongestPause.TotalSeconds));
        if (later.Who == WhatsApp.Wait.Number)
        {
            health.Pause(number, pause);
        }

        await store.PutOffPosting(posting.Conversation, posting.Sequence, PostingState.Waiting, clock.GetUtcNow() + pause, failed: true, Why(later.Why));
        return false;
    }

    /// <summary>The window is closed: what was said waits, and the template, where there is one, asks the customer to write.</summary>
    private async Task<bool> Hold(Posting posting, StoredPerson person, Carrier carrier)
    {
        if (options.Value.Template is { Length: > 0 } name)
        {
            var id = new DeliveryId(posting.Conversation, posting.Sequence, TemplatePart);
            var template = new Outgoing.Template(name, await LanguageOf(posting));
            if (await store.BeginSending(id, Letterhead.Digest(template), options.Value.DoubtFor) == SendPermit.Granted
                && !await Settle(posting, id, await carrier.Messages.Send(template, person.Person, id.ToString(), CancellationToken.None), person))
            {
                return false;
            }
        }

        await store.PutOffPosting(posting.Conversation, posting.Sequence, PostingState.Held, clock.GetUtcNow(), failed: false, "The 24-hour window is closed.");
        LogHeld(posting.Conversation, posting.Sequence);
        return true;
    }

    private async Task<string> LanguageOf(Posting posting) => (await Said(posting)) is [{ Locale: { } locale }, ..] ? (locale == "pt" ? "pt_BR" : locale) : "en";

    private async Task<bool> PutOff(Posting posting, TimeSpan howLong, string why)
    {
        await store.PutOffPosting(posting.Conversation, posting.Sequence, PostingState.Waiting, clock.GetUtcNow() + howLong, failed: false, why);
        return false;
    }

    /// <summary>What does not arrive is part of the conversation, and not of the log only.</summary>
    private async Task Tell(DeliveryId message, DeliveryError why)
    {
        LogFailed(message.Conversation, message.Sequence, why.Code);
        await store.Receive(new NewMessage(
            message.Conversation, Author.System, $"failed:{message}:{why.Code}", clock.GetUtcNow(), DeliveryFailure.Body(message, why)));
    }

    private static string Why(DeliveryError error) => FormattableString.Invariant($"{error.Code}: {error.Detail}");

    [LoggerMessage(LogLevel.Debug, "Sent part {Part} of what was said at {Sequence} in {Conversation}")]
    private partial void LogSent(ConversationId conversation, long sequence, int part);

    [LoggerMessage(LogLevel.Information, "What was said at {Sequence} in {Conversation} waits for the customer's next word")]
    private partial void LogHeld(ConversationId conversation, long sequence);

    [LoggerMessage(LogLevel.Warning, "What was said at {Sequence} in {Conversation} did not arrive: error {Code}")]
    private partial void LogFailed(ConversationId conversation, long sequence, int code);
}
