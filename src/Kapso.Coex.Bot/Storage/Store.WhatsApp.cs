using Kapso.Coex.Bot.Channels.WhatsApp;
using Kapso.Coex.Bot.Engine.Conversations;

namespace Kapso.Coex.Bot.Storage;

/// <summary>What WhatsApp needs: people instead of conversations, and messages that have to be carried out to them.</summary>
internal sealed partial class Store
{
    /// <summary>Stores what somebody on WhatsApp said, in their conversation or a new one. A second copy is a non-event.</summary>
    public Task<Arrived> Arrive(Arrival arrival) => writer.Submit(arrival, static (session, arrival) => session.People.Arrive(arrival));

    /// <summary>Somebody has another phone or scoped id, and keeps the conversation. False for a stranger.</summary>
    /// <param name="id">What the channel calls the news: the second copy is a non-event.</param>
    public Task<bool> Move(string id, IReadOnlyList<string> before, IReadOnlyList<string> after, Person now) =>
        writer.Submit(new Relocation(id, before, after, now, clock.GetUtcNow()), static (session, moved) => session.People.Move(moved));

    /// <summary>Keeps a code by which the conversation can be gone on with in WhatsApp; false when the code is taken.</summary>
    public Task<bool> Invite(string code, ConversationId conversation, DateTimeOffset until) =>
        writer.Submit((code, conversation, until), static (session, invited) => session.People.Invite(invited.code, invited.conversation, invited.until));

    /// <summary>Uses a code up: these addresses belong to its conversation from now on. Null for one that is used, over or wrong.</summary>
    public Task<ConversationId?> Accept(string code, IReadOnlyList<string> addresses) =>
        writer.Submit((code, addresses, at: clock.GetUtcNow()), static (session, used) => session.People.Accept(used.code, used.addresses, used.at));

    /// <summary>Notes that a message is about to leave, if it may.</summary>
    /// <param name="doubtful">Messages that were begun before then, and of which nothing was heard, may be sent again.</param>
    /// <param name="byAgent">A person says it, whom no other person silences.</param>
    public Task<SendPermit> BeginSending(DeliveryId id, string digest, DateTimeOffset doubtful, bool byAgent = false) => writer.Submit(
        (id, digest, now: clock.GetUtcNow(), doubtful, byAgent),
        static (session, asked) => session.Deliveries.Begin(asked.id, asked.digest, asked.now, asked.doubtful, asked.byAgent));

    /// <summary>Keeps news of a message of ours; which one it is, when that was new and we know it.</summary>
    public Task<DeliveryId?> Report(DeliveryNews news) =>
        writer.Submit((news, now: clock.GetUtcNow()), static (session, told) => session.Deliveries.Report(told.news, told.now));

    /// <summary>It was refused and did not leave.</summary>
    public Task<bool> ForgetSending(DeliveryId id) => writer.Submit(id, static (session, id) => session.Deliveries.Forget(id));

    /// <summary>Notes that nothing more of a turn is to be sent.</summary>
    public Task<bool> EndPosting(ConversationId conversation, long sequence) =>
        writer.Submit((conversation, sequence), static (session, at) => session.Post.End(at.conversation, at.sequence));

    /// <summary>Notes how many of a turn's messages left; false when the last of them was taken back meanwhile.</summary>
    public Task<bool> Advance(ConversationId conversation, long sequence, int part, bool settled) =>
        writer.Submit((conversation, sequence, part, settled), static (session, at) => session.Post.Advance(at.conversation, at.sequence, at.part, at.settled));

    /// <summary>Leaves a turn's messages for later, or holds them until the customer writes.</summary>
    public Task<bool> PutOffPosting(ConversationId conversation, long sequence, PostingState into, DateTimeOffset until, bool failed, string? why) => writer.Submit(
        (conversation, sequence, into, until, failed, why),
        static (session, at) => session.Post.PutOff(at.conversation, at.sequence, at.into, at.until, at.failed, at.why));

    /// <summary>Forgets statuses of messages that never turned out to be ours.</summary>
    public Task<int> ForgetParked(DateTimeOffset before) => writer.Submit(before, static (session, before) => session.Deliveries.ForgetParked(before));

    /// <summary>Our number said something. Where that was not us, a person takes over: from now on nothing of the bot's leaves any more.</summary>
    public Task<Overheard> Overhear(OutboxRow work, SpokenWork said) => writer.Submit(
        (work, said, now: clock.GetUtcNow()),
        static (session, heard) => session.Takeovers.Overhear(heard.work, heard.said, heard.now));

    /// <summary>The case is a person's, who has answered already.</summary>
    public Task<bool> TakeCase(ConversationId conversation, string workId) => writer.Submit(
        (conversation, workId, now: clock.GetUtcNow()),
        static (session, taken) => session.Takeovers.TakeCase(taken.conversation, taken.workId, taken.now));

    public Task<bool> Keep(AccountEvent happened) => writer.Submit(happened, static (session, happened) => session.Keepsakes.Keep(happened));

    public Task<ConversationId?> FindPerson(IReadOnlyList<string> addresses) =>
        writer.Submit(addresses, static (session, addresses) => session.People.Find(addresses));

    public Task<StoredPerson?> Person(ConversationId conversation) => readers.Read(conversation, static (session, id) => session.Post.Person(id));

    public Task<IReadOnlyList<ConversationId>> DuePostings(int limit) =>
        readers.Read((now: clock.GetUtcNow(), limit), static (session, asked) => session.Post.Due(asked.now, asked.limit));

    public Task<Posting?> NextPosting(ConversationId conversation) => readers.Read(conversation, static (session, id) => session.Post.Next(id));

    public Task<IReadOnlyList<Dispatch>> Deliveries(ConversationId conversation) =>
        readers.Read(conversation, static (session, id) => session.Post.Deliveries(id));

    /// <summary>The turns that wait for the customer's next word, the oldest first.</summary>
    public Task<IReadOnlyList<Posting>> HeldPostings(ConversationId conversation) =>
        readers.Read(conversation, static (session, id) => session.Post.HeldPostings(id));

    public Task<long> Held(ConversationId conversation) => readers.Read(conversation, static (session, id) => session.Post.Held(id));

    public Task<IReadOnlyList<AccountEvent>> AccountEvents(int limit) => readers.Read(limit, static (session, limit) => session.Post.AccountEvents(limit));

    /// <summary>Whether files of this conversation are still being fetched.</summary>
    public Task<bool> AwaitsFiles(ConversationId conversation) => readers.Read(conversation, static (session, id) => session.Outbox.Awaits(id, OutboxKind.FetchFile));
}
