using Kapso.Coex.Bot.Channels.WhatsApp;
using Kapso.Coex.Bot.Engine.Languages;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Channels.WhatsApp;

/// <summary>A greeting alone is answered in the language of the customer's country.</summary>
public sealed class HomeLanguageTests
{
    [Theory]
    [InlineData(null, "5215512345678", "es")]
    [InlineData("MX.13491208655302741918", null, "es")]
    [InlineData("BR.13491208655302741918", null, "pt")]
    [InlineData(null, "5511987654321", "pt")]
    [InlineData(null, "16505551234", null)]
    [InlineData("US.ENT.11815799212886844830", null, null)]
    [InlineData("US.13491208655302741918", "5215512345678", "es")]
    public void It_is_guessed_from_scoped_id_and_phone(string? userId, string? phone, string? language) =>
        Assert.Equal(language, HomeLanguage.Of(new Person(userId, phone, null))?.Code());

    [Theory]
    [InlineData("5215512345678", "hola", "Soy")]
    [InlineData("5511987654321", "oi", "Sou")]
    [InlineData("5215512345678", "I get error 3441041 when I connect my number", "Step")]
    [InlineData("16505551234", "quiero conectar mi número de WhatsApp Business a Kapso", "Paso")]
    public async Task The_bot_answers_in_it_until_a_clear_sentence_says_otherwise(string phone, string said, string word)
    {
        await using var here = await OnThePhone.Start(phone: number => number.Phone(phone));
        here.Phone.Say(said);
        await here.Phone.WaitFor(word);
    }
}
