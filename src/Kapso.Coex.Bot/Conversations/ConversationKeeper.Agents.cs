using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Storage;

namespace Kapso.Coex.Bot.Conversations;

/// <summary>
/// What agents do. They do not wait for the customer's turn to end, so another keeper may be at work on the conversation at the same time:
/// the store keeps the one that comes first, and the other decides again.
/// </summary>
internal sealed partial class ConversationKeeper
{
    /// <param name="click">Which click it is: the second copy is a non-event.</param>
    public async Task<ActResult> Act(Agent by, AgentAct act, StoredAct click)
    {
        for (var tries = 0; tries < TriesWhenTooLate; tries++)
        {
            await Load();
            if (await store.WasDone(click.Id))
            {
                return new ActResult.Done(new Turn(conversation, [], []));
            }

            var now = clock.GetUtcNow();
            var became = AgentDialogue.Do(conversation, by, act, knowledge.Now, now);
            if (became is not ActResult.Done { Turn: { Events.Count: > 0 } turn }
                || await Keep(turn, await ToKeep(turn, handled, [], now) with { Hush = act is AgentAct.Take, Act = click }) is not Kept.Stale)
            {
                return became;
            }
        }

        throw new StorageUnavailable("Others were faster each time, so the act was not done. It may be tried again.");
    }

    /// <summary>Nobody took the case in time.</summary>
    public Task PromiseOver() => LookAfter(
        (known, now) => AgentDialogue.PromiseOver(conversation, known, now),
        (at, now) => at.Escalation.State == "open" && at.DueAt <= now);

    /// <summary>The agent who has the case has not answered the customer since before then.</summary>
    public Task AgentWentQuiet(DateTimeOffset since) => LookAfter(
        (known, now) => AgentDialogue.AgentWentQuiet(conversation, known, now),
        (at, _) => at.WaitingSince < since && at.TakenAt < since && (at.SnoozedUntil is null || at.SnoozedUntil < since));

    /// <summary>Decides on the case as it is now: since it was found, the agent may have answered.</summary>
    private async Task LookAfter(Func<Knowledge, DateTimeOffset, Turn> decide, Func<StoredCase, DateTimeOffset, bool> isStillSo)
    {
        for (var tries = 0; tries < TriesWhenTooLate; tries++)
        {
            await Load();
            var now = clock.GetUtcNow();
            if (conversation.Case is not { } at || await store.Case(at.Escalation.Value) is not { } found || !isStillSo(found, now)
                || decide(knowledge.Now, now) is not { Events.Count: > 0 } turn
                || await Keep(turn, await ToKeep(turn, handled, [], now)) is not Kept.Stale)
            {
                return;
            }
        }
    }
}
