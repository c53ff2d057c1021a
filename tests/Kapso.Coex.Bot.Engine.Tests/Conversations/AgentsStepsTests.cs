using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Engine.Playbooks;
using static Kapso.Coex.Bot.Engine.Tests.Conversations.Colleagues;

namespace Kapso.Coex.Bot.Engine.Tests.Conversations;

/// <summary>Agents walk the same playbook as the bot, ahead of it or for it.</summary>
public class AgentsStepsTests
{
    [Fact]
    public void The_agent_ticks_skips_and_rewinds_and_the_customer_reads_nothing()
    {
        var talk = new Talk().Starts().Says("human").Does(Ana, new AgentAct.Take());
        talk.Does(Ana, new AgentAct.Tick(new StepId("look"), AnswerId.Yes));
        Assert.Equal((new StepId("remove"), 0), (talk.Now.Case!.Before!.Step, talk.Last.Replies.Count()));
        talk.Does(Ana, new AgentAct.Tick(new StepId("remove"), AnswerId.Done)).Does(Ana, new AgentAct.Skip(new StepId("lamp")));
        Assert.Equal((new StepId("pause"), 0), (talk.Now.Case!.Before!.Step, talk.Last.Replies.Count()));
        talk.Does(Ana, new AgentAct.Rewind(new StepId("look")));
        Assert.Equal(new StepId("look"), talk.Now.Case!.Before!.Step);
        Assert.Equal("lamp", Assert.Single(talk.Now.Trail, answer => !answer.PassedOver).Step.Value);

        talk.Does(Ana, new AgentAct.Tick(new StepId("nowhere"), AnswerId.Yes));
        Assert.Equal(ActRefusal.NoSuchStep, Assert.IsType<ActResult.Refused>(talk.Became).Why);
    }

    [Fact]
    public void The_step_is_sent_as_the_bot_would_put_it_and_before_consequences_the_yes_is_asked()
    {
        var talk = new Talk().Starts().Says("human").Does(Ana, new AgentAct.Take()).Does(Ana, new AgentAct.SendStep());
        var reply = Assert.Single(talk.Last.Replies);
        Assert.Equal((Ana, new StepId("look")), (reply.By, reply.Step));
        Assert.Equal(["yes", "no", "cannot-find"], reply.Answers.Select(answer => answer.Id.Value));

        talk.Does(Ana, new AgentAct.Tick(new StepId("look"), AnswerId.Yes)).Does(Ana, new AgentAct.SendStep());
        Assert.True(Assert.Single(talk.Last.Replies).Confirm);
    }

    [Fact]
    public void The_bot_goes_on_at_the_step_that_the_agent_chose()
    {
        var talk = new Talk().Starts().Taps("yes").Taps("yes").Taps("done").Says("human").Does(Ana, new AgentAct.Take());
        Assert.Equal(new StepId("lamp"), talk.Now.Case!.Before!.Step);

        talk.Does(Ana, new AgentAct.HandBack(new StepId("remove")));
        Assert.Equal("remove", talk.Step?.Value);
        Assert.Contains(nameof(Phrase.BotIsBack), talk.Said, StringComparison.Ordinal);
        Assert.IsType<OpenQuestion.GoAhead>(talk.Now.Question);
        Assert.Contains(talk.Last.Effects, effect => effect is Effect.ChangeAtDesk { Standing: CaseStanding.HandedBack });
        talk.Taps("yes").Taps("done");
        Assert.Equal("lamp", talk.Step?.Value);
    }

    [Fact]
    public void Handed_back_at_the_end_the_bot_asks_the_customer_whether_it_works_and_does_not_take_the_agents_tick_for_it()
    {
        var talk = new Talk().Starts().Says("human").Does(Ana, new AgentAct.Take()).Does(Ana, new AgentAct.Tick(new StepId("works"), AnswerId.Yes));
        Assert.Equal(new StepId("solved"), talk.Now.Case!.Before!.Step);

        talk.Does(Ana, new AgentAct.HandBack(null));
        Assert.Equal("works", talk.Step?.Value);
        Assert.DoesNotContain(talk.Last.Replies, reply => reply.Text.Length == 0);
        Assert.IsType<ConversationState.Resolved>(talk.Taps("yes").Now.State);
    }

    [Fact]
    public void Handed_back_at_the_end_with_nothing_answered_the_bot_begins_with_the_first_question()
    {
        var talk = new Talk().Starts().Says("human").Does(Ana, new AgentAct.Take()).Does(Ana, new AgentAct.Rewind(new StepId("collect")));
        talk.Does(Ana, new AgentAct.HandBack(null));
        Assert.Equal("look", talk.Step?.Value);
        Assert.IsType<OpenQuestion.AtStep>(talk.Now.Question);
    }

    [Fact]
    public void Handed_back_without_a_playbook_the_bot_asks_what_the_matter_is_and_does_not_greet_anew()
    {
        var talk = new Talk().Greeted().Says("human").Does(Ana, new AgentAct.Take()).Does(Ana, new AgentAct.HandBack(null));
        Assert.IsType<OpenQuestion.WhichPlaybook>(talk.Now.Question);
        Assert.DoesNotContain(talk.Last.Replies, reply => reply.Kind == ReplyKind.Greeting);
    }

    [Fact]
    public void Going_over_to_another_playbook_says_nothing_until_the_step_is_sent()
    {
        var talk = new Talk().Greeted().Says("human").Does(Ana, new AgentAct.Take()).Does(Ana, new AgentAct.SendStep());
        Assert.Equal(ActRefusal.NothingToSend, Assert.IsType<ActResult.Refused>(talk.Became).Why);

        talk.Does(Ana, new AgentAct.Start(new PlaybookId("small")));
        Assert.Empty(talk.Last.Replies);
        Assert.Equal(new StepId("look"), talk.Now.Case!.Before!.Step);
        Assert.NotEmpty(talk.Does(Ana, new AgentAct.SendStep()).Last.Replies);
    }
}
