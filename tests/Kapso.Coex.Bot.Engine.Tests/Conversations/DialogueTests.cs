using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Engine.Evidence;
using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Engine.Tests.Conversations;

public class DialogueTests
{
    [Fact]
    public void A_greeting_is_said_once()
    {
        var talk = new Talk().Greeted();
        Assert.Single(talk.Last.Replies);
        Assert.Empty(talk.Greeted().Last.Events);
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("1")]
    [InlineData("Sí")]
    [InlineData("it does")]
    public void Title_number_and_free_words_do_the_same(string words) =>
        Assert.Equal("remove", new Talk().Starts().Says(words).Step?.Value);

    [Theory]
    [InlineData("it does not connect")]
    [InlineData("I don't think it is done")]
    public void What_is_denied_is_not_taken_for_its_contrary(string words) =>
        Assert.NotEqual("remove", new Talk().Starts().Says(words).Step?.Value);

    [Theory]
    [InlineData("I have not done it yet")]
    [InlineData("no lo hice, i never did it is done")]
    [InlineData("not done")]
    public void Not_done_is_not_done(string words) =>
        Assert.Equal("lamp", new Talk().Starts().Taps("no").Says(words).Step?.Value);

    [Fact]
    public void Consequences_are_told_and_the_instruction_follows_a_yes()
    {
        var talk = new Talk().Starts().Taps("yes");
        Assert.Contains("It goes for good", talk.Said);
        Assert.DoesNotContain("REMOVE", talk.Said);
        Assert.True(talk.Last.Replies.Last().Confirm);
        Assert.Contains("REMOVE", talk.Taps("yes").Said);
    }

    [Fact]
    public void After_the_yes_only_the_action_is_said_and_not_all_again() =>
        Assert.DoesNotContain("Because of the box", new Talk().Starts().Taps("yes").Taps("yes").Said);

    [Fact]
    public void A_no_goes_where_the_author_said_and_removes_nothing() =>
        Assert.Equal("lamp", new Talk().Starts().Taps("yes").Taps("no").Step?.Value);

