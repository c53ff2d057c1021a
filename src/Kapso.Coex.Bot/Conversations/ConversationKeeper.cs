using Kapso.Coex.Bot.Desk.Cases;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;
using Kapso.Coex.Bot.Storage;

namespace Kapso.Coex.Bot.Conversations;

/// <summary>
/// One conversation between its turns: loads it, lets the dialogue decide, keeps what came of it, and says so. Whoever calls takes care
/// that it is one call at a time; should two keepers work on one conversation, the store refuses the later turn.
/// </summary>
internal sealed partial class ConversationKeeper(
    ConversationId id, Store store, KnowledgeBase knowledge, Announcements announcements, IPost post, IInvitations invitations, IEnumerable<ICaseFollower> followers, CaseNews news, TimeProvider clock,
    ILogger<ConversationKeeper> logger)
{
    private const int TriesWhenTooLate = 5;

    private Conversation conversation = null!;
    private long version = -1;
    private long handled;
    private long last;
    private Owner owner;
    private string? wake;
    private string? via;

    /// <summary>Opens the conversation to the customer. Once; later calls are non-events.</summary>
    public async Task Greet(Language? locale)
    {
        await LoadOnce();
        if (!conversation.WasGreeted && last == 0)
        {
            await Take((now, known) => Dialogue.Greet(conversation, locale, known, now), handled, []);
        }
    }

    /// <summary>A wait has run out: comes back by itself, or settles the row when the customer was faster.</summary>
    public async Task WaitOver(string outboxId, StepId step)
    {
        await LoadOnce();
        var now = clock.GetUtcNow();
        if (Dialogue.WaitOver(conversation, step, knowledge.Now, now).Events.Count == 0)
        {
            await store.Settle(outboxId);
            return;
        }

        await Take((at, known) => Dialogue.WaitOver(conversation, step, known, at), handled, [outboxId]);
    }

    /// <summary>The customer's own site tells ids of theirs. Nothing new is a non-event.</summary>
    public async Task Vouch(VouchedIds ids)
    {
        await LoadOnce();
        if (Dialogue.Vouch(conversation, ids, knowledge.Now, clock.GetUtcNow()).Events.Count > 0)
        {
            await Take((at, known) => Dialogue.Vouch(conversation, ids, known, at), handled, []);
        }
    }

    /// <summary>A person answered the customer from elsewhere. What they said is part of the transcript; the bot steps back.</summary>
    public async Task StepBack(string key, string text, string workId)
    {
        await LoadOnce();
        var receipt = await store.Receive(new NewMessage(id, Author.Agent, key, clock.GetUtcNow(), Written.ByAgent(text)));
        last = -1;
        if (conversation.State is ConversationState.WithPerson { Holder: not null })
        {
            await store.TakeCase(id, workId);
            announcements.Announce(id, receipt.Sequence);
            return;
        }

        await Take((at, known) => Dialogue.StepBack(conversation, known, at), handled, [workId], hush: true);
    }

    /// <summary>Decides and keeps. When another turn came first, decides again on what is true now.</summary>
    private async Task Take(Func<DateTimeOffset, Knowledge, Turn> decide, long through, IReadOnlyList<string> settled, bool hush = false)
    {
        for (var tries = 0; tries < TriesWhenTooLate; tries++)
        {
            var now = clock.GetUtcNow();
            var turn = decide(now, knowledge.Now);
            if (await Keep(turn, await ToKeep(turn, through, settled, now) with { Hush = hush }) is not Kept.Stale)
            {
                return;
            }
        }
    }

    private async Task<Kept> Keep(Turn turn, TurnToKeep toKeep)
    {
        var kept = await store.Keep(toKeep);
        if (kept is not Kept.Stored stored)
        {
            LogTooLate(id, version + 1);
            await Load();
            return kept;
        }

        conversation = turn.After;
        version++;
        handled = Math.Max(handled, toKeep.Handled);
        owner = OwnerOf(turn.After);
        last = stored.Replies > 0 ? stored.FirstReply + stored.Replies - 1 : last;
        announcements.Announce(id, last);
        foreach (var changed in toKeep.Cases)
        {
            news.Tell(changed.Id);
        }

        if (toKeep.Post)
        {
            post.HasMail(id);
        }

        LogTurnTaken(id, version, turn.Events.Count, turn.Effects.Count);
        return kept;
    }

    private Task LoadOnce() => version < 0 ? Load() : Task.CompletedTask;

    private async Task Load()
    {
        var loaded = await store.Load(id) ?? throw new InvalidOperationException($"Conversation {id} was never started.");
        var now = Conversation.Begin(id, loaded.Channel);
        wake = null;
        for (var turn = 0; turn < loaded.Turns.Count; turn++)
        {
            foreach (var happened in EventJson.Read(loaded.Turns[turn]))
            {
                now = now.Evolve(happened);
                wake = happened is WaitBegan ? WakeOf(turn + 1) : wake;
            }
        }

        (conversation, version, handled, owner) = (now, loaded.Version, loaded.Handled, loaded.Owner);
        via = loaded.LastHeard is { } heard ? Written.Read(heard).Via : null;

        // While something waits to be heard, no message is taken to be the only one.
        last = loaded.Heard > loaded.Handled ? -1 : loaded.LastSequence;
    }

    private string WakeOf(long turn) => $"{id}/{turn}/wake";

    private static Owner OwnerOf(Conversation conversation) => conversation.State is ConversationState.WithPerson ? Owner.Person : Owner.Bot;
}
