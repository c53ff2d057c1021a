using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Engine.Playbooks;
using Kapso.Coex.Bot.Storage;

namespace Kapso.Coex.Bot.Desk.Cases;

/// <summary>One of the playbook's steps, with what was answered.</summary>
internal sealed record CaseStep(StepId Id, string Title, bool Current, string? Answer, string? Words, DateTimeOffset? At, IReadOnlyList<CaseChoice> Answers);

/// <summary>An answer that a step takes, in an agent's words.</summary>
internal sealed record CaseChoice(AnswerId Id, string Title);

/// <param name="Delivery"><c>sent</c>, <c>delivered</c>, <c>read</c>, <c>failed</c>, or null where the channel tells nothing.</param>
internal sealed record CaseMessage(long Sequence, Author Author, string? By, DateTimeOffset At, MessageBody Body, string? Delivery, string? Failure);

internal sealed record CaseNote(string Id, Agent By, DateTimeOffset At, string Text, IReadOnlyList<string> Mentions);

/// <summary>What the customer said of how it went.</summary>
internal sealed record CustomerRating(string Answer, string? Words, DateTimeOffset At);

/// <summary>All that is known of a case, beside what was said.</summary>
internal sealed record CaseFile(
    CaseLine Line,
    Brief Brief,
    IReadOnlyList<CaseStep> Steps,
    IReadOnlyList<EvidenceView> Evidence,
    PersonView? Person,
    ContactView? Contact,
    IReadOnlyList<AccountEventView> AccountEvents,
    IReadOnlyList<CaseNote> Notes,
    string? WayBack,
    CustomerRating? Rating);
