using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Engine.Evidence;
using Kapso.Coex.Bot.Engine.Languages;

namespace Kapso.Coex.Bot.Engine.Playbooks;

/// <summary>One step of a playbook. Each kind holds only what that kind has.</summary>
public abstract record Step
{
    public required StepId Id { get; init; }

    public required StepOrigin Origin { get; init; }

    public required Source Source { get; init; }

    /// <summary>The answers that it takes, in the order in which they are offered, each with where it leads.</summary>
    public required IReadOnlyList<Answer> Answers { get; init; }

    /// <summary>Steps (by origin) whose outcome this one rests on: a correction there undoes the answer here as well.</summary>
    public IReadOnlyList<StepOrigin> RestsOn { get; init; } = [];

    /// <summary>Words by which customers mean this step when they take something back: <c>partner</c>, <c>socio</c>.</summary>
    public IReadOnlyList<string> Mentions { get; init; } = [];

    /// <summary>True for what a customer would count as a step: something to do, to answer or to wait for.</summary>
    public bool Counts => this is Do or Ask or Wait;

    public Answer? Find(AnswerId answer) => Answers.FirstOrDefault(candidate => candidate.Id == answer);

    /// <summary>One thing for the customer to do.</summary>
    public sealed record Do : Step
    {
        public required Wording Action { get; init; }

        public required Wording Why { get; init; }

        public required Wording Expect { get; init; }

        /// <summary>What to do when it is not where we said.</summary>
        public required Wording Help { get; init; }

        /// <summary>A second way to the same thing, for who is still stuck.</summary>
        public required Wording AnotherWay { get; init; }

        /// <summary>What this does not do or delete.</summary>
        public required Wording Keeps { get; init; }

        public required Doer Who { get; init; }

        public Uri? Link { get; init; }

        public Danger? Danger { get; init; }
    }

    /// <summary>A question whose answers lead to different steps.</summary>
    public sealed record Ask : Step
    {
        public required Wording Question { get; init; }

        /// <summary>Said when the customer does not understand or cannot tell.</summary>
        public required Wording Help { get; init; }

        public Uri? Link { get; init; }
    }

    /// <summary>Something to know. It takes no answer: the walk goes on at once.</summary>
    public sealed record Tell : Step
    {
        public required Wording Message { get; init; }

        public required Target Next { get; init; }

        public Uri? Link { get; init; }
    }

    /// <summary>Time that has to pass. Comes back by itself; <c>ready</c>, its only answer, goes on sooner to the same target.</summary>
    public sealed record Wait : Step
    {
        public required TimeSpan For { get; init; }

        public required Wording Why { get; init; }

        public required Target Next { get; init; }
    }

    /// <summary>
    /// Nothing more can be done now, and nothing is solved: the case rests. When the customer writes again, the walk goes on and asks how it went.
    /// </summary>
    public sealed record Rest : Step
    {
        public required Wording Message { get; init; }

        public required Target Next { get; init; }
    }

    /// <summary>The customer has confirmed what can be observed, or has the answer that they came for.</summary>
    public sealed record Solved : Step
    {
        public required Wording Farewell { get; init; }
    }

    /// <summary>A person takes over, once every piece of evidence asked for is given or cannot be had.</summary>
    public sealed record HandOver : Step
    {
        public required EscalationReason Reason { get; init; }

        public required IReadOnlyList<EvidenceItem> Evidence { get; init; }
    }
}

/// <summary>Marks a step that cannot simply be taken back: first the check, the consequence in words, and an explicit yes.</summary>
/// <param name="Check">What to make sure of first.</param>
/// <param name="Consequence">What happens, in words a shop owner understands.</param>
/// <param name="Declined">Where a "no" leads.</param>
public sealed record Danger(Wording Check, Wording Consequence, StepId Declined);
