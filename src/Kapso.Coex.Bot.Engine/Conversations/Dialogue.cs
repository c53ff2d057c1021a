using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Engine.Evidence;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>The conversation's judgement: a message, or time, in; a <see cref="Turn"/> out. A pure function.</summary>
public static class Dialogue
{
    private const int LongestWords = 300;

    /// <summary>Opens the conversation: says who is talking and how to get a person. Once.</summary>
    public static Turn Greet(Conversation conversation, Language? locale, Knowledge knowledge, DateTimeOffset now)
    {
        var turn = new TurnInProgress(conversation, knowledge, now);
        if (!conversation.WasGreeted)
        {
            Welcome.Greet(turn, locale);
        }

        return turn.Finish();
    }

    /// <summary>Hears what a customer sent since the last turn, as one: a burst gets one answer.</summary>
    /// <param name="messages">In the order of arrival; copies of what was heard before are non-events.</param>
    public static Turn Hear(Conversation conversation, IReadOnlyList<CustomerMessage> messages, Knowledge knowledge, DateTimeOffset now)
    {
        var turn = new TurnInProgress(conversation, knowledge, now);
        var resumed = WasAwayFor(conversation, now) >= Patience.BeforeRecap;
        var tapped = new HashSet<Tap>();
        var written = new HashSet<string>();
        var story = new Story(turn);
        Welcome.IntroduceBeforeFiles(turn, messages);
        foreach (var message in messages)
        {
            if (turn.Conversation.HasHeard(message.Id))
            {
                continue;
            }

            turn.Keep(new CustomerSpoke(message.Id, now, WordsOf(message, knowledge)));
            if (message.Tap is { } tap ? tapped.Add(tap) : IsFirst(message, written))
            {
                Hear(turn, message, story);
            }
        }

        story.End();
        Prompts.AskWhatIsOpen(turn, resumed);
        return turn.Finish();
    }

    /// <summary>A wait has run out. A wait that was answered, undone or paused meanwhile is a non-event.</summary>
    public static Turn WaitOver(Conversation conversation, StepId step, Knowledge knowledge, DateTimeOffset now)
    {
        var turn = new TurnInProgress(conversation, knowledge, now);
        if (turn.Here is var (_, here) && here is Step.Wait && here.Id == step && conversation.WaitUntil <= now && !conversation.IsPaused)
        {
            turn.Say(ReplyKind.Notice, Phrase.WaitOver);
            Walk.Answer(turn, AnswerId.Over);
            Prompts.AskWhatIsOpen(turn, resumed: false);
        }

        return turn.Finish();
    }

    /// <summary>A person answered the customer from elsewhere: the case is theirs, and the bot says nothing more. Twice is a non-event.</summary>
    public static Turn StepBack(Conversation conversation, Knowledge knowledge, DateTimeOffset now)
    {
        var turn = new TurnInProgress(conversation, knowledge, now);
        switch (conversation.State)
        {
            case ConversationState.OnErrand errand:
                turn.Keep(new ErrandEnded(errand.Case.Escalation, now));
                turn.Do(new Effect.ChangeAtDesk(errand.Case.Escalation, BriefWriting.Of(turn)) { Standing = new CaseStanding.Taken(errand.Case.Holder!) });
                break;
            case ConversationState.WithPerson { Holder: null } waiting:
                turn.Keep(new CaseTaken(waiting.Escalation, Agent.Outside, now));
                turn.Do(new Effect.ChangeAtDesk(waiting.Escalation, BriefWriting.Of(turn)) { Standing = new CaseStanding.Taken(Agent.Outside) });
                break;
            case not ConversationState.WithPerson:
                HandOver.StepBack(turn);
                break;
        }

        return turn.Finish();
    }

    /// <summary>The customer's own site tells who they are. Nothing new is a non-event.</summary>
    public static Turn Vouch(Conversation conversation, VouchedIds ids, Knowledge knowledge, DateTimeOffset now)
    {
        var turn = new TurnInProgress(conversation, knowledge, now);
        Vouching.Take(turn, ids);
        Prompts.AskWhatIsOpen(turn, resumed: false);
        return turn.Finish();
    }

