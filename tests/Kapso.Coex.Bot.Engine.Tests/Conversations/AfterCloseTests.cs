using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Engine.Playbooks;
using static Kapso.Coex.Bot.Engine.Tests.Conversations.Colleagues;

namespace Kapso.Coex.Bot.Engine.Tests.Conversations;

/// <summary>What follows when an agent has closed the case.</summary>
public class AfterCloseTests
{
    [Fact]
    public void After_the_end_one_tap_and_one_sentence_are_asked_and_then_there_is_silence()
    {
        var talk = new Talk().Starts().Says("human").Does(Ana, new AgentAct.Take()).Does(Ana, new AgentAct.Close(CaseOutcome.Connected, new StepId("look")));
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
        var talk = new Talk().Starts().Says("human").Does(Ana, new AgentAct.Take()).Does(Ana, new AgentAct.Close(CaseOutcome.Connected, null));
        var escalation = talk.Now.Case!.Escalation;
        talk.Says("it fails again since this morning");
        Assert.IsType<OpenQuestion.CameBack>(talk.Now.Question);
        talk.Taps("yes", null);

        Assert.Equal((escalation, null), (talk.Now.Case!.Escalation, talk.Now.Case.Holder));
        Assert.Contains(talk.Last.Effects, effect => effect is Effect.ChangeAtDesk { Standing: CaseStanding.Open });
        talk.Does(Luis, new AgentAct.Take()).Does(Luis, new AgentAct.Close(CaseOutcome.GaveUp, null)).Says("a new question about another number").Taps("no", null);
        Assert.IsType<OpenQuestion.WhichPlaybook>(talk.Now.Question);
        Assert.Null(talk.Now.Case);
    }
}
