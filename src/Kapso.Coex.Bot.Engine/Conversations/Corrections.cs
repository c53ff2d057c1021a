using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;
using Kapso.Coex.Bot.Engine.Triage;

namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>"No wait, it does still show the partner": undoes that answer and exactly what rested on it.</summary>
internal static class Corrections
{
    /// <summary>True when the text took an earlier answer back. An "actually" alone takes nothing back.</summary>
    public static bool Hear(TurnInProgress turn, string text)
    {
        if (turn.Here is not var (playbook, here))
        {
            return false;
        }

        if (Meant(turn, playbook, here, text) is not { } corrected)
        {
            return TakeBackWhatWasTold(turn, here, text);
        }

        Undo(turn, playbook, corrected);
        turn.Say(ReplyKind.Notice, Phrase.Corrected);
        Walk.GoTo(turn, playbook, corrected.Id, evenIfAnswered: true);
        return true;
    }

    /// <summary>Whether the text has one of the words by which customers mean this step.</summary>
    public static bool Mentions(Step step, string text) =>
        step.Mentions.Count > 0 && new PhraseMatcher([(step.Id.Value, step.Mentions)]).Find(text).Count > 0;

    /// <summary>Takes away the answer to a step and to every step that rests on it, however far.</summary>
    public static void Undo(TurnInProgress turn, Playbook playbook, Step corrected)
    {
        TakeAway(turn, [corrected.Origin, .. RestingOn(playbook, corrected)]);
        turn.Do(new Effect.ForgetWake());
    }

    /// <summary>A new answer makes old what was answered on the ground of the one before.</summary>
    public static void UndoWhatRestsOn(TurnInProgress turn, Playbook playbook, Step answered) =>
        TakeAway(turn, RestingOn(playbook, answered));

    /// <summary>
    /// "No, wait, it was in Kapso before": said at first that it was not, and no step has asked yet, in whichever procedure. What the text
    /// says anew stands.
    /// </summary>
    private static bool TakeBackWhatWasTold(TurnInProgress turn, Step here, string text)
    {
        if (!turn.Knowledge.Words.CuesIn(text).Contains(Cue.Correction) || Mentions(here, text))
        {
            return false;
        }

        var reading = turn.Knowledge.Triage.Read(text, turn.Conversation.Language);
        List<Fact> wrong =
        [
            .. turn.Knowledge.Current.Values.SelectMany(any => any.Steps).Where(step => !turn.Conversation.Answers.ContainsKey(step.Origin) && Mentions(step, text))
                .SelectMany(step => step.Answers)
                .Select(answer => answer.KnownBy)
                .OfType<Fact>()
                .Where(fact => turn.Conversation.Knows(fact) && !reading.Facts.Contains(fact))
                .Distinct(),
        ];
        if (wrong.Count == 0)
        {
            return false;
        }

        wrong.ForEach(fact => turn.Keep(new FactTakenBack(fact, turn.Now)));
        Opening.Note(turn, reading);
        turn.Say(ReplyKind.Notice, Phrase.Corrected);
        turn.Recall();
        return true;
    }

    private static void TakeAway(TurnInProgress turn, IEnumerable<StepOrigin> steps)
    {
        StepOrigin[] standing = [.. steps.Where(turn.Conversation.Answers.ContainsKey)];
        if (standing.Length > 0)
        {
            turn.Keep(new AnswersUndone(standing, turn.Now));
        }
    }

    private static List<StepOrigin> RestingOn(Playbook playbook, Step step)
    {
        var resting = new List<StepOrigin> { step.Origin };
        for (var at = 0; at < resting.Count; at++)
        {
            foreach (var other in playbook.Steps)
            {
                if (other.RestsOn.Count > 0 && other.RestsOn.Contains(resting[at]) && !resting.Contains(other.Origin))
                {
                    resting.Add(other.Origin);
                }
            }
        }

        resting.RemoveAt(0);
        return resting;
    }

