using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Engine.Tests.Conversations;

/// <summary>A conversation with the small bot, turn by turn, on a clock that only moves when told.</summary>
internal sealed class Talk
{
    private int sent;

    public Knowledge Knowledge { get; init; } = SmallWorld.Knowledge;

    public Conversation Now { get; private set; } = Conversation.Begin(new ConversationId("c"), "test");

    public DateTimeOffset Clock { get; private set; } = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Everything that happened, in order.</summary>
    public List<ConversationEvent> Events { get; } = [];

    public Turn Last { get; private set; } = null!;

    public string Said => string.Join(" | ", Last.Replies.Select(reply => reply.Text));

    public StepId? Step => Now.State is ConversationState.Following following ? following.Step : null;

    public Talk Greeted() => Take(Dialogue.Greet(Now, null, Knowledge, Clock));

    public Talk Starts() => Greeted().Taps("small", step: null);

    public Talk Says(params string[] texts) => Hears([.. texts.Select(text => Message(text))]);

    public Talk Taps(string answer) => Taps(answer, Step?.Value);

    public Talk Taps(string answer, string? step) => Hears([Tap(answer, step)]);

    public Talk Sends(FileVerdict verdict) => Hears([File(verdict)]);

    /// <summary>Goes on in another channel.</summary>
    public Talk ComesOver() => Hears([Message("") with { CameOver = true }]);

    public Talk Waits(int minutes)
    {
        Clock += TimeSpan.FromMinutes(minutes);
        return Take(Dialogue.WaitOver(Now, new StepId("pause"), Knowledge, Clock));
    }

    public Talk Hears(IReadOnlyList<CustomerMessage> messages) => Take(Dialogue.Hear(Now, messages, Knowledge, Clock));

    public CustomerMessage Message(string text)
    {
        var (clean, had) = Secrets.Remove(text);
        return new CustomerMessage(new MessageId($"{++sent}"), Clock, clean) { HadSecret = had };
    }

    public CustomerMessage Tap(string answer, string? step) => Message(answer) with
    {
        Tap = new Tap(step is null ? null : new PlaybookId("small"), null, step is null ? null : new StepId(step), new AnswerId(answer)),
    };

    public CustomerMessage File(FileVerdict verdict)
    {
        var message = Message("");
        return message with { Files = [new ReceivedFile(verdict == FileVerdict.Picture ? new FileId($"f{message.Id}") : null, "a.png", verdict)] };
    }

    /// <summary>What became of the last act.</summary>
    public ActResult? Became { get; private set; }

    public Talk Does(Agent agent, AgentAct act)
    {
        Became = AgentDialogue.Do(Now, agent, act, Knowledge, Clock);
        return Take(Became is ActResult.Done done ? done.Turn : new Turn(Now, [], []));
    }

    public Talk PromiseIsOver() => Take(AgentDialogue.PromiseOver(Now, Knowledge, Clock));

    public Talk AgentIsQuiet() => Take(AgentDialogue.AgentWentQuiet(Now, Knowledge, Clock));

    public Talk OutsiderAnswers() => Take(Dialogue.StepBack(Now, Knowledge, Clock));

    private Talk Take(Turn turn)
    {
        Events.AddRange(turn.Events);
        Last = turn;
        Now = turn.After;
        return this;
    }
}
