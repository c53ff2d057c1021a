using Kapso.Coex.Bot.Engine.Conversations;

namespace Kapso.Coex.Bot.Engine.Tests.Conversations;

public class HesitationTests
{
    [Theory]
    [InlineData("actually, i did it")]
    [InlineData("actually done")]
    [InlineData("wait, it is done")]
    public void Actually_done_is_a_done(string words) =>
        Assert.Equal("pause", new Talk().Starts().Taps("no").Says(words).Step?.Value);

    [Theory]
    [InlineData("actually", "<NoHurry>")]
    [InlineData("no wait", "<NoHurry>")]
    [InlineData("wait", "<TakeYourTime>")]
    [InlineData("not yet", "<TakeYourTime>")]
    [InlineData("👍", "<TakeYourTime>")]
    public void Who_stops_short_keeps_the_question_and_its_answers(string words, string told)
    {
        var talk = new Talk().Starts().Taps("no").Says(words);
        Assert.Equal("lamp", talk.Step?.Value);
        Assert.Contains(told, talk.Said);
        Assert.Equal(4, talk.Last.Replies.Last().Answers.Count);
        Assert.Equal(0, talk.Now.MisunderstoodInARow);
    }

    [Theory]
    [InlineData("no, i did not do that")]
    [InlineData("actually i did not do that")]
    public void An_explicit_denial_takes_back_what_was_said_to_be_done(string words) =>
        Assert.Equal("lamp", new Talk().Starts().Taps("no").Taps("done").Says(words).Step?.Value);

    [Fact]
    public void Not_yet_it_is_still_there_takes_back_what_was_said_to_be_gone() =>
        Assert.Equal("remove", new Talk().Starts().Taps("yes").Taps("yes").Taps("done").Taps("done").Taps("ready").Says("not yet, the box is still there").Step?.Value);

    [Fact]
    public void It_is_still_there_at_the_step_that_removes_it_is_a_failure_of_that_step()
    {
        var talk = new Talk().Starts().Taps("yes").Taps("yes");
        Assert.Contains("Look left", talk.Says("the box is still there").Said);
        Assert.Contains("Search", talk.Says("it is still there").Said);
        Assert.Contains(talk.Last.Replies.Last().Answers, answer => answer.Id.Value == "human");
        Assert.IsType<OpenQuestion.PersonOrGoOn>(talk.Says("the box is still there").Now.Question);
        Assert.DoesNotContain(talk.Events, happened => happened is AnswersUndone);
    }

    [Fact]
    public void I_did_it_and_it_is_still_there_is_not_done() =>
        Assert.Equal("remove", new Talk().Starts().Taps("yes").Taps("yes").Says("i did it but it is still there").Step?.Value);

    [Fact]
    public void Still_there_is_an_answer_where_that_is_the_question() =>
        Assert.Equal("remove", new Talk().Starts().Says("no, it is still there").Step?.Value);

    [Theory]
    [InlineData("done")]
    [InlineData("ok done")]
    [InlineData("👍")]
    public void A_bare_done_at_a_yes_or_no_is_asked_back(string words)
    {
        var talk = new Talk().Starts().Says(words);
        Assert.Equal("look", talk.Step?.Value);
        Assert.Contains("<DoneMeansYes>", talk.Said);
        Assert.Equal("remove", talk.Says("yes").Step?.Value);
    }

    [Fact]
    public void A_bare_done_is_no_yes_to_consequences_and_does_not_count_as_done_either()
    {
        var talk = new Talk().Starts().Taps("yes").Says("done");
        Assert.Contains("<DoneIsNoGoAhead>", talk.Said);
        Assert.IsType<OpenQuestion.GoAhead>(talk.Now.Question);
        Assert.Equal("lamp", talk.Says("i did it").Step?.Value);
    }
}
