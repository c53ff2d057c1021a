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
    /// <param name="key">What the click is called: the second copy is a non-event.</param>
    public async Task<ActResult> Act(Agent by, AgentAct act, string key)
    {
        ActResult became = new ActResult.Refused(ActRefusal.NoCase, null);
        for (var tries = 0; tries < TriesWhenTooLate; tries++)
        {
            await Load();
            var now = clock.GetUtcNow();
            became = AgentDialogue.Do(conversation, by, act, knowledge.Now, now);
            if (became is not ActResult.Done { Turn: { Events.Count: > 0 } turn }
                || await Keep(turn, await ToKeep(turn, handled, [], now) with { Hush = act is AgentAct.Take, Act = $"{by.Id}/{key}" }) is not Kept.Stale)
            {
                break;
            }
        }

        return became;
    }

    /// <summary>Nobody took the case in time.</summary>
    public async Task PromiseOver()
    {
        await Load();
        await Take((now, known) => AgentDialogue.PromiseOver(conversation, known, now), handled, []);
    }

    /// <summary>The agent who has the case has not answered for too long.</summary>
    public async Task AgentWentQuiet()
    {
        await Load();
        await Take((now, known) => AgentDialogue.AgentWentQuiet(conversation, known, now), handled, []);
    }
}
