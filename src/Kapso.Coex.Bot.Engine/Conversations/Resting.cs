using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>A case that rests: nothing is asked, and nothing is solved, until the customer comes back and tells how it went.</summary>
internal static class Resting
{
    public static bool IsResting(TurnInProgress turn) => turn.Here is (_, Step.Rest);

    /// <summary>Back again: how it went is asked, unless the customer has just said so.</summary>
    public static void Hear(TurnInProgress turn, string text)
    {
        var reading = Subjects.Read(turn, text);
        turn.Keep(new NoteTaken(text, turn.Here?.Step.Id, turn.Now));
        if (reading.Codes.Count > 0 && Subjects.Change(turn, reading))
        {
            return;
        }

        ComeBack(turn);
        if (turn is { Conversation.Question: OpenQuestion.AtStep, Here: var (_, step) }
            && Understanding.AnswerIn(text, [.. Offers.For(turn, turn.Conversation.Question).Select(offer => offer with { General = [] })], turn.Knowledge.Words) is { } understood)
        {
            Walk.Take(turn, understood.Answer);
        }
        else if (turn.Conversation.Question is OpenQuestion.AtStep)
        {
            _ = Outcomes.Hear(turn, text);
        }
    }

    public static void ComeBack(TurnInProgress turn)
    {
        if (turn.Here is var (playbook, step) && step is Step.Rest { Next: Target.ToStep(var next) })
        {
            Walk.GoTo(turn, playbook, next, evenIfAnswered: true);
        }
        else
        {
            Walk.Answer(turn, AnswerId.Over);
        }
    }
}
