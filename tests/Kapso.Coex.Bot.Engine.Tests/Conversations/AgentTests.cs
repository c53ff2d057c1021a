using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Engine.Evidence;
using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Engine.Tests.Conversations;

/// <summary>What agents do, and what customers read of it.</summary>
public class AgentTests
{
    private static readonly Agent ana = new("1", "Ana");
    private static readonly Agent luis = new("2", "Luis");

    [Fact]
    public void The_first_takes_it_and_the_second_learns_who_has_it()
    {
        var talk = new Talk().Starts().Says("human").Does(ana, new AgentAct.Take());
        Assert.Contains(nameof(Phrase.AgentIsHere), talk.Said, StringComparison.Ordinal);
        Assert.Contains(talk.Last.Effects, effect => effect is Effect.ChangeAtDesk { Standing: CaseStanding.Taken { By.Name: "Ana" } });

        talk.Does(luis, new AgentAct.Take());
        Assert.Equal(new ActResult.Refused(ActRefusal.TakenByAnother, ana), talk.Became);
        talk.Does(ana, new AgentAct.Take());
        Assert.Empty(Assert.IsType<ActResult.Done>(talk.Became).Turn.Events);
    }

    [Fact]
    public void Nobody_speaks_in_a_case_that_is_not_theirs()
    {
        var talk = new Talk().Starts().Does(ana, new AgentAct.Take());
        Assert.Equal(new ActResult.Refused(ActRefusal.NoCase, null), talk.Became);

        talk.Says("human").Does(ana, new AgentAct.Say("hi", [], null));
        Assert.Equal(new ActResult.Refused(ActRefusal.NotYours, null), talk.Became);
        talk.Does(luis, new AgentAct.Take()).Does(ana, new AgentAct.Say("hi", [], null));
        Assert.Equal(new ActResult.Refused(ActRefusal.TakenByAnother, luis), talk.Became);
    }

    [Fact]
    public void What_an_agent_says_goes_out_under_their_name_as_it_is()
    {
        var talk = new Talk().Starts().Says("human").Does(ana, new AgentAct.Take());
        talk.Does(ana, new AgentAct.Say("Hola", [new FileId("f")], new MessageId("2"))).Does(ana, new AgentAct.Say("Hola", [], null));
        var reply = Assert.Single(talk.Last.Replies);
        Assert.Equal(("Hola", ana), (reply.Text, reply.By));
    }

