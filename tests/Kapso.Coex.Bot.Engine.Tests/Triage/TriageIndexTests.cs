using CsCheck;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Triage;
using Xunit;

namespace Kapso.Coex.Bot.Engine.Tests.Triage;

public sealed class TriageIndexTests
{
    [Theory]
    [InlineData("error 3441041", "error-3441041")]
    [InlineData("me too, 3441041", "error-3441041")]
    [InlineData("error 3441049", "other-meta-error")]
    [InlineData("error 7305518", "other-meta-error")]
    [InlineData("my accuont does not apear in the lst", "waba-missing")]
    [InlineData("no aparece la cuenta", "waba-missing")]
    [InlineData("it says \"phone number you have entered is not associated with the business\"", "error-3441041")]
    public void A_message_finds_its_playbook(string text, string playbook) =>
        Assert.Equal(playbook, Assert.IsType<Verdict.Playbook>(SmallTriage.Index.Read(text).Verdict).Id.Value);

    [Fact]
    public void A_code_in_a_text_about_webhooks_is_no_connection_error() =>
        Assert.IsType<Verdict.OutOfScope>(SmallTriage.Index.Read("my webhook returns 500, my endpoint sends a message with api key in the header, error 2494100").Verdict);

    [Fact]
    public void A_sending_code_is_out_of_scope() =>
        Assert.IsType<Verdict.OutOfScope>(SmallTriage.Index.Read("error 131047").Verdict);

    [Theory]
    [InlineData("quiero hablar con una persona")]
    [InlineData("Can I speak to a real person, my account is not in the list")]
    [InlineData("atendente")]
    public void Who_asks_for_a_person_gets_one(string text)
    {
        var reading = SmallTriage.Index.Read(text);
        Assert.IsType<Verdict.Person>(reading.Verdict);
        Assert.True(reading.AsksForPerson);
    }

    [Theory]
    [InlineData("help")]
    [InlineData("IT DOES NOT WORK!!")]
    public void An_unclear_message_gets_its_question(string text)
    {
        var unclear = Assert.IsType<Verdict.Clarify>(SmallTriage.Index.Read(text).Verdict);
        Assert.Equal("nothing-told", unclear.Situation?.Situation);
        Assert.Equal(2, unclear.Choices.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("😭")]
    [InlineData("zzzz")]
    public void Too_little_is_not_guessed_at(string text) =>
        Assert.IsType<Verdict.NothingRecognised>(SmallTriage.Index.Read(text).Verdict);

    [Fact]
    public void What_is_told_is_kept()
    {
        var reading = SmallTriage.Index.Read("I already removed the old partner at Twillio and still get (#3441041)");
        Assert.Equal(["partner-removed", "code-3441041"], reading.Facts.Select(fact => fact.Value));
        Assert.Equal("Twilio", reading.Provider?.Name);
    }

    [Theory]
    [InlineData("I have not removed the partner")]
    [InlineData("should I have removed the partner?")]
    [InlineData("We removed. The partner is another matter")]
    public void What_is_denied_or_asked_is_not_told(string text) => Assert.Empty(SmallTriage.Index.Read(text).Facts);

    [Fact]
    public void Metas_words_are_quoted_as_they_stand() => Assert.Equal(
        "The phone number you have entered is NOT associated with the business you selected",
        SmallTriage.Index.Read("dice “The phone number you have entered is NOT associated with the business you selected” y no sé").MetaText?.Text);

    [Fact]
    public void Metas_sentence_counts_as_its_code_seen()
    {
        var reading = SmallTriage.Index.Read("me dice: The phone number you have entered is not associated with the business you selected.");
        Assert.Empty(reading.Codes);
        Assert.Equal(["3441041"], reading.CodesSeen.Select(code => code.Digits));
        Assert.Contains("code-3441041", reading.Facts.Select(fact => fact.Value));
    }

    [Fact]
    public void Half_a_sentence_that_two_codes_share_counts_as_neither() =>
        Assert.Empty(SmallTriage.Index.Read("please wait for 15 minutes before retrying").CodesSeen);

    [Theory]
    [InlineData("yes")]
    [InlineData("Sí")]
    [InlineData("não")]
    [InlineData("1")]
    [InlineData("option 2")]
    [InlineData("¿ya? and now?!")]
    [InlineData("56912345678")]
    public void A_bare_answer_to_nothing_tells_nothing(string text) =>
        Assert.IsType<Verdict.NothingRecognised>(SmallTriage.Index.Read(text).Verdict);

    [Fact]
    public void The_person_asked_for_wins_over_the_code() =>
        Assert.IsType<Verdict.Person>(SmallTriage.Index.Read("el error es 3441041 y quiero hablar con una persona").Verdict);

    [Fact]
    public void The_language_is_the_customers_not_metas() => Assert.Equal(
        Language.Spanish,
        SmallTriage.Index.Read("me sale esto y no entiendo \"The phone number you have entered is not associated with the business you selected\"").Language);

    [Fact]
    public void A_side_question_is_recognised() =>
        Assert.Equal("deletes-chats", SmallTriage.Index.Read("will the chats on my phone be deleted?").Question?.Question.Question);

    [Fact]
    public void Nothing_that_is_written_makes_it_fail() => Gen.String.Sample(text => SmallTriage.Index.Read(text).Candidates.Count == 3);

    [Fact]
    public void The_same_text_gets_the_same_reading() => Assert.Equal(
        SmallTriage.Index.Read("the account is nowhere in that list").Candidates,
        SmallTriage.Index.Read("the account is nowhere in that list").Candidates);
}
