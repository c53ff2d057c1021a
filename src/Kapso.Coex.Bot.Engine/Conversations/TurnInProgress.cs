using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>
/// A turn while it is being decided: what has happened so far, what has been said. The open question is asked once, at the end,
/// however many messages the turn answers.
/// </summary>
internal sealed class TurnInProgress(Conversation before, Knowledge knowledge, DateTimeOffset now)
{
    private const string ProviderSlot = "{provider}";

    private readonly List<ConversationEvent> events = [];
    private readonly List<Effect> effects = [];
    private readonly HashSet<StepOrigin> passed = [];
    private Reply? lastSaid;

    public Conversation Conversation { get; private set; } = before;

    public Knowledge Knowledge => knowledge;

    public DateTimeOffset Now => now;

    public Language Language => Conversation.Language ?? Language.English;

    public IReadOnlyList<ConversationEvent> Events => events;

    public IReadOnlyList<Effect> Effects => effects;

    /// <summary>True once the customer is owed the open question again.</summary>
    public bool MustAsk { get; private set; }

    /// <summary>True when the question only has to be recalled: the customer has just read it.</summary>
    public bool Briefly { get; private set; }

    public void Keep(ConversationEvent happened)
    {
        events.Add(happened);
        Conversation = Conversation.Evolve(happened);
    }

    /// <summary>The customer wrote before reading what is open now: the step was reached in this very turn.</summary>
    public bool IsUnread => events.Exists(happened => happened is StepReached);

    /// <summary>True when a picture, an id or an error came with this turn.</summary>
    public bool GotEvidence => events.Exists(happened => happened is EvidenceGiven);

    /// <summary>True when a picture came with this turn.</summary>
    public bool GotPicture => events.Exists(happened => happened is EvidenceGiven { Item: Evidence.EvidenceItem.Screenshots });

    /// <summary>The customer had stopped, and comes back with this turn.</summary>
    public bool WasPaused { get; } = before.IsPaused;

    /// <summary>Two lines or taps of one turn are one failure: the customer has read no help between them.</summary>
    public bool MetTroubleAt(Step step) => events.Exists(happened => happened is TroubleMet met && met.Step == step.Origin);

    /// <summary>Several lines of one burst are one misunderstanding.</summary>
    public bool WasMisunderstood => events.Exists(happened => happened is Misunderstood);

    /// <summary>False when the walk comes by for the second time in one turn: then it stops and asks instead of going round.</summary>
    public bool IsFirstPass(Step step) => passed.Add(step.Origin);

    public void Do(Effect effect) => effects.Add(effect);

    /// <summary>The open question goes out at the end of the turn, in full.</summary>
    public void Ask()
    {
        MustAsk = true;
        Briefly = false;
    }

    /// <summary>The open question goes out at the end of the turn, short, unless something asks for it in full.</summary>
    public void Recall()
    {
        Briefly = !MustAsk || Briefly;
        MustAsk = true;
    }

    /// <summary>Asks a question that is not a step's own.</summary>
    public void Open(OpenQuestion question)
    {
        Keep(new QuestionOpened(question, now));
        Ask();
    }

    public void Say(ReplyKind kind, Phrase phrase, params ReadOnlySpan<(string Name, string Value)> values) => Say(kind, Text(phrase, values));

    public void Say(ReplyKind kind, string text) => Say(new Reply(kind, text));

    /// <summary>Never the same text twice running, whether two messages of a burst ask for it or two turns.</summary>
    public void Say(Reply reply)
    {
        if (lastSaid?.Text != reply.Text)
        {
            lastSaid = lastSaid is null && Prompts.Fingerprint(reply.Text) == Conversation.LastSaid
                ? reply with { Text = $"{Text(Phrase.OnceMore)} {reply.Text}" }
                : reply;
            effects.Add(new Effect.Say(lastSaid));
        }
    }

    public string Text(Phrase phrase, params ReadOnlySpan<(string Name, string Value)> values) => Text(knowledge.Phrases[phrase], values);

    public string Text(Wording wording, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var text = wording.In(Language).TrimEnd();
        foreach (var (name, value) in values)
        {
            text = text.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        }

        return text.Contains('{', StringComparison.Ordinal) ? FillIn(text) : text;
    }

    /// <summary>The step that the conversation is at, with its playbook; null while no playbook is followed.</summary>
    public (Playbook Playbook, Step Step)? Here =>
        Conversation.State is ConversationState.Following following && knowledge.Find(following.Playbook) is var playbook
        && playbook.Find(following.Step) is { } step
            ? (playbook, step)
            : null;

    /// <summary>Puts the playbook and the step on every message, and the answers on the last.</summary>
    public Turn Finish()
    {
        if (lastSaid is not null)
        {
            Keep(new BotSpoke(Prompts.Fingerprint(lastSaid.Text), now, lastSaid.About));
        }

        var edition = Conversation.CurrentPlaybook;
        var step = Conversation.State switch
        {
            ConversationState.WithPerson person => person.Before?.Step,
            ConversationState.Resolved resolved => resolved.Step,
            _ => Here?.Step.Id,
        };
        var stamped = effects.Select(effect => effect is Effect.Say { Reply: { Playbook: null } reply } && edition is not null
            ? new Effect.Say(reply with { Playbook = edition, Step = step })
            : effect);
        return new Turn(Conversation, events, [.. stamped]);
    }

    private string FillIn(string text) => WithProvider(text)
        .Replace("{code}", Conversation.Codes.IsEmpty ? "" : Conversation.Codes[^1], StringComparison.Ordinal);

    /// <summary>By name where it is known; "the old provider" begins a text with a capital.</summary>
    private string WithProvider(string text)
    {
        var provider = Conversation.Provider ?? knowledge.Phrases[Phrase.TheOldProvider].In(Language);
        return text.StartsWith(ProviderSlot, StringComparison.Ordinal)
            ? $"{char.ToUpperInvariant(provider[0])}{provider[1..]}{text[ProviderSlot.Length..].Replace(ProviderSlot, provider, StringComparison.Ordinal)}"
            : text.Replace(ProviderSlot, provider, StringComparison.Ordinal);
    }
}