    [Fact]
    public void While_the_agent_is_there_commands_do_nothing_and_a_tap_is_noted()
    {
        var talk = new Talk().Starts().Says("human").Does(ana, new AgentAct.Take());
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
    public void The_agent_ticks_skips_and_rewinds_and_the_customer_reads_nothing()
    {
        var talk = new Talk().Starts().Says("human").Does(ana, new AgentAct.Take());
        talk.Does(ana, new AgentAct.Tick(new StepId("look"), AnswerId.Yes));
        Assert.Equal((new StepId("remove"), 0), (talk.Now.Case!.Before!.Step, talk.Last.Replies.Count()));
        talk.Does(ana, new AgentAct.Tick(new StepId("remove"), AnswerId.Done)).Does(ana, new AgentAct.Skip(new StepId("lamp")));
        Assert.Equal((new StepId("pause"), 0), (talk.Now.Case!.Before!.Step, talk.Last.Replies.Count()));
        talk.Does(ana, new AgentAct.Rewind(new StepId("look")));
        Assert.Equal(new StepId("look"), talk.Now.Case!.Before!.Step);
        Assert.Equal("lamp", Assert.Single(talk.Now.Trail, answer => !answer.PassedOver).Step.Value);

        talk.Does(ana, new AgentAct.Tick(new StepId("nowhere"), AnswerId.Yes));
        Assert.Equal(ActRefusal.NoSuchStep, Assert.IsType<ActResult.Refused>(talk.Became).Why);
    }

    [Fact]
    public void The_step_is_sent_as_the_bot_would_put_it_and_before_consequences_the_yes_is_asked()
    {
        var talk = new Talk().Starts().Says("human").Does(ana, new AgentAct.Take()).Does(ana, new AgentAct.SendStep());
        var reply = Assert.Single(talk.Last.Replies);
        Assert.Equal((ana, new StepId("look")), (reply.By, reply.Step));
        Assert.Equal(["yes", "no", "cannot-find"], reply.Answers.Select(answer => answer.Id.Value));

        talk.Does(ana, new AgentAct.Tick(new StepId("look"), AnswerId.Yes)).Does(ana, new AgentAct.SendStep());
        Assert.True(Assert.Single(talk.Last.Replies).Confirm);
    }

    [Fact]
    public void The_bot_goes_on_at_the_step_that_the_agent_chose()
    {
        var talk = new Talk().Starts().Taps("yes").Taps("yes").Taps("done").Says("human").Does(ana, new AgentAct.Take());
        Assert.Equal(new StepId("lamp"), talk.Now.Case!.Before!.Step);

        talk.Does(ana, new AgentAct.HandBack(new StepId("remove")));
        Assert.Equal("remove", talk.Step?.Value);
        Assert.Contains(nameof(Phrase.BotIsBack), talk.Said, StringComparison.Ordinal);
        Assert.IsType<OpenQuestion.GoAhead>(talk.Now.Question);
        Assert.Contains(talk.Last.Effects, effect => effect is Effect.ChangeAtDesk { Standing: CaseStanding.HandedBack });
        talk.Taps("yes").Taps("done");
        Assert.Equal("lamp", talk.Step?.Value);
    }

    [Fact]
    public void Handed_back_without_a_playbook_the_bot_asks_what_the_matter_is_and_does_not_greet_anew()
    {
        var talk = new Talk().Greeted().Says("human").Does(ana, new AgentAct.Take()).Does(ana, new AgentAct.HandBack(null));
        Assert.IsType<OpenQuestion.WhichPlaybook>(talk.Now.Question);
        Assert.DoesNotContain(talk.Last.Replies, reply => reply.Kind == ReplyKind.Greeting);
    }

    [Fact]
    public void The_bot_fetches_one_piece_and_brings_the_case_back_to_the_same_agent()
    {
        var talk = new Talk().Starts().Says("human").Does(ana, new AgentAct.Take()).Does(ana, new AgentAct.AskFor(EvidenceItem.WabaId));
        Assert.Equal(EvidenceItem.WabaId, talk.Last.Replies.Last().Evidence);
        Assert.IsType<ConversationState.OnErrand>(talk.Now.State);

        talk.Says("102290129340398");
        Assert.Equal(ana, Assert.IsType<ConversationState.WithPerson>(talk.Now.State).Holder);
        Assert.Contains(talk.Last.Effects, effect => effect is Effect.ChangeAtDesk { Standing: CaseStanding.Taken });
        talk.Does(ana, new AgentAct.AskFor(EvidenceItem.WabaId));
        Assert.Equal(ActRefusal.AlreadyGiven, Assert.IsType<ActResult.Refused>(talk.Became).Why);
    }

    [Fact]
    public void What_cannot_be_had_comes_back_with_the_reason()
    {
        var talk = new Talk().Starts().Says("human").Does(ana, new AgentAct.Take()).Does(ana, new AgentAct.AskFor(EvidenceItem.PhoneNumberId));
        talk.Taps("cannot-get", null).Says("my cousin has the password");
        Assert.Equal(ana, Assert.IsType<ConversationState.WithPerson>(talk.Now.State).Holder);
        Assert.Equal(new EvidenceState.Unobtainable("my cousin has the password"), talk.Now.Evidence[EvidenceItem.PhoneNumberId]);
    }

    [Theory]
    [InlineData("human")]
    [InlineData("cancel")]
    public void Who_wants_the_person_in_the_middle_of_an_errand_has_them_again(string word)
    {
        var talk = new Talk().Starts().Says("human").Does(ana, new AgentAct.Take()).Does(ana, new AgentAct.AskFor(EvidenceItem.Screenshots)).Says(word);
        Assert.Equal(ana, Assert.IsType<ConversationState.WithPerson>(talk.Now.State).Holder);
        Assert.Equal(1, talk.Now.Escalations);
    }

    [Fact]
    public void A_picture_more_can_be_asked_for()
    {
        var talk = new Talk().Starts().Sends(FileVerdict.Picture).Says("human").Does(ana, new AgentAct.Take()).Does(ana, new AgentAct.AskFor(EvidenceItem.Screenshots));
        talk.Sends(FileVerdict.Picture).Taps("done", null);
        Assert.Equal(2, talk.Now.Evidence.Values(EvidenceItem.Screenshots).Count);
        Assert.IsType<ConversationState.WithPerson>(talk.Now.State);
    }

    [Fact]
    public void After_the_end_one_tap_and_one_sentence_are_asked_and_then_there_is_silence()
    {
        var talk = new Talk().Starts().Says("human").Does(ana, new AgentAct.Take()).Does(ana, new AgentAct.Close(CaseOutcome.Connected, new StepId("look")));
        Assert.Equal(["good", "fair", "bad"], talk.Last.Replies.Last().Answers.Select(answer => answer.Id.Value));

        talk.Taps("good", null).Says("it was quick and kind");
        Assert.Contains(talk.Events, happened => happened is CustomerRated { Rating: Rating.Good });
        Assert.Contains(talk.Events, happened => happened is RatingExplained { Words: "it was quick and kind" });
        Assert.Null(talk.Now.Question);
        Assert.Contains(nameof(Phrase.YouAreWelcome), talk.Says("thanks").Said, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_comes_back_with_the_same_trouble_has_the_same_case_again()
    {
        var talk = new Talk().Starts().Says("human").Does(ana, new AgentAct.Take()).Does(ana, new AgentAct.Close(CaseOutcome.Connected, null));
        var escalation = talk.Now.Case!.Escalation;
        talk.Says("it fails again since this morning");
        Assert.IsType<OpenQuestion.CameBack>(talk.Now.Question);
        talk.Taps("yes", null);

        Assert.Equal((escalation, null), (talk.Now.Case!.Escalation, talk.Now.Case.Holder));
        Assert.Contains(talk.Last.Effects, effect => effect is Effect.ChangeAtDesk { Standing: CaseStanding.Open });
        talk.Does(luis, new AgentAct.Take()).Does(luis, new AgentAct.Close(CaseOutcome.GaveUp, null)).Says("a new question about another number").Taps("no", null);
        Assert.IsType<OpenQuestion.WhichPlaybook>(talk.Now.Question);
        Assert.Null(talk.Now.Case);
    }

    [Fact]
    public void Nobody_comes_in_time_and_the_customer_is_told_once_and_may_leave_a_way_back()
    {
        var talk = new Talk().Starts().Says("human").PromiseIsOver();
        Assert.Contains(nameof(Phrase.PromiseMissed), talk.Said, StringComparison.Ordinal);
        Assert.Empty(talk.PromiseIsOver().Last.Events);

        talk.Says("write me at ana.perez@tienda.mx please");
        Assert.Equal("ana.perez@tienda.mx", talk.Now.WayBack);
        Assert.Contains(talk.Last.Effects.OfType<Effect.ChangeAtDesk>(), changed => changed.Brief.WayBack == "ana.perez@tienda.mx");
        Assert.Empty(talk.Does(ana, new AgentAct.Take()).PromiseIsOver().Last.Events);
    }

    [Fact]
    public void An_agent_who_falls_silent_loses_the_case_to_the_queue_and_somebody_on_the_phone_does_not()
    {
        var talk = new Talk().Starts().Says("human").Does(ana, new AgentAct.Take()).AgentIsQuiet();
        Assert.Contains(nameof(Phrase.AgentLeft), talk.Said, StringComparison.Ordinal);
        Assert.Null(talk.Now.Case!.Holder);

        talk.OutsiderAnswers();
        Assert.Equal(Agent.Outside, talk.Now.Case!.Holder);
        Assert.Empty(talk.AgentIsQuiet().Last.Events);
        Assert.IsType<ActResult.Done>(talk.Does(luis, new AgentAct.Take()).Became);
        Assert.Equal(luis, talk.Now.Case!.Holder);
    }

    [Fact]
    public void Going_over_to_another_playbook_says_nothing_until_the_step_is_sent()
    {
        var talk = new Talk().Greeted().Says("human").Does(ana, new AgentAct.Take()).Does(ana, new AgentAct.SendStep());
        Assert.Equal(ActRefusal.NothingToSend, Assert.IsType<ActResult.Refused>(talk.Became).Why);

        talk.Does(ana, new AgentAct.Start(new PlaybookId("small")));
        Assert.Empty(talk.Last.Replies);
        Assert.Equal(new StepId("look"), talk.Now.Case!.Before!.Step);
        Assert.NotEmpty(talk.Does(ana, new AgentAct.SendStep()).Last.Replies);
    }
}
