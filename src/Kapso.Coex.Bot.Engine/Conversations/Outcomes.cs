using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>"It connected!" and "still the same": how it went, said at a step that asks for it, or before it does.</summary>
internal static class Outcomes
{
    private static readonly AnswerId Connected = new("connected");
    private static readonly AnswerId SameError = new("same-error");
    private static readonly AnswerId SomethingElse = new("something-else");

    public static bool Hear(TurnInProgress turn, string text)
    {
        if (turn.Conversation.Question is not OpenQuestion.AtStep || turn.Here is not var (_, step) || text.Contains('?', StringComparison.Ordinal))
        {
            return false;
        }

        var cues = turn.Knowledge.Words.CuesIn(text);
        return (cues.Contains(Cue.StillFails), cues.Contains(Cue.Worked), step) switch
        {
            (true, _, Step.Ask question) => StillFails(turn, question),
            (true, _, Step.Do action) => StillFails(turn, action, text),
            (_, true, Step.Ask question) => Take(turn, question, Connected),
            (_, true, Step.Do action) when IsTry(action) => Worked(turn),
            _ => false,
        };
    }

    /// <summary>The question's own answer for it; the code that was seen before; "something else".</summary>
    private static bool StillFails(TurnInProgress turn, Step.Ask question)
    {
        var before = turn.Conversation.Codes.IsEmpty ? default : new AnswerId($"error-{turn.Conversation.Codes[^1]}");
        return Take(turn, question, Written(turn, question) ?? default)
            || Take(turn, question, SameError) || Take(turn, question, before) || Take(turn, question, SomethingElse);
    }

    /// <summary>A try that failed as before: what Meta showed is asked. Any other step has simply not worked.</summary>
    private static bool StillFails(TurnInProgress turn, Step.Do action, string text)
    {
        turn.Keep(new NoteTaken(text, action.Id, turn.Now));
        if (IsTry(action))
        {
            Walk.Take(turn, AnswerId.Other);
        }
        else
        {
            turn.Say(ReplyKind.Notice, Phrase.StillNotGone);
            Failing.Again(turn, AnswerId.Other);
        }

        return true;
    }

    private static bool Worked(TurnInProgress turn)
    {
        Walk.Take(turn, AnswerId.Done);
        if (turn is { Conversation.Question: OpenQuestion.AtStep, Here: (_, Step.Ask asked) })
        {
            Take(turn, asked, Connected);
        }

        return true;
    }

    /// <summary>A step whose failure leads to the question what happened.</summary>
    private static bool IsTry(Step.Do action) => action.Find(AnswerId.Other) is { Next: not null };

    private static AnswerId? Written(TurnInProgress turn, Step.Ask question) =>
        question.Answers.FirstOrDefault(answer => answer.Words.Any(word => turn.Knowledge.Words.CuesIn(word).Contains(Cue.StillFails)))?.Id;

    private static bool Take(TurnInProgress turn, Step question, AnswerId answer)
    {
        if (question.Find(answer) is null)
        {
            return false;
        }

        Walk.Take(turn, answer);
        return true;
    }
}