    /// <summary>Says that a message could not be dealt with, and how to get a person. The host's answer to a defect of ours.</summary>
    public static Turn Apologise(Conversation conversation, Knowledge knowledge, DateTimeOffset now)
    {
        var turn = new TurnInProgress(conversation, knowledge, now);
        if (conversation.State is not ConversationState.WithPerson { Holder: not null })
        {
            turn.Say(ReplyKind.Notice, Phrase.WentWrong);
        }

        return turn.Finish();
    }

    /// <summary>"Sí" sent twice is one yes: the question that the second would answer was not there to be read.</summary>
    private static bool IsFirst(CustomerMessage message, HashSet<string> written) =>
        string.IsNullOrWhiteSpace(message.Text) || message.Files.Count > 0 || message.CameOver || written.Add(message.Text.Trim());

    private static string? WordsOf(CustomerMessage message, Knowledge knowledge) =>
        message.Tap is null && TextFolding.Fold(message.Text).Count > 1 && knowledge.Words.CommandIn(message.Text) is null
            ? message.Text.Length <= LongestWords ? message.Text : $"{message.Text[..LongestWords]}…"
            : null;

    private static TimeSpan WasAwayFor(Conversation conversation, DateTimeOffset now) =>
        conversation.LastHeardAt is { } last ? now - last : TimeSpan.Zero;

    private static void Hear(TurnInProgress turn, CustomerMessage message, Story story)
    {
        if (message.CameOver)
        {
            Welcome.GoOnHere(turn);
            return;
        }

        if (turn.Conversation.State is ConversationState.WithPerson)
        {
            HandOver.HearWhileWithPerson(turn, message);
            return;
        }

        switch (turn.Conversation.State)
        {
            case ConversationState.OnErrand:
                SpokenTongue.Settle(turn, message);
                Errands.Hear(turn, message);
                return;
            case ConversationState.Closed:
                SpokenTongue.Settle(turn, message);
                AfterClose.Hear(turn, message);
                return;
        }

        if (message.HadSecret)
        {
            turn.Say(ReplyKind.Notice, Phrase.SecretRemoved);
            turn.Recall();
        }

        Pictures.Take(turn, message);
        if (message.Tap is { } tap)
        {
            story.End();
            Taps.Hear(turn, tap);
        }
        else if (!string.IsNullOrWhiteSpace(message.Text))
        {
            HearText(turn, message, story);
        }
    }

    /// <summary>Commands before anything else; then the open question; then what else it may mean.</summary>
    private static void HearText(TurnInProgress turn, CustomerMessage message, Story story)
    {
        if (turn.Conversation.State is not ConversationState.Following && !Interruptions.Concerns(turn, message.Text))
        {
            story.Add(message);
            return;
        }

        if (!Interruptions.IsPoliteness(turn, message.Text))
        {
            story.End();
        }

        SpokenTongue.Settle(turn, message);
        if (Interruptions.Hear(turn, message.Text))
        {
            return;
        }

        switch (turn.Conversation.State)
        {
            case ConversationState.Following when message.HadSecret:
                Answering.HearBesideSecret(turn, message.Text);
                break;
            case ConversationState.Following:
                Answering.Hear(turn, message.Text);
                break;
            default:
                story.Add(message);
                break;
        }
    }
}

/// <summary>How long and how often before the bot does something else.</summary>
internal static class Patience
{
    /// <summary>After so long the customer is told where we were.</summary>
    public static readonly TimeSpan BeforeRecap = TimeSpan.FromHours(3);

    /// <summary>While a person has the case, thanks and questions get one receipt in so long.</summary>
    public static readonly TimeSpan BetweenReceipts = TimeSpan.FromHours(1);

    /// <summary>So many misunderstandings in a row, or failures of one step, and a person is offered.</summary>
    public const int Limit = 2;
}
