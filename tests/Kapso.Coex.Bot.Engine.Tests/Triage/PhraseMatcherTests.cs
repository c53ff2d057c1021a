using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Triage;
using Xunit;

namespace Kapso.Coex.Bot.Engine.Tests.Triage;

public sealed class PhraseMatcherTests
{
    private static readonly PhraseMatcher Answers = new(
    [
        ("done", ["done", "listo", "feito", "ya está"]),
        ("partner-there", ["there's a partner", "hay un socio"]),
        ("cannot-find", ["I can't find it", "no lo encuentro"]),
        ("back", ["back", "atrás"]),
        ("human", ["human", "persona"]),
    ]);

    [Theory]
    [InlineData("Done!", "done")]
    [InlineData("¡LISTO!", "done")]
    [InlineData("i cant find it", "cannot-find")]
    [InlineData("atras", "back")]
    [InlineData("persoan", "human")]
    [InlineData("persna", "human")]
    public void A_phrase_alone_is_the_whole_of_it(string text, string id) => Assert.Equal(id, Answers.WholeOf(TextFolding.Fold(text)));

    [Theory]
    [InlineData("don")]
    [InlineData("bak")]
    [InlineData("done with what?")]
    [InlineData("")]
    public void Short_words_must_be_right_and_nothing_else_may_stand_there(string text) => Assert.Null(Answers.WholeOf(TextFolding.Fold(text)));

    [Theory]
    [InlineData("3441041", "3441045")]
    [InlineData("3441041", "344104")]
    [InlineData("error3441041", "error3441047")]
    public void Another_digit_is_never_a_slip(string meant, string written) =>
        Assert.Empty(new PhraseMatcher([("code", [meant])]).Find(written));

    [Fact]
    public void Two_answers_in_one_message_are_both_found_in_their_order() =>
        Assert.Equal(["done", "partner-there"], Answers.Find("done, and also there's a partner").Select(hit => hit.Id));

    [Fact]
    public void It_says_where_a_phrase_stands() => Assert.Equal(
        [Placement.Whole, Placement.Trailing],
        Answers.Find("listo, creo que hay un socio").Select(hit => hit.Placement));
}
