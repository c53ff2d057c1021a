using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Evidence;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Engine.Escalations;

/// <summary>Writes the brief from what happened. For agents, so in English, with the customer's own words as they came.</summary>
internal static class BriefWriting
{
    private const int StepsInSummary = 12;

    public static Brief Of(TurnInProgress turn)
    {
        var conversation = turn.Conversation;
        var person = (ConversationState.WithPerson)conversation.State;
        var playbook = conversation.CurrentPlaybook is { } edition ? turn.Knowledge.Find(edition) : null;
        var steps = Steps(turn);
        var evidence = Evidence(turn, playbook, person);
        return new Brief
        {
            Conversation = conversation.Id,
            Channel = conversation.Channel,
            Language = turn.Language,
            Reason = person.Reason,
            OpenedAt = person.Since,
            Playbook = playbook?.Id,
            Hypothesis = playbook?.Hypothesis.English,
            Provider = conversation.Provider,
            Codes = conversation.Codes,
            Steps = steps,
            Findings = [.. conversation.Notes.Select(note => note.Note)],
            Evidence = evidence,
            Summary = Summary(turn, person, playbook, steps, evidence),
        };
    }

    private static List<StepTaken> Steps(TurnInProgress turn) =>
    [
        .. turn.Conversation.Trail
            .Select(answer => (answer, step: turn.Knowledge.Find(answer.Playbook).Find(answer.Step)))
            .Where(taken => taken.step is not (null or Step.Tell))
            .Select(taken => new StepTaken(taken.answer.Step.Value, Title(taken.step!), Said(taken.answer), taken.answer.At)),
    ];

    private static string Said(StandingAnswer answer) => answer.PassedOver ? $"{answer.Answer} (told before)" : answer.Answer.Value;

    private static string Title(Step step) => FirstSentence(step switch
    {
        Step.Do action => action.Action.English,
        Step.Ask question => question.Question.English,
        Step.Wait wait => $"Wait {wait.For.TotalMinutes:0} minutes",
        _ => step.Id.Value,
    });

    private static string FirstSentence(string text)
    {
        var plain = text.Replace("**", "", StringComparison.Ordinal).Trim();
        var end = plain.IndexOfAny(['.', '?', '\n']);
        return end > 0 ? plain[..end] : plain;
    }

    /// <summary>What this hand-over asks for and whatever else was given; asked for and not answered is missing.</summary>
    private static List<EvidenceLine> Evidence(TurnInProgress turn, Playbook? playbook, ConversationState.WithPerson person)
    {
        var at = person.Before is { } before ? playbook?.Find(before.Step) : null;
        var wanted = at is Step.HandOver handOver ? handOver.Evidence : EvidenceItems.All;
        return
        [
            .. EvidenceItems.All
                .Where(item => wanted.Contains(item) || turn.Conversation.Evidence[item] is not EvidenceState.Missing)
                .Select(item => Line(item, turn.Conversation.Evidence[item])),
        ];
    }

    private static EvidenceLine Line(EvidenceItem item, EvidenceState state) => state switch
    {
        EvidenceState.Given given => new EvidenceLine(item, "given", given.Values, null),
        EvidenceState.Unobtainable cannot => new EvidenceLine(item, "unobtainable", [], cannot.Why),
        EvidenceState.Missing { Before: { } before } => new EvidenceLine(item, "missing", [], $"given before the reconnect: {before}"),
        _ => new EvidenceLine(item, "missing", [], null),
    };

    private static string Summary(
        TurnInProgress turn, ConversationState.WithPerson person, Playbook? playbook, List<StepTaken> steps, List<EvidenceLine> evidence)
    {
        var conversation = turn.Conversation;
        var provider = conversation.Provider is { } name ? $" Old provider: {name}." : "";
        var codes = conversation.Codes.IsEmpty ? "" : $" Codes seen: {string.Join(", ", conversation.Codes)}.";
        var problem = playbook is null
            ? English(turn, Phrase.BriefNoPlaybook)
            : English(turn, Phrase.BriefProblem).Replace("{hypothesis}", playbook.Hypothesis.English.Trim(), StringComparison.Ordinal);
        var taken = steps.Count == 0
            ? English(turn, Phrase.BriefNoSteps)
            : English(turn, Phrase.BriefSteps).Replace("{steps}", string.Join("; ", steps.TakeLast(StepsInSummary).Select(step => $"{step.Id}: {step.Answer}")), StringComparison.Ordinal);
        var collected = English(turn, Phrase.BriefEvidence).Replace("{evidence}", string.Join("; ", evidence.Select(Told)), StringComparison.Ordinal);
        return $"{problem}{provider}{codes} {taken} {collected} ({person.Reason.Name()}, {conversation.Channel}, {turn.Language.Code()})";
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
