using Kapso.Coex.Bot.Engine.Languages;
using Xunit;

namespace Kapso.Coex.Bot.Engine.Tests.Languages;

public sealed class SpokenLanguageTests
{
    [Theory]
    [InlineData("la 1", Language.English)]
    [InlineData("esta vacio", Language.Portuguese)]
    [InlineData("ja esta", Language.Spanish)]
    [InlineData("ok done", Language.Spanish)]
    [InlineData("dice Connected to Wati", Language.Spanish)]
    [InlineData("Business platform", Language.Portuguese)]
    [InlineData("escolhi display name only", Language.Portuguese)]
    [InlineData("phone number id 647015955153740 y waba id 102290129340398", Language.Spanish)]
    public void Short_texts_and_names_on_screens_leave_the_language_as_it_is(string text, Language sofar) =>
        Assert.Null(SpokenLanguage.Other(text, sofar, telling: 3, confidence: 0.9f));

    [Theory]
    [InlineData("não consigo achar isso no meu celular", Language.Spanish, Language.Portuguese)]
    [InlineData("I did it but nothing happens, what should I do", Language.Spanish, Language.English)]
    [InlineData("ya lo hice pero sigue sin conectar mi número", Language.English, Language.Spanish)]
    public void Several_telling_words_change_it(string text, Language sofar, Language spoken) =>
        Assert.Equal(spoken, SpokenLanguage.Other(text, sofar, telling: 3, confidence: 0.9f));
}
