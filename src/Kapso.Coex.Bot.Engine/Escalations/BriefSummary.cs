using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Evidence;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Engine.Escalations;

/// <summary>The case in a few sentences: why it is here, what it is about, what was said, what was done, what is at hand.</summary>
internal static class BriefSummary
{
    private const int StepsInSummary = 12;
    private const int LongestQuote = 200;

    public static string Of(
        TurnInProgress turn, EscalationReason? reason, ConversationState.Following? at, Playbook? playbook, IReadOnlyList<StepTaken> steps, IReadOnlyList<EvidenceLine> evidence)
    {
        var conversation = turn.Conversation;
        string?[] sentences =
        [
            reason is { } why ? BriefWording.Reason(why) : null,
            playbook is null
                ? English(turn, Phrase.BriefNoPlaybook)
                : English(turn, Phrase.BriefProblem).Replace("{hypothesis}", BriefWording.ForAgents(turn, playbook.Hypothesis.English), StringComparison.Ordinal),
            Whereabouts(turn, at, playbook),
            conversation.Provider is { } name ? $"Old provider: {name}." : null,
            conversation.Codes.IsEmpty ? null : $"Codes seen: {string.Join(", ", conversation.Codes)}.",
            Words(conversation),
            steps.Count == 0
                ? English(turn, Phrase.BriefNoSteps)
                : English(turn, Phrase.BriefSteps).Replace("{steps}", string.Join("; ", steps.TakeLast(StepsInSummary).Select(step => $"{step.Title} – {step.Words}")), StringComparison.Ordinal),
            evidence.Count == 0 ? null : English(turn, Phrase.BriefEvidence).Replace("{evidence}", string.Join("; ", evidence.Select(Told)), StringComparison.Ordinal),
            $"({conversation.Channel}, {turn.Language.Code()})",
        ];
        return string.Join(' ', sentences.OfType<string>());
    }

    /// <summary>The step that was open, and how often it did not go as written.</summary>
    private static string? Whereabouts(TurnInProgress turn, ConversationState.Following? at, Playbook? playbook)
    {
        if (at is null || playbook?.Find(at.Step) is not (Step.Do or Step.Ask or Step.Wait))
        {
            return null;
        }

        var step = playbook.Find(at.Step)!;
        var failed = turn.Conversation.Troubles.GetValueOrDefault(step.Origin) switch
        {
            0 => "",
            1 => " (did not work once)",
            var times => $" (did not work {times} times)",
        };
        return $"Got as far as: {BriefWording.Title(turn, step)}{failed}.";
    }

    private static string? Words(Conversation conversation)
    {
        var first = conversation.Notes.IsEmpty ? null : conversation.Notes[0].Note;
        var last = conversation.LastWords;
        return (first, last) switch
        {
            (null, null) => null,
            ({ }, null) => $"First words: {Quoted(first)}.",
            (null, { }) => $"Last words: {Quoted(last)}.",
            _ => first == last ? $"First words: {Quoted(first)}." : $"First words: {Quoted(first)}; last: {Quoted(last)}.",
        };
    }

    private static string Quoted(string text)
    {
        var line = text.ReplaceLineEndings(" ").Trim();
        return $"“{(line.Length <= LongestQuote ? line : $"{line[..(LongestQuote - 1)]}…")}”";
    }

    private static string Told(EvidenceLine line) => line switch
    {
        { State: "given", Item: EvidenceItem.Screenshots } => $"{line.Item.Name()}: {line.Values.Count}",
        { State: "given" } => $"{line.Item.Name()}: {line.Values[0]}",
        { Why: { } why } => $"{line.Item.Name()}: {line.State} ({why})",
        _ => $"{line.Item.Name()}: {line.State}",
    };

    private static string English(TurnInProgress turn, Phrase phrase) => turn.Knowledge.Phrases[phrase].In(Language.English).Trim();
}