    /// <summary>Which earlier answer the text takes back; null where it takes none back, or speaks of the step that is open.</summary>
    private static Step? Meant(TurnInProgress turn, Playbook playbook, Step here, string text)
    {
        var cues = turn.Knowledge.Words.CuesIn(text);
        if (!cues.Overlaps([Cue.Correction, Cue.StillThere, Cue.NotDone]) || Mentions(here, text))
        {
            return null;
        }

        if (playbook.Steps.Any(step => Mentions(step, text)))
        {
            return AnswersNow(turn, text, cues) ? null : Mentioned(turn, playbook, text, cues);
        }

        return TakesBack(turn, here, text, cues)
            ? Answered(turn, playbook).Where(step => !step.PassedOver).Select(step => step.Step).FirstOrDefault(step => Gainsays(turn, step, cues))
            : null;
    }

    /// <summary>"Actually I removed the partner" while that is what is to be done: an answer and no correction.</summary>
    private static bool AnswersNow(TurnInProgress turn, string text, IReadOnlySet<Cue> cues) =>
        !cues.Contains(Cue.StillThere) && !cues.Contains(Cue.NotDone)
        && turn.Conversation.Question is OpenQuestion.AtStep && turn.Here is (_, Step.Do)
        && Understanding.AnswerIn(text, Offers.For(turn, turn.Conversation.Question), turn.Knowledge.Words) is not null;

    /// <summary>
    /// The latest answered step that the text mentions, also one that was passed over for what the customer told before. Where "it still
    /// shows" is what stands there, what was done about it since.
    /// </summary>
    private static Step? Mentioned(TurnInProgress turn, Playbook playbook, string text, IReadOnlySet<Cue> cues)
    {
        var answered = Answered(turn, playbook);
        var mentioned = answered.Select(answer => answer.Step).FirstOrDefault(step => Mentions(step, text));
        return mentioned is null || !cues.Contains(Cue.StillThere) || !Stands(turn, mentioned)
            ? mentioned
            : answered.Select(answer => answer.Step).FirstOrDefault(step => step is Step.Do && step.RestsOn.Contains(mentioned.Origin) && Gainsays(turn, step, cues));
    }

    /// <summary>
    /// Without a name it has to be explicit: "no, I did not do that", "not yet, it's still there". What is said of the open step is none.
    /// </summary>
    private static bool TakesBack(TurnInProgress turn, Step here, string text, IReadOnlySet<Cue> cues)
    {
        var words = turn.Knowledge.Words;
        var begins = cues.Contains(Cue.Correction) || TextFolding.Fold(text) is { Count: > 0 } said && said.Word(0) is "no" or "nao" or "not";
        if (cues.Contains(Cue.StillThere))
        {
            return here is not Step.Do and not Step.HandOver && StillThere.AnswerAt(turn, here) is null
                && (begins || words.IsOnly(text, Cue.StillThere, Cue.Correction, Cue.NotDone));
        }

        return cues.Contains(Cue.NotDone) && (here is Step.Wait || (begins && !words.StartsWith(text, Cue.NotDone)));
    }

    /// <summary>Whether this standing answer cannot be so: it was said to be done, or to be gone.</summary>
    private static bool Gainsays(TurnInProgress turn, Step step, IReadOnlySet<Cue> cues) => step switch
    {
        Step.Do => turn.Conversation.Answers[step.Origin].Answer is var answer && (answer == AnswerId.Done || answer == AnswerId.Already),
        Step.Ask => cues.Contains(Cue.StillThere) && StillThere.AnswerAt(turn, step) is not null && !Stands(turn, step),
        _ => false,
    };

    private static bool Stands(TurnInProgress turn, Step step) =>
        StillThere.AnswerAt(turn, step) is { } answer && turn.Conversation.Answers[step.Origin].Answer == answer.Id;

    /// <summary>The steps of this playbook that have an answer, the latest first.</summary>
    private static List<(Step Step, bool PassedOver)> Answered(TurnInProgress turn, Playbook playbook) =>
    [
        .. turn.Conversation.Trail.Reverse()
            .Select(answer => (Step: playbook.Steps.FirstOrDefault(step => step.Origin == answer.Origin)!, answer.PassedOver))
            .Where(answer => answer.Step is not null),
    ];
}
