using CsCheck;
using Kapso.Coex.Bot.Channels.WhatsApp;
using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Tests.Transcripts;
using Asked = Kapso.Coex.Bot.Conversations.Coex;

namespace Kapso.Coex.Bot.Tests.Channels.WhatsApp;

public sealed class ComposerTests
{
    private static readonly CoexAnswer[] OfAnAction = [new("done", "Done"), new("already", "It was already so"), new("cannot-find", "I can't find it"), new("other", "Something else")];

    [Fact]
    public void A_step_is_one_message_with_three_buttons_and_the_fourth_answer_by_its_number()
    {
        var sent = Assert.IsType<Outgoing.Buttons>(Assert.Single(Compose(Asking("Open **Settings**.", OfAnAction))));

        Assert.Equal("Open *Settings*.\n\nOr answer *2*: It was already so.", sent.Body);
        Assert.Equal(["Done", "I can't find it", "Something else"], sent.Choices.Select(choice => choice.Title));
        Assert.Equal("previous-provider@0a1b2c3d/remove-partner/done", sent.Choices[0].Id);
    }

    [Fact]
    public void Everything_that_a_turn_says_is_one_message() => Assert.Equal(
        new Outgoing.Text("One.\n\nTwo."),
        Assert.Single(Compose(Saying("One."), Saying("Two."))));

    [Fact]
    public void Two_answers_are_two_buttons()
    {
        var sent = Assert.IsType<Outgoing.Buttons>(Assert.Single(Compose(Saying("Careful."), Asking("Shall we?", [new("yes", "Yes"), new("no", "No")]))));

        Assert.Equal("Careful.\n\nShall we?", sent.Body);
        Assert.Equal(["Yes", "No"], sent.Choices.Select(choice => choice.Title));
    }

    [Theory]
    [InlineData("en", "Choose")]
    [InlineData("es-MX", "Elegir")]
    [InlineData("pt", "Escolher")]
    [InlineData(null, "Choose")]
    public void A_real_choice_is_a_list_that_opens_in_the_customers_language(string? locale, string opener)
    {
        var sent = Assert.IsType<Outgoing.Menu>(Assert.Single(Compose(Asking("Which?", Many(5)) with { Locale = locale })));

        Assert.Equal(opener, sent.Opener);
        Assert.Equal(["Title 1", "Title 2", "Title 3", "Title 4", "Title 5"], sent.Choices.Select(choice => choice.Title));
    }

    [Fact]
    public void Five_answers_of_an_action_are_a_list_with_all_of_them() =>
        Assert.Equal(5, Assert.IsType<Outgoing.Menu>(Assert.Single(Compose(Asking("Open it.", [.. OfAnAction, new("human", "Talk to a person")])))).Choices.Count);

    [Fact]
    public void More_than_a_list_holds_is_written_with_numbers()
    {
        var sent = Assert.IsType<Outgoing.Text>(Assert.Single(Compose(Asking("Which?", Many(11)))));

        Assert.StartsWith("Which?\n\n1. Title 1\n2. Title 2\n", sent.Body);
        Assert.EndsWith("\n9. Title 9\n- Title 10\n- Title 11", sent.Body);
    }

    [Theory]
    [InlineData("This title is longer than a row takes", "Short")]
    [InlineData(" ", "Short")]
    public void Titles_that_no_button_takes_are_written_with_numbers(string one, string two) =>
        Assert.IsType<Outgoing.Text>(Assert.Single(Compose(Asking("Which?", [new("a", one), new("b", two)]))));

    [Fact]
    public void Of_two_answers_with_one_title_the_first_is_offered_and_the_numbers_stay()
    {
        var asked = Asking("Which?", [new("cannot-remove", "It stays"), new("person", "Talk to a person"), new("already", "It was already so"), new("human", "Talk to a person"), new("other", "Else")]);

        var sent = Assert.IsType<Outgoing.Buttons>(Assert.Single(Compose(asked)));

        Assert.Equal(["It stays", "Talk to a person", "Else"], sent.Choices.Select(choice => choice.Title));
        Assert.EndsWith("/person", sent.Choices[1].Id);
        Assert.EndsWith("Or answer *3*: It was already so.", sent.Body);
    }

