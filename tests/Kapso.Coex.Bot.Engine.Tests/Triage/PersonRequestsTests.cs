using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Triage;
using Xunit;

namespace Kapso.Coex.Bot.Engine.Tests.Triage;

public sealed class PersonRequestsTests
{
    [Theory]
    [InlineData("quiero hablar con una persona")]
    [InlineData("no, quiero hablar con una persona")]
    [InlineData("el error es 3441041 y quiero hablar con una persona")]
    [InlineData("pásame con soporte")]
    [InlineData("me passa para um atendente")]
    [InlineData("can I talk to someone?")]
    [InlineData("why can't I speak to a human")]
    [InlineData("I don't want to talk to a bot, give me a person")]
    [InlineData("agent please")]
    [InlineData("quiero hablar con una persona de verdad")]
    [InlineData("quero falar com alguém da equipe")]
    [InlineData("ya hice todo tres veces, lo quité de todos lados y sigue igual, así que prefiero que me atienda una persona de verdad por favor")]
    public void Asked_for_in_so_many_words_is_heard(string text) => Assert.True(PersonRequests.Made(TextFolding.Fold(text)));

    [Theory]
    [InlineData("can someone explain what coexistence is")]
    [InlineData("el agente anterior")]
    [InlineData("o número é de uma pessoa da equipe")]
    [InlineData("alguien del equipo puede quitar el socio?")]
    [InlineData("dice que hable con un agente")]
    [InlineData("it says contact support")]
    [InlineData("hablé con el soporte de Wati")]
    [InlineData("I talked to an agent at Meta")]
    [InlineData("no quiero hablar con una persona")]
    [InlineData("I need two agents in the inbox")]
    [InlineData("Please try again later or contact support.")]
    public void Spoken_of_only_is_not_asked_for(string text) => Assert.False(PersonRequests.Made(TextFolding.Fold(text)));
}
