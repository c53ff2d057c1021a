using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Engine.Evidence;
using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>What one turn came to: facts to keep, work for the host, and the conversation as it is then.</summary>
public sealed record Turn(Conversation After, IReadOnlyList<ConversationEvent> Events, IReadOnlyList<Effect> Effects)
{
    /// <summary>The bot's messages in the order in which they are sent.</summary>
    public IEnumerable<Reply> Replies => Effects.OfType<Effect.Say>().Select(say => say.Reply);
}

/// <summary>Work for the host. The engine asks; it never does.</summary>
public abstract record Effect
{
    public sealed record Say(Reply Reply) : Effect;

    /// <summary>Come back by yourself when a wait is over. An earlier one for this conversation is pointless from now on.</summary>
    public sealed record WakeAt(StepId Step, DateTimeOffset Due) : Effect;

    /// <summary>No wait runs any more.</summary>
    public sealed record ForgetWake : Effect;

    public sealed record HandToDesk(EscalationId Escalation, Brief Brief) : Effect
    {
        /// <summary>A person has it already.</summary>
        public bool Taken { get; init; }
    }

    /// <summary>The case changed: more evidence, another who has it, or it is over.</summary>
    public sealed record ChangeAtDesk(EscalationId Escalation, Brief Brief) : Effect
    {
        /// <summary>In whose hands it is then; null leaves it in those that it is in.</summary>
        public CaseStanding? Standing { get; init; }
    }
}

/// <summary>What kind of message it is: see the contracts.</summary>
public enum ReplyKind
{
    Greeting,
    Question,
    Step,
    Wait,
    Evidence,
    Answer,
    Handover,
    Resolved,
    Notice,
}

/// <summary>One message to the customer, made of approved texts.</summary>
public sealed record Reply(ReplyKind Kind, string Text)
{
    public Edition? Playbook { get; init; }

    public StepId? Step { get; init; }

    /// <summary>"Step 2 of about 5": the 2.</summary>
    public int? Number { get; init; }

    /// <summary>The 5. About, because branches differ.</summary>
    public int? About { get; init; }

    /// <summary>On the turn's last message only. Their place in the list is their number.</summary>
    public IReadOnlyList<Choice> Answers { get; init; } = [];

    /// <summary>True where a yes lets a step with consequences go ahead.</summary>
    public bool Confirm { get; init; }

    public EvidenceItem? Evidence { get; init; }

    /// <summary>The agent who says it; null where the bot does.</summary>
    public Agent? By { get; init; }

    /// <summary>Files of ours that go with it.</summary>
    public IReadOnlyList<FileId> Files { get; init; } = [];

    /// <summary>The customer's message that it answers.</summary>
    public MessageId? Quotes { get; init; }
}

/// <summary>An answer as it is offered.</summary>
public sealed record Choice(AnswerId Id, string Title);
