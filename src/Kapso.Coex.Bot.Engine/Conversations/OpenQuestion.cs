using System.Text.Json.Serialization;
using Kapso.Coex.Bot.Engine.Evidence;
using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>
/// The question that the customer owes an answer to. It is state and not history: any number of digressions leaves it as it is,
/// and an answer counts only for the question that it answers.
/// </summary>
[JsonDerivedType(typeof(AtStep), "step")]
[JsonDerivedType(typeof(GoAhead), "go-ahead")]
[JsonDerivedType(typeof(WhichPlaybook), "which")]
[JsonDerivedType(typeof(ForEvidence), "evidence")]
[JsonDerivedType(typeof(WhyNot), "why-not")]
[JsonDerivedType(typeof(CopiedFrom), "copied-from")]
[JsonDerivedType(typeof(WhichId), "which-id")]
[JsonDerivedType(typeof(WhatHappened), "what-happened")]
[JsonDerivedType(typeof(PersonOrGoOn), "person")]
[JsonDerivedType(typeof(WhichLanguage), "language")]
[JsonDerivedType(typeof(HowWasIt), "how-was-it")]
[JsonDerivedType(typeof(WhyWasItSo), "why-was-it-so")]
[JsonDerivedType(typeof(CameBack), "came-back")]
public abstract record OpenQuestion
{
    /// <summary>The current step's own answers.</summary>
    public sealed record AtStep : OpenQuestion;

    /// <summary>The explicit yes before a step with consequences.</summary>
    public sealed record GoAhead : OpenQuestion;

    /// <summary>Which of a few playbooks it is. Asked for the n-th time in a row.</summary>
    public sealed record WhichPlaybook(IReadOnlyList<PlaybookId> Choices, string? Situation, int Time) : OpenQuestion
    {
        public bool Equals(WhichPlaybook? other) =>
            other is not null && Situation == other.Situation && Time == other.Time && Choices.SequenceEqual(other.Choices);

        public override int GetHashCode() => HashCode.Combine(Situation, Time, Choices.Count);
    }

    /// <summary>One piece of evidence.</summary>
    public sealed record ForEvidence(EvidenceItem Item) : OpenQuestion;

    /// <summary>Why a piece of evidence cannot be had.</summary>
    public sealed record WhyNot(EvidenceItem Item) : OpenQuestion;

    /// <summary>From which screen a doubtful id was copied.</summary>
    public sealed record CopiedFrom(EvidenceItem Item, string Value) : OpenQuestion;

    /// <summary>Which of the two ids a value is that was given for both, or without a word.</summary>
    /// <param name="Before">The question that waits meanwhile; none while evidence is collected.</param>
    /// <param name="Other">A second value that came with it, and is the other id.</param>
    public sealed record WhichId(string Value, OpenQuestion? Before, string? Other = null) : OpenQuestion;

    /// <summary>What happened instead, after "something else happened".</summary>
    public sealed record WhatHappened(OpenQuestion Before) : OpenQuestion;

    /// <summary>A person, or go on with the bot?</summary>
    /// <param name="Before">The question that waits meanwhile.</param>
    public sealed record PersonOrGoOn(OpenQuestion? Before) : OpenQuestion;

    /// <summary>Which language to go on in.</summary>
    public sealed record WhichLanguage(OpenQuestion? Before) : OpenQuestion;

    /// <summary>After a case was closed: one tap of how the help was.</summary>
    public sealed record HowWasIt : OpenQuestion;

    /// <summary>And one sentence why.</summary>
    public sealed record WhyWasItSo : OpenQuestion;

    /// <summary>Who writes after the case was closed: the same trouble, or another?</summary>
    public sealed record CameBack : OpenQuestion;
}
