using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Desk.Cases;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Storage;
using Microsoft.Extensions.Options;

namespace Kapso.Coex.Bot.Channels.WhatsApp.Post;

/// <summary>
/// Carries out what was said in a conversation: in order, each message once as far as anybody can tell, and only while it may. Whoever
/// calls takes care that it is one call at a time for each conversation.
/// </summary>
internal sealed partial class Postman(
    Store store, KnowledgeBase knowledge, Carriers carriers, ChannelHealth health, IOptions<DeliveryOptions> options, CaseNews desk, TimeProvider clock, ILogger<Postman> logger)
{
    /// <summary>Meta's window, less a little for clocks that differ.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(24) - TimeSpan.FromMinutes(1);

    /// <summary>A turn has two messages at most, so this is none of them.</summary>
    public const int TemplatePart = 100;

    private static readonly TimeSpan Breather = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    private readonly DateTimeOffset started = clock.GetUtcNow();

    /// <summary>What was begun before then was lost. While we were away statuses were too, so after a start they get the time to come again.</summary>
    private DateTimeOffset Doubtful => clock.GetUtcNow() - options.Value.DoubtFor is var then && then >= started ? then : DateTimeOffset.MinValue;

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

    /// <summary>True when the next turn may go.</summary>
    private async Task<bool> Deliver(Posting posting)
    {
        var spoken = (await Spoken(posting)).ToList();
        var byAgent = spoken.Exists(message => message.Author == Author.Agent);
        var parts = Composer.Compose([.. spoken.Select(message => Written.Read(message.Body))], knowledge.Now.Phrases);
        if (parts.Count == 0 || await store.Person(posting.Conversation) is not { } person || (person.Hushed >= posting.Sequence && !byAgent))
        {
            return await store.EndPosting(posting.Conversation, posting.Sequence);
        }

        if (carriers.Find(person.Channel) is not { } carrier)
        {
            return await PutOff(posting, Breather, $"Channel {person.Channel} is off.");
        }

        if (carrier.Messages.Unreachable(person.Person) is { } unreachable)
        {
            return await Keep(posting, unreachable);
        }

        if ((health.RestsUntil(person.Channel) ?? health.PausedUntil(person.Number)) is { } until)
        {
            return await PutOff(posting, until - clock.GetUtcNow(), "The channel stands still, or the number has to slow down.");
        }

        return clock.GetUtcNow() - person.HeardAt >= Window
            ? await Hold(posting, person, carrier)
            : await Send(posting, await Quoting(parts, spoken, person), byAgent, person, carrier);
    }

    private async Task<IEnumerable<StoredMessage>> Spoken(Posting posting)
    {
        var count = (int)(posting.Through - posting.Sequence + 1);
        var stored = await store.ReadMessages(posting.Conversation, posting.Sequence - 1, count);
        return stored.Where(message => message.Author is Author.Bot or Author.Agent);
    }

    private async Task<bool> Send(Posting posting, IReadOnlyList<Outgoing> parts, bool byAgent, StoredPerson person, Carrier carrier)
    {
        for (var part = posting.Part; part < parts.Count; part++)
        {
            var id = new DeliveryId(posting.Conversation, posting.Sequence, part);
            switch (await store.BeginSending(id, Letterhead.Digest(parts[part]), Doubtful, byAgent))
            {
                case SendPermit.Hushed:
                    return await store.EndPosting(posting.Conversation, posting.Sequence);
                case SendPermit.InDoubt when !await HasLeftAfterAll(posting, id, "It may have been sent; a status tells."):
                    return false;
                case SendPermit.Granted when !await Settle(posting, id, await Hand(parts[part], person.Person, id, carrier), person):
                    return false;
            }

            if (!await store.Advance(posting.Conversation, posting.Sequence, part + 1, settled: part + 1 == parts.Count))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True when this message is dealt with, one way or the other.</summary>
    private async Task<bool> Settle(Posting posting, DeliveryId id, SendOutcome outcome, StoredPerson person)
    {
        var mayTryAgain = posting.Attempts + 1 < options.Value.MostAttempts;
        switch (outcome)
        {
            case SendOutcome.Accepted(var messageId):
                health.Works(person.Channel);
                await Report(new DeliveryNews(id, messageId, DeliveryProgress.Accepted, clock.GetUtcNow(), null));
                LogSent(id.Conversation, id.Sequence, id.Part);
                return true;
            case SendOutcome.InDoubt(var why) when mayTryAgain:
                return await HasLeftAfterAll(posting, id, why, failed: true);
            case SendOutcome.TryLater later when mayTryAgain:
                await store.ForgetSending(id);
                return await Wait(posting, later, person.Number);
            case SendOutcome.ChannelBroken(var why):
                await store.ForgetSending(id);
                health.Stop(person.Channel, why);
                return await PutOff(posting, (health.RestsUntil(person.Channel) ?? clock.GetUtcNow()) - clock.GetUtcNow(), Why(why));
            default:
                var refused = WhyNever(outcome);
                LogFailed(id.Conversation, id.Sequence, refused.Code);
                await Report(new DeliveryNews(id, null, DeliveryProgress.Failed, clock.GetUtcNow(), refused));

                // What came too late for the window is held now, and has not left.
                return !refused.MeansWindowClosed;
        }
    }

    /// <summary>Waits for a status, unless one came while we were about to.</summary>
    private async Task<bool> HasLeftAfterAll(Posting posting, DeliveryId id, string why, bool failed = false)
    {
        await PutOff(posting, options.Value.DoubtFor, why, failed);
        return (await store.Deliveries(posting.Conversation)).Any(sent => sent.Id == id && sent.State != DeliveryProgress.Sending);
    }

    private async Task Report(DeliveryNews news)
    {
        if (await store.Report(news) is { } changed)
        {
            await desk.TellOf(changed.Conversation, store);
        }
    }

    private static DeliveryError WhyNever(SendOutcome outcome) => outcome switch
    {
        SendOutcome.Refused(var why) => why,
        SendOutcome.WindowClosed(var why) => why,
        SendOutcome.TryLater later => later.Why,
        SendOutcome.InDoubt(var why) => new DeliveryError(MessagesApi.CannotBeReached, $"Nobody can tell whether it was sent. {why}"),
        _ => throw new InvalidOperationException($"{outcome.GetType().Name} is not the end of a message."),
    };

    private async Task<bool> Wait(Posting posting, SendOutcome.TryLater later, string number)
    {
        // 4^X seconds is Meta's own advice.
        var pause = later.After ?? TimeSpan.FromSeconds(Math.Min(Math.Pow(4, posting.Attempts), LongestPause.TotalSeconds));
        if (later.Who == WhatsApp.Wait.Number)
        {
            health.Pause(number, pause);
        }

        return await PutOff(posting, pause, Why(later.Why), failed: true);
    }

    /// <summary>The window is closed: what was said waits, and the template, where there is one, asks the customer to write.</summary>
    private async Task<bool> Hold(Posting posting, StoredPerson person, Carrier carrier)
    {
        if (options.Value.Template is { Length: > 0 } name && !await WasAsked(posting, person))
        {
            var id = new DeliveryId(posting.Conversation, posting.Sequence, TemplatePart);
            var template = new Outgoing.Template(name, await LanguageOf(posting))
            {
                Places = [.. options.Value.TemplateParameters.Select(parameter => parameter.For(person.Person.Name))],
            };
            if (await store.BeginSending(id, Letterhead.Digest(template), Doubtful) == SendPermit.Granted
                && !await Settle(posting, id, await carrier.Messages.Send(template, person.Person, id.ToString(), CancellationToken.None), person))
            {
                return false;
            }
        }

        await store.PutOffPosting(posting.Conversation, posting.Sequence, PostingState.Held, clock.GetUtcNow(), failed: false, "The 24-hour window is closed.");
        LogHeld(posting.Conversation, posting.Sequence);
        return true;
    }

    /// <summary>Once is enough for all that is held since the customer's last word.</summary>
    private async Task<bool> WasAsked(Posting posting, StoredPerson person) => (await store.Deliveries(posting.Conversation))
        .Any(sent => sent.Id.Part == TemplatePart && sent.Id.Sequence != posting.Sequence && sent.BegunAt >= person.HeardAt);

    private async Task<string> LanguageOf(Posting posting) => (await Spoken(posting)).Select(message => Written.Read(message.Body)).FirstOrDefault() is { Locale: { } locale } ? (locale == "pt" ? "pt_BR" : locale) : "en";

    private async Task<bool> PutOff(Posting posting, TimeSpan howLong, string why, bool failed = false)
    {
        await store.PutOffPosting(posting.Conversation, posting.Sequence, PostingState.Waiting, clock.GetUtcNow() + howLong, failed, why);
        return false;
    }

    private static string Why(DeliveryError error) => FormattableString.Invariant($"{error.Code}: {error.Detail}");
}
