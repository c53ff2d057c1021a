using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Evidence;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Engine.Escalations;

/// <summary>Writes the brief from what happened. For agents, so in English, with the customer's own words as they came.</summary>
internal static class BriefWriting
{
    public static Brief Of(TurnInProgress turn)
    {
        var conversation = turn.Conversation;
        var person = conversation.Case ?? throw new InvalidOperationException($"Conversation {conversation.Id} has no case.");
        var playbook = PlaybookOf(turn);
        var soFar = SoFar(turn);
        return new Brief
        {
            Conversation = conversation.Id,
            Channel = conversation.Channel,
            Language = turn.Language,
            Reason = person.Reason,
            OpenedAt = person.Since,
            Playbook = playbook?.Id,
            Hypothesis = playbook is null ? null : BriefWording.ForAgents(turn, playbook.Hypothesis.English),
            Provider = conversation.Provider,
            WayBack = conversation.WayBack,
            Codes = conversation.Codes,
            Steps = soFar.Steps,
            Findings = [.. conversation.Notes.Select(note => note.Note)],
            Evidence = soFar.Evidence,
            Summary = soFar.Summary,
        };
    }

    public static CaseSoFar SoFar(TurnInProgress turn)
    {
        var person = turn.Conversation.Case;
        var at = person is null ? turn.Conversation.State as ConversationState.Following : person.Before;
        var playbook = PlaybookOf(turn);
        var steps = Steps(turn);
        var evidence = Evidence(turn, at is null ? null : playbook?.Find(at.Step), person is not null);
        return new CaseSoFar(BriefSummary.Of(turn, person?.Reason, at, playbook, steps, evidence), person?.Reason, steps, evidence);
    }

    private static Playbook? PlaybookOf(TurnInProgress turn) =>
        (turn.Conversation.CurrentPlaybook ?? turn.Conversation.Case?.Before?.Playbook) is { } edition ? turn.Knowledge.Find(edition) : null;

    private static List<StepTaken> Steps(TurnInProgress turn) =>
    [
        .. turn.Conversation.Trail
            .Select(answer => (answer, step: turn.Knowledge.Find(answer.Playbook).Find(answer.Step)))
            .Where(taken => taken.step is not (null or Step.Tell))
            .Select(taken => new StepTaken(taken.answer.Step.Value, BriefWording.Title(turn, taken.step!), taken.answer.Answer.Value, taken.answer.At)
            {
                Words = BriefWording.Answer(taken.step!, taken.answer),
            }),
    ];

    /// <summary>What this hand-over asks for and whatever else was given; asked for and not answered is missing.</summary>
    private static List<EvidenceLine> Evidence(TurnInProgress turn, Step? at, bool isHandedOver)
    {
        var wanted = at is Step.HandOver handOver ? handOver.Evidence : isHandedOver ? EvidenceItems.All : [];
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
}
