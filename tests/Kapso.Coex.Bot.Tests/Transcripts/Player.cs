using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Tests.Transcripts;

/// <summary>
/// Plays a transcript through the engine: the host's part of it, with a clock of its own. Events go through their stored form, and secrets
/// are removed at the door, as the host does it.
/// </summary>
internal sealed class Player(Transcript transcript, Knowledge known, Action<string> print)
{
    private static readonly TimeSpan BetweenMessages = TimeSpan.FromSeconds(20);

    private readonly Knowledge knowledge = known with { Desk = transcript.Hours };
    private readonly Invariants invariants = new(known);
    private readonly List<string> stored = [];
    private Conversation conversation = New();
    private DateTimeOffset now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private (StepId Step, DateTimeOffset Due)? wake;
    private IReadOnlyList<CustomerMessage> last = [];
    private Reply? question;
    private int sent;

    public void Play()
    {
        foreach (var move in transcript.Talk)
        {
            var at = $"line {move.Line}: {Describe(move.Action)}";
            print($"-- {at}");
            var turn = Happen(move.Action);
            try
            {
                invariants.Hold(turn.Before, turn.Turn, turn.Heard);
                Expectations.Hold(move.Expected ?? new Expectation(), turn.Turn, now);
            }
            catch (Exception failed)
            {
                throw new Xunit.Sdk.XunitException($"{transcript.Title}, {at}: {failed.Message}", failed);
            }
        }
    }

    private (Conversation Before, Turn Turn, IReadOnlyList<CustomerMessage> Heard) Happen(Action action)
    {
        switch (action)
        {
            case Action.Greeted:
                return Take([], Dialogue.Greet(conversation, transcript.Locale, knowledge, now));
            case Action.TimePassed(var time):
                return Wait(time);
            case Action.Restarted:
                conversation = stored.SelectMany(EventJson.Read).Aggregate(New(), (was, happened) => was.Evolve(happened));
                return (conversation, new Turn(conversation, [], []), []);
            case Action.ArrivedAgain:
                return Hear(last);
            case Action.Wrote(var texts):
                return Hear([.. texts.Select(text => Message(text))]);
            case Action.Sent(var files, var text):
                return Hear([Message(text) with { Files = [.. files.Select(file => new ReceivedFile(IdOf(file.Verdict), file.Name, file.Verdict))] }]);
            case Action.Tapped tapped:
                return Tap(tapped);
            case Action.AgentActed(var by, var act):
                return Act(by, act);
            case Action.PromiseOver:
                return Take([], AgentDialogue.PromiseOver(conversation, knowledge, now));
            case Action.AgentWentQuiet:
                return Take([], AgentDialogue.AgentWentQuiet(conversation, knowledge, now));
            default:
                throw new InvalidOperationException($"{action} cannot happen.");
        }
    }

    private (Conversation, Turn, IReadOnlyList<CustomerMessage>) Tap(Action.Tapped tapped)
    {
        var title = question?.Answers.FirstOrDefault(answer => answer.Id.Value == tapped.Answer)?.Title ?? tapped.Answer;
        var playbook = tapped.Playbook is { } named ? new PlaybookId(named) : conversation.CurrentPlaybook?.Id ?? question?.Playbook?.Id;
        var step = tapped.Step is { } old ? new StepId(old) : question?.Step;
        if (tapped.Step is null)
        {
            Assert.True(question?.Answers.Any(answer => answer.Id.Value == tapped.Answer), $"There is no button '{tapped.Answer}' to tap.");
        }

        var tap = new Tap(step is null ? null : playbook, null, step, new AnswerId(tapped.Answer));
        return Hear([.. Enumerable.Range(0, tapped.Times).Select(_ => Message(title) with { Tap = tap })]);
    }

    private (Conversation, Turn, IReadOnlyList<CustomerMessage>) Hear(IReadOnlyList<CustomerMessage> messages)
    {
        now += BetweenMessages;
        last = messages;
        return Take(messages, Dialogue.Hear(conversation, messages, knowledge, now));
    }

    /// <summary>What is refused changes nothing, and nothing is said.</summary>
    private (Conversation, Turn, IReadOnlyList<CustomerMessage>) Act(Agent by, AgentAct act)
    {
        now += BetweenMessages;
        return AgentDialogue.Do(conversation, by, act, knowledge, now) is ActResult.Done(var turn)
            ? Take([], turn)
            : (conversation, new Turn(conversation, [], []), []);
    }

    private (Conversation, Turn, IReadOnlyList<CustomerMessage>) Wait(TimeSpan time)
    {
        var end = now + time;
        if (wake is not var (step, due) || due > end)
        {
            now = end;
            return (conversation, new Turn(conversation, [], []), []);
        }

        now = due;
        wake = null;
        var taken = Take([], Dialogue.WaitOver(conversation, step, knowledge, now));
        now = end;
        return taken;
    }

    private (Conversation, Turn, IReadOnlyList<CustomerMessage>) Take(IReadOnlyList<CustomerMessage> heard, Turn turn)
    {
        var before = conversation;
        stored.Add(EventJson.Write(turn.Events));
        conversation = turn.After;
        foreach (var effect in turn.Effects)
        {
            wake = effect switch
            {
                Effect.ForgetWake => null,
                Effect.WakeAt(var step, var due) => (step, due),
                _ => wake,
            };
        }

        foreach (var reply in turn.Replies)
        {
            print($"{reply.Kind} {reply.Playbook?.Id}/{reply.Step}\n{reply.Text}\n{string.Join(" ", reply.Answers.Select(answer => $"[{answer.Title}]"))}");
            question = reply;
        }

        return (before, turn, heard);
    }

    private CustomerMessage Message(string text)
    {
        var (clean, had) = Secrets.Remove(text);
        return new CustomerMessage(new MessageId($"{++sent}"), now, clean) { HadSecret = had, Locale = transcript.Locale };
    }

    private FileId? IdOf(FileVerdict verdict) => verdict == FileVerdict.Picture ? new FileId($"file-{sent}") : null;

    private static Conversation New() => Conversation.Begin(new ConversationId("c1"), "widget");

    private static string Describe(Action action) => action switch
    {
        Action.Wrote(var texts) => $"customer: {string.Join(" / ", texts)}",
        Action.Tapped tapped => $"tap: {tapped.Answer}",
        Action.Sent sent => $"file: {sent.Files[0].Name}",
        Action.AgentActed acted => $"agent {acted.By.Name}: {acted.Act}",
        Action.TimePassed passed => $"later: {passed.Time}",
        _ => action.GetType().Name,
    };
}