    [Fact]
    public void A_question_that_does_not_fit_beside_what_was_said_before_goes_by_itself()
    {
        var sent = Compose(Saying(new string('a', 900)), Asking(new string('b', 500), OfAnAction));

        Assert.Equal(new Outgoing.Text(new string('a', 900)), sent[0]);
        Assert.StartsWith("bbb", Within.Body(sent[1]));
        Within.Limits(sent);
    }

    [Fact]
    public void A_question_too_long_for_buttons_is_divided_and_keeps_them()
    {
        var sent = Compose(Asking($"{new string('a', 1000)}\n\n{new string('b', 300)}\n\nIs it so?", OfAnAction));

        Assert.Equal([new Outgoing.Text(new string('a', 1000))], sent.SkipLast(1));
        Assert.StartsWith($"{new string('b', 300)}\n\nIs it so?", Assert.IsType<Outgoing.Buttons>(sent[1]).Body);
    }

    [Fact]
    public void Events_for_machines_are_not_for_the_customer() =>
        Assert.Equal("Hello", Within.Body(Assert.Single(Compose(Saying("Hello"), new MessageBody { EventName = "handoff.initiate" }))));

    [Fact]
    public void Nothing_to_say_is_no_message() => Assert.Empty(Compose(Saying(" \n "), new MessageBody { EventName = "handoff.initiate" }));

    [Fact]
    public void A_question_without_words_still_has_its_answers() =>
        Assert.Equal("Elegir", Within.Body(Assert.Single(Compose(Asking("", [new("yes", "Sí"), new("no", "No")]) with { Locale = "es" }))));

    [Fact]
    public void Old_answers_of_an_earlier_message_are_not_offered() =>
        Assert.IsType<Outgoing.Text>(Assert.Single(Compose(Asking("Shall we?", [new("yes", "Yes")]), Saying("What do you see instead?"))));

    [Fact]
    public void Whatever_is_said_fits_and_never_loses_its_answers()
    {
        string[] pieces = ["a", "ñ", "👩‍👩‍👧‍👦", "e\u0301", "שָׁלוֹם ", "**b**", "_", " ", ". ", "\n\n", "[x](https://kapso.ai)"];
        var text = Gen.OneOf([.. pieces.Select(piece => Gen.Const(piece))]).Array[0, 200].Select(string.Concat);
        var turn = Gen.Select(Gen.Select(text, Gen.Int[1, 60], (once, times) => string.Concat(Enumerable.Repeat(once, times))).Array[1, 4], Gen.Int[0, 12]);
        turn.Sample(
            (texts, answers) =>
            {
                MessageBody[] said = [.. texts.SkipLast(1).Select(Saying), Asking(texts[^1], Many(answers))];
                var sent = Compose(said);
                if (sent.Count > 0 || answers > 0)
                {
                    Within.Limits(sent);
                    Assert.Equal(answers is > 0 and <= 10 ? answers : 0, Within.Choices(sent[^1]).Count);
                    Assert.True(answers <= 10 || Within.Body(sent[^1]).EndsWith($"- Title {answers}", StringComparison.Ordinal));
                }
            },
            iter: 300);
    }

    private static IReadOnlyList<Outgoing> Compose(params MessageBody[] replies) => Composer.Compose(replies, RealPrompts.Knowledge.Phrases);

    private static MessageBody Saying(string text) => new() { Text = text, Locale = "en", Coex = new Asked("notice") };

    private static MessageBody Asking(string text, CoexAnswer[] answers) => new()
    {
        Text = text,
        Locale = "en",
        Coex = new Asked("step") { Playbook = "previous-provider", PlaybookVersion = "0a1b2c3d", Step = "remove-partner", Answers = answers.Length > 0 ? answers : null },
    };

    private static CoexAnswer[] Many(int count) => [.. Enumerable.Range(1, count).Select(at => new CoexAnswer($"answer-{at}", $"Title {at}"))];
}