    [Fact]
    public void A_correction_undoes_what_rests_on_it_and_nothing_else()
    {
        var talk = new Talk().Starts().Taps("no").Taps("done").Taps("ready").Says("no wait, the box is still there");
        Assert.Equal("look", talk.Step?.Value);
        Assert.Equal(["small/lamp", "small/late", "small/pause"], talk.Now.Answers.Keys.Select(origin => origin.Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_still_stands_after_a_correction_is_not_asked_again() =>
        Assert.Equal("remove", new Talk().Starts().Taps("no").Taps("done").Taps("ready").Says("no wait, the box is still there").Taps("yes").Step?.Value);

    [Fact]
    public void A_wait_comes_back_by_itself()
    {
        var talk = new Talk().Starts().Taps("no").Taps("done");
        var wake = Assert.Single(talk.Last.Effects.OfType<Effect.WakeAt>());
        Assert.Equal(talk.Clock + TimeSpan.FromMinutes(5), wake.Due);
        Assert.Empty(talk.Waits(4).Last.Events);
        Assert.Equal("works", talk.Waits(1).Step?.Value);
        Assert.Empty(talk.Waits(1).Last.Events);
    }

    [Fact]
    public void A_wait_that_was_answered_does_not_come_back()
    {
        var talk = new Talk().Starts().Taps("no").Taps("done").Taps("ready");
        Assert.Contains(talk.Last.Effects, effect => effect is Effect.ForgetWake);
        Assert.Empty(talk.Waits(10).Last.Events);
    }

    [Fact]
    public void How_long_is_answered_with_the_minutes_left()
    {
        var talk = new Talk().Starts().Taps("no").Taps("done").Waits(2).Says("how long do I still have to wait?");
        Assert.Contains("<WaitGoesOn>", talk.Said);
        Assert.Contains(" 3 ", talk.Said);
    }

    [Fact]
    public void Solved_comes_only_from_the_customer() =>
        Assert.IsType<ConversationState.Resolved>(new Talk().Starts().Taps("no").Taps("done").Taps("ready").Taps("yes").Now.State);

    [Fact]
    public void A_message_heard_twice_is_a_non_event()
    {
        var talk = new Talk().Starts();
        var message = talk.Message("yes");
        talk.Hears([message]);
        Assert.Empty(talk.Hears([message]).Last.Events);
        Assert.Empty(talk.Last.Effects);
    }

    [Fact]
    public void The_same_button_twice_in_a_burst_is_pressed_once()
    {
        var talk = new Talk().Starts();
        talk.Hears([talk.Tap("cannot-find", "look"), talk.Tap("cannot-find", "look")]);
        Assert.Equal(1, talk.Now.Troubles.Values.Single());
    }

    [Fact]
    public void The_rest_of_a_burst_answers_no_question_that_was_not_there_to_be_read() =>
        Assert.Equal("look", new Talk().Greeted().Says("error 1234567", "and it does").Step?.Value);

    [Fact]
    public void The_same_answer_to_the_same_command_is_not_given_in_the_same_words()
    {
        var talk = new Talk().Starts().Says("human").Says("status");
        var first = talk.Said;
        Assert.NotEqual(first, talk.Says("status").Said);
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("it is small, I think it is rather small")]
    [InlineData("106540352242922")]
    public void While_a_person_has_the_case_the_bot_is_silent(string text) =>
        Assert.Empty(new Talk().Starts().Says("human").Says(text).Last.Replies);

    [Fact]
    public void Cancel_takes_the_case_back_and_goes_on_where_it_was()
    {
        var talk = new Talk().Starts().Taps("no").Says("human").Says("cancel");
        Assert.Contains(talk.Last.Effects, effect => effect is Effect.ChangeAtDesk { Standing: CaseStanding.Withdrawn });
        Assert.Equal("lamp", talk.Step?.Value);
    }

    [Fact]
    public void Before_consequences_the_yes_comes_anew_after_a_person_was_cancelled()
    {
        var talk = new Talk().Starts().Taps("yes").Taps("yes").Says("human").Says("cancel");
        Assert.True(talk.Last.Replies.Last().Confirm);
        Assert.DoesNotContain("REMOVE", talk.Said);
    }

    [Fact]
    public void A_failed_cleanup_reaches_a_person_with_every_item()
    {
        var talk = new Talk().Starts().Taps("no").Taps("done").Taps("ready").Taps("no");
        Assert.Empty(talk.Last.Effects.OfType<Effect.HandToDesk>());
        talk.Says("106540352242922").Says("102290129340398").Says("It failed badly");
        Assert.Empty(talk.Last.Effects.OfType<Effect.HandToDesk>());
        var brief = Assert.Single(talk.Taps("cannot-get").Says("my camera is broken").Last.Effects.OfType<Effect.HandToDesk>()).Brief;
        Assert.Equal(EscalationReason.CleanupDidNotHelp, brief.Reason);
        Assert.Equal(["given", "given", "given", "unobtainable"], brief.Evidence.Select(line => line.State));
        Assert.Equal("my camera is broken", brief.Evidence.Single(line => line.Item == EvidenceItem.Screenshots).Why);
    }

    [Fact]
    public void A_person_is_never_gated()
    {
        var talk = new Talk().Starts().Taps("no").Taps("done").Taps("ready").Taps("no").Says("I want to talk to a person");
        Assert.Equal(EscalationReason.AskedForHuman, Assert.Single(talk.Last.Effects.OfType<Effect.HandToDesk>()).Brief.Reason);
    }

    [Fact]
    public void Playbook_and_step_stand_on_every_message_of_a_hand_over()
    {
        var talk = new Talk().Starts();
        talk.Hears([talk.File(FileVerdict.Picture), talk.Message("human")]);
        Assert.All(talk.Last.Replies, reply => Assert.Equal(new StepId("look"), reply.Step));
    }

    [Fact]
    public void What_stands_beside_a_secret_is_not_guessed_at()
    {
        var talk = new Talk().Starts().Says("my token is EAAGm0PX4ZCpsBAKZCZBexampleexampleexample123");
        Assert.Contains("<SecretRemoved>", talk.Said);
        Assert.IsType<OpenQuestion.AtStep>(talk.Now.Question);
    }
}
