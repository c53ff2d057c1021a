using Kapso.Coex.Bot.Engine.Languages;
using Xunit;

namespace Kapso.Coex.Bot.Engine.Tests.Languages;

public sealed class LanguageGuessTests
{
    [Theory]
    [InlineData("the number does not show up", Language.English)]
    [InlineData("how do i connect my whatsapp", Language.English)]
    [InlineData("no me sale el qr", Language.Spanish)]
    [InlineData("quiero hablar con una persona", Language.Spanish)]
    [InlineData("se me desaparecieron los chats", Language.Spanish)]
    [InlineData("mi WABA no sale en el embedded signup", Language.Spanish)]
    [InlineData("quero falar com uma pessoa", Language.Portuguese)]
    [InlineData("nao aparece minha conta", Language.Portuguese)]
    [InlineData("já removi o parceiro", Language.Portuguese)]
    [InlineData("cadê o qr", Language.Portuguese)]
    public void Short_texts_show_their_language(string text, Language language) =>
        Assert.Equal(language, GuessedLanguage.Of(text)?.Language);

    [Theory]
    [InlineData("ok")]
    [InlineData("3441041")]
    [InlineData("error")]
    [InlineData("")]
    [InlineData("😭")]
    [InlineData("whatsapp")]
    public void Texts_that_show_none_have_none(string text) => Assert.Null(GuessedLanguage.Of(text));
}
