using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>
/// Walks the playbook while a person has the case: the same walk as with the bot, of which only what was learnt and where it came to are
/// kept. Nothing is said, nothing waits, nobody is called.
/// </summary>
internal static class SilentWalk
{
    /// <summary>False where it led nowhere.</summary>
    public static bool Take(TurnInProgress turn, Action<TurnInProgress> walk)
    {
        var person = (ConversationState.WithPerson)turn.Conversation.State;
        var asIfFollowing = turn.Conversation with { State = person.Before ?? (ConversationState)new ConversationState.Listening(), Question = new OpenQuestion.AtStep() };
        var silent = new TurnInProgress(asIfFollowing, turn.Knowledge, turn.Now);
        walk(silent);
        foreach (var happened in silent.Events.Where(IsKept))
        {
            turn.Keep(happened);
        }

        if (LastReached(silent) is { } reached && reached != person.Before)
        {
            turn.Keep(new CursorMoved(reached.Playbook, reached.Step, turn.Now));
        }

        return silent.Events.Any(happened => IsKept(happened) || happened is StepReached);
    }

    private static bool IsKept(ConversationEvent happened) =>
        happened is StepAnswered or AnswersUndone or FactLearned or TroubleMet or PlaybookStarted or NoteTaken or CodeSeen or EvidenceGiven;

    private static ConversationState.Following? LastReached(TurnInProgress silent) =>
        silent.Events.OfType<StepReached>().LastOrDefault() is { } reached ? new ConversationState.Following(reached.Playbook, reached.Step) : null;
}
