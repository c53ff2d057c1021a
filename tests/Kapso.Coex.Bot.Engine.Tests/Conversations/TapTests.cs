using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Escalations;

namespace Kapso.Coex.Bot.Engine.Tests.Conversations;

public class TapTests
{
    [Fact]
    public void An_old_done_of_the_same_step_does_not_answer_its_confirmation()
    {
        var talk = new Talk().Starts().Taps("yes").Taps("done");
        Assert.Contains("<NotAskedNow>", talk.Said);
        Assert.IsType<OpenQuestion.GoAhead>(talk.Now.Question);
        Assert.True(talk.Last.Replies.Last().Confirm);
        Assert.DoesNotContain(talk.Now.Answers.Keys, origin => origin.Value == "small/remove");
    }

    [Fact]
    public void A_yes_that_was_taken_already_is_told_so_and_the_instruction_comes_again()
    {
        var talk = new Talk().Starts().Taps("yes").Taps("yes").Taps("yes");
        Assert.Contains("<NotAskedNow>", talk.Said);
        Assert.Contains("REMOVE THE BOX", talk.Said);
    }

    [Theory]
    [InlineData("done", "lamp")]
    [InlineData("no", "look")]
    public void An_answer_that_stands_already_is_told_so_and_the_question_comes_again(string answer, string step)
    {
        var talk = new Talk().Starts().Taps("no").Taps("done").Taps(answer, step);
        Assert.Contains("<AlreadyNoted>", talk.Said);
        Assert.Equal("pause", talk.Step?.Value);
        Assert.Equal(["ready"], talk.Last.Replies.Last().Answers.Select(choice => choice.Id.Value));
    }

    [Fact]
    public void The_same_delivery_once_more_is_a_non_event()
    {
        var talk = new Talk().Starts();
        var tap = talk.Tap("no", "look");
        talk.Hears([tap]);
        Assert.Empty(talk.Hears([tap]).Last.Replies);
    }

    [Fact]
    public void An_old_offer_of_a_person_still_brings_one()
    {
        var talk = new Talk().Starts().Taps("no").Taps("cannot-find").Taps("cannot-find").Taps("done").Taps("human", "lamp");
        Assert.Equal(EscalationReason.AskedForHuman, Assert.Single(talk.Last.Effects.OfType<Effect.HandToDesk>()).Brief.Reason);
    }
}
