using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Triage;

namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>What people fear or wrongly believe before they begin: answered before the first step, or they do not take it.</summary>
internal static class Worries
{
    private const float Close = 0.6f;

    private static readonly HashSet<string> Questions =
        ["lose-chats", "removal-deletes-app", "delete-the-app", "is-it-safe", "two-providers", "customers-meanwhile", "who-is-admin"];

    public static void Answer(TurnInProgress turn, Reading reading, string text)
    {
        if (reading is { CodesSeen.Count: 0, Question: { Score: >= Close } worry } && Questions.Contains(worry.Question.Question)
            && TextFolding.Fold(text).Count <= Clarifying.WordsOfAQuestion)
        {
            turn.Say(ReplyKind.Answer, turn.Text(worry.Question.Answer));
        }
    }
}
