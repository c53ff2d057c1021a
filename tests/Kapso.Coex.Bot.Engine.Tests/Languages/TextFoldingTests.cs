using CsCheck;
using Kapso.Coex.Bot.Engine.Languages;
using Xunit;

namespace Kapso.Coex.Bot.Engine.Tests.Languages;

public sealed class TextFoldingTests
{
    [Theory]
    [InlineData("¿Cómo CONECTO mi número?", "como conecto mi numero")]
    [InlineData("não tá funcionando 😭😭", "nao ta funcionando")]
    [InlineData("ｅｒｒｏｒ ３４", "error 34")]
    [InlineData("con\u200bec\u00adto", "conecto")]
    [InlineData("can't / can’t", "cant cant")]
    [InlineData("ayudaaaa", "ayuda")]
    [InlineData("cafe\u0301", "cafe")]
    [InlineData("3️⃣ pasos", "3 pasos")]
    [InlineData("  \n… ", "")]
    [InlineData("web.whatsapp.com", "web whatsapp com")]
    [InlineData("q es eso, q q q", "que es eso que que que")]
    public void What_means_nothing_is_taken_away(string written, string folded) => Assert.Equal(folded, TextFolding.Words(written));

    [Fact]
    public void A_word_remembers_where_it_stood()
    {
        const string Written = "Hola, ¿por qué \"Número\" no?";
        var text = TextFolding.Fold(Written);
        Assert.Equal("por qué \"Número", text.Quote(1, 4));
        Assert.True(text.Tokens[1].OpensClause);
        Assert.False(text.Tokens[1].OpensSentence);
    }

    [Fact]
    public void A_sentence_opens_after_a_full_stop_but_not_inside_an_address() =>
        Assert.Equal([true, false, false, true], TextFolding.Fold("kapso.ai falla. Ayuda").Tokens.ToArray().Select(token => token.OpensSentence));

    [Fact]
    public void Folding_twice_changes_nothing() =>
        Gen.String.Sample(text => TextFolding.Words(TextFolding.Words(text)) == TextFolding.Words(text));

    [Fact]
    public void Every_word_points_into_what_was_written() => Gen.String.Sample(text =>
        TextFolding.Fold(text).Tokens.ToArray().All(token => token.OriginalStart < token.OriginalEnd && token.OriginalEnd <= text.Length));
}
