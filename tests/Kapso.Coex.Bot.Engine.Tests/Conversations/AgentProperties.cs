using CsCheck;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Engine.Evidence;
using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Engine.Tests.Conversations;

/// <summary>What holds for whatever a customer, two agents, somebody on the phone and the clock do, in any order.</summary>
public class AgentProperties
{
    private static readonly Agent ana = new("1", "Ana");
    private static readonly Agent luis = new("2", "Luis");
    private static readonly string[] steps = ["look", "remove", "lamp", "late", "pause", "works", "solved", "collect", "nowhere"];
    private static readonly string[] answers = ["yes", "no", "done", "cannot-find", "other", "ready"];

    private static readonly Gen<AgentAct> acts = Gen.Frequency(
        (5, Gen.Const<AgentAct>(new AgentAct.Take())),
        (1, Gen.Const<AgentAct>(new AgentAct.Release())),
        (1, Gen.Const<AgentAct>(new AgentAct.Transfer(luis))),
        (3, Gen.Const<AgentAct>(new AgentAct.Say("hello", [], null))),
        (2, Gen.Const<AgentAct>(new AgentAct.SendStep())),
        (2, Gen.Select(One(steps), One(answers), (step, answer) => (AgentAct)new AgentAct.Tick(new StepId(step), new AnswerId(answer)))),
        (1, One(steps).Select(step => (AgentAct)new AgentAct.Skip(new StepId(step)))),
        (1, One(steps).Select(step => (AgentAct)new AgentAct.Rewind(new StepId(step)))),
        (1, One(["small", "nothing"]).Select(id => (AgentAct)new AgentAct.Start(new PlaybookId(id)))),
        (1, Gen.Const<AgentAct>(new AgentAct.HandBack(null))),
        (1, One(steps).Select(step => (AgentAct)new AgentAct.HandBack(new StepId(step)))),
        (2, Gen.Enum<EvidenceItem>().Select(item => (AgentAct)new AgentAct.AskFor(item))),
        (1, Gen.Select(Gen.Enum<CaseOutcome>(), One(steps), Gen.Bool, (outcome, step, named) => (AgentAct)new AgentAct.Close(outcome, named ? new StepId(step) : null))));

    private static readonly Gen<Action<Talk>> doing = Gen.Frequency(
        (10, DialogueProperties.Doing),
        (3, Gen.Const<Action<Talk>>(talk => talk.Says("human"))),
        (12, Gen.Select(One([ana, luis]), acts, (agent, act) => (Action<Talk>)(talk => talk.Does(agent, act)))),
        (1, One(["good", "bad", "no-thanks", "yes", "no"]).Select(answer => (Action<Talk>)(talk => talk.Taps(answer, null)))),
        (1, Gen.Const<Action<Talk>>(talk => talk.PromiseIsOver())),
        (1, Gen.Const<Action<Talk>>(talk => talk.AgentIsQuiet())),
        (1, Gen.Const<Action<Talk>>(talk => talk.OutsiderAnswers())));

    private static readonly Gen<Action<Talk>[]> conversations = doing.Array[1, 30];

    [Fact]
    public void The_bot_is_silent_while_a_person_has_the_case() => Always((before, talk) =>
    {
        if (before.State is ConversationState.WithPerson { Holder: { } holder } && talk.Now.State is ConversationState.WithPerson { Holder: { } still } && holder == still)
        {
            Assert.All(talk.Last.Replies, reply => Assert.NotNull(reply.By));
        }
    });

    [Fact]
    public void Only_who_has_the_case_speaks_in_it() => Always((before, talk) =>
        Assert.All(talk.Last.Replies.Where(reply => reply.By is not null), reply => Assert.Equal(before.Case!.Holder, reply.By)));

    [Fact]
    public void It_passes_from_hand_to_hand_only_by_who_has_it() => Always((before, talk) =>
    {
        // What is closed is free for anybody.
        if (before.State is not ConversationState.Closed && before.Case?.Holder is { } holder && talk.Now.Case?.Holder is { } after && holder.Id != after.Id && talk.Became is ActResult.Done && holder != Agent.Outside)
        {
            Assert.Equal(luis, after);
            Assert.Contains(talk.Last.Events, happened => happened is CaseTaken);
        }
    });

    [Fact]
    public void The_desk_is_told_of_every_change_of_hands() => Always((before, talk) =>
    {
        var stood = talk.Last.Effects.OfType<Effect.ChangeAtDesk>().Where(changed => changed.Escalation == before.Case?.Escalation).Select(changed => changed.Standing).LastOrDefault(standing => standing is not null);
        var (was, now) = (Hands(before), Hands(talk.Now));
        if (before.Case is not null && was != now && talk.Now.Case?.Escalation is not { } other)
        {
            Assert.True(before.State is ConversationState.Closed || stood is not null, $"{was} became {now}, and the desk was not told.");
        }
        else if (before.Case is not null && talk.Now.Case?.Escalation == before.Case.Escalation && was != now)
        {
            Assert.True(stood is not null, $"{was} became {now}, and the desk was not told.");
        }
    });

    [Fact]
    public void The_events_alone_tell_the_whole_conversation() => Always((_, talk) =>
    {
        var again = talk.Events.Aggregate(Conversation.Begin(talk.Now.Id, talk.Now.Channel), (was, happened) => was.Evolve(happened));
        Assert.Equal(Portrait.Of(talk.Now), Portrait.Of(again));
    });

    [Fact]
    public void Every_message_is_heard_and_no_text_is_empty() => Always((before, talk) =>
    {
        Assert.All(talk.Last.Replies, reply => Assert.False(string.IsNullOrWhiteSpace(reply.Text)));
        Assert.All(talk.Last.Replies.Where(reply => reply.By is null).SkipLast(1), reply => Assert.Empty(reply.Answers));
    });

    [Fact]
    public void What_is_refused_changes_nothing() => Always((before, talk) =>
    {
        if (talk.Became is ActResult.Refused && talk.Last.Events.Count == 0)
        {
            Assert.Equal(Portrait.Of(before), Portrait.Of(talk.Now));
        }
    });

    private static string Hands(Conversation now) => now.State switch
    {
        ConversationState.WithPerson { Holder: { } holder } => $"held by {holder.Id}",
        ConversationState.WithPerson => "waits",
        ConversationState.OnErrand => "errand",
        ConversationState.Closed => "closed",
        _ => "bot",
    };

    private static Gen<T> One<T>(T[] of) => Gen.Int[0, of.Length - 1].Select(at => of[at]);

    private static void Always(Action<Conversation, Talk> holds) => conversations.Sample(
        moves =>
        {
            var talk = new Talk().Starts();
            foreach (var move in moves)
            {
                var before = talk.Now;
                move(talk);
                holds(before, talk);
            }
        },
        iter: 600);
}
