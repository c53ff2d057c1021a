using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;
using Kapso.Coex.Bot.Engine.Triage;

namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>"It connected!" and "still the same": how it went, said at a step that asks for it, or before it does.</summary>
internal static class Outcomes
{
    private static readonly AnswerId Connected = new("connected");
    private static readonly AnswerId SameError = new("same-error");
    private static readonly AnswerId SomethingElse = new("something-else");
    private static readonly AnswerId StillSms = new("still-sms");
    private static readonly AnswerId[] Outcome = [Connected, StillSms, new("none")]; // who asks what came of it offers one of these
    private const int WordsOfAProblem = 5;

    // What Meta's window or Kapso may show instead of a connection.
    private static readonly HashSet<string> ByTheConnection =
        ["error-3441041", "error-2655093", "waba-missing", "wrong-onboarding-option", "display-name-only", "not-eligible", "previous-provider"];

    // Answers that say what a playbook is about, where they are not called as it is.
    private static readonly Dictionary<string, AnswerId[]> AnswersFor = new()
    {
        ["wrong-onboarding-option"] = [StillSms, new("code-by-sms")],
        ["waba-missing"] = [new("account-missing")],
        ["display-name-only"] = [new("number-555")],
        ["previous-provider"] = [new("in-kapso")],
    };

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

    /// <summary>
    /// "It asks for the code by SMS again": the problem that they describe is one of the answers, or the one that they came with. A word of
    /// another answer in it, such as "again", says less than that.
    /// </summary>
    public static bool HearProblem(TurnInProgress turn, string text)
    {
        if (turn is not { Conversation.Question: OpenQuestion.AtStep, Here: var (playbook, step) } || step is not Step.Ask question
            || !Outcome.Any(answer => question.Find(answer) is not null)
            || TextFolding.Fold(text).Count < WordsOfAProblem
            || Understanding.AnswerIn(text, Offers.For(turn, turn.Conversation.Question), turn.Knowledge.Words)?.Answer == Connected
            || turn.Knowledge.Triage.Read(text, turn.Conversation.Language) is not { CodesSeen.Count: 0, AsksForPerson: false, Verdict: Verdict.Playbook(var problem, >= Subjects.Sure) } reading)
        {
            return false;
        }

        return AnswersFor.GetValueOrDefault(problem.Value, [new AnswerId(problem.Value)]).Any(answer => Take(turn, question, answer))
            || (problem == playbook.Id && (Take(turn, question, SameError) || Take(turn, question, SomethingElse)))
            || (question.Find(SomethingElse) is not null && Meets(turn, question, problem, reading));
    }

    /// <summary>Another obstacle than before: its own procedure, but after the cleanup, which is walked once.</summary>
    private static bool Meets(TurnInProgress turn, Step question, PlaybookId problem, Reading reading)
    {
        if (!ByTheConnection.Contains(problem.Value))
        {
            return false;
        }

        if (turn.Conversation.Knows(SharedFacts.CleanupWalked))
        {
            return Take(turn, question, SomethingElse);
        }

        Opening.Note(turn, reading);
        Subjects.GoOver(turn, problem);
        return true;
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
