using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Engine.Playbooks;
using static Kapso.Coex.Bot.Engine.Tests.Conversations.Colleagues;

namespace Kapso.Coex.Bot.Engine.Tests.Conversations;

/// <summary>Who has a case, and what customers read of it.</summary>
public class AgentTests
{
    [Fact]
    public void The_first_takes_it_and_the_second_learns_who_has_it()
    {
        var talk = new Talk().Starts().Says("human").Does(Ana, new AgentAct.Take());
        Assert.Contains(nameof(Phrase.AgentIsHere), talk.Said, StringComparison.Ordinal);
        Assert.Contains(talk.Last.Effects, effect => effect is Effect.ChangeAtDesk { Standing: CaseStanding.Taken { By.Name: "Ana" } });

        talk.Does(Luis, new AgentAct.Take());
        Assert.Equal(new ActResult.Refused(ActRefusal.TakenByAnother, Ana), talk.Became);
        talk.Does(Ana, new AgentAct.Take());
        Assert.Empty(Assert.IsType<ActResult.Done>(talk.Became).Turn.Events);
    }

    [Fact]
    public void Nobody_speaks_in_a_case_that_is_not_theirs()
    {
        var talk = new Talk().Starts().Does(Ana, new AgentAct.Take());
        Assert.Equal(new ActResult.Refused(ActRefusal.NoCase, null), talk.Became);

        talk.Says("human").Does(Ana, new AgentAct.Say("hi", [], null));
        Assert.Equal(new ActResult.Refused(ActRefusal.NotYours, null), talk.Became);
        talk.Does(Luis, new AgentAct.Take()).Does(Ana, new AgentAct.Say("hi", [], null));
        Assert.Equal(new ActResult.Refused(ActRefusal.TakenByAnother, Luis), talk.Became);
    }

    [Fact]
    public void What_an_agent_says_goes_out_under_their_name_as_it_is()
    {
        var talk = new Talk().Starts().Says("human").Does(Ana, new AgentAct.Take());
        talk.Does(Ana, new AgentAct.Say("Hola", [new FileId("f")], new MessageId("2"))).Does(Ana, new AgentAct.Say("Hola", [], null));
        var reply = Assert.Single(talk.Last.Replies);
        Assert.Equal(("Hola", Ana), (reply.Text, reply.By));
    }

    [Fact]
    public void While_the_agent_is_there_commands_do_nothing_and_a_tap_is_noted()
    {
        var talk = new Talk().Starts().Says("human").Does(Ana, new AgentAct.Take());
        foreach (var word in new[] { "cancel", "status", "help", "human", "thanks", "start over", "espanol" })
        {
            Assert.Empty(talk.Says(word).Last.Replies);
        }

        talk.Taps("no", "look");
        Assert.Empty(talk.Last.Replies);
        Assert.Equal(new AnswerId("no"), Assert.Single(talk.Now.Trail).Answer);
        Assert.Equal(new StepId("lamp"), talk.Now.Case!.Before!.Step);
        Assert.Contains(talk.Last.Effects, effect => effect is Effect.ChangeAtDesk { Standing: null });
    }

    [Fact]
    public void An_agent_who_falls_silent_loses_the_case_to_the_queue_and_somebody_on_the_phone_does_not()
    {
        var talk = new Talk().Starts().Says("human").Does(Ana, new AgentAct.Take()).AgentIsQuiet();
        Assert.Contains(nameof(Phrase.AgentLeft), talk.Said, StringComparison.Ordinal);
        Assert.Null(talk.Now.Case!.Holder);

        talk.OutsiderAnswers();
        Assert.Equal(Agent.Outside, talk.Now.Case!.Holder);
        Assert.Empty(talk.AgentIsQuiet().Last.Events);
        Assert.IsType<ActResult.Done>(talk.Does(Luis, new AgentAct.Take()).Became);
        Assert.Equal(Luis, talk.Now.Case!.Holder);
    }
}
