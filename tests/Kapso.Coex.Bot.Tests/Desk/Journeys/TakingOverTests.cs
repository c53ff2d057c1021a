using Kapso.Coex.Bot.Tests.Desk.Pages;
using Microsoft.Playwright;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Desk.Journeys;

/// <summary>A customer who follows the bot, and two agents of whom one takes over; on both channels, with nothing made up.</summary>
[Collection(AtTheDesk.Name)]
public sealed class TakingOverTests(DeskBrowser browser)
{
    [Theory]
    [InlineData("widget")]
    [InlineData("whatsapp")]
    public async Task In_mid_step_a_person_takes_over_and_hands_back_at_step_three(string channel)
    {
        var desk = await browser.Live();
        var (ana, bea) = (desk.Ana, desk.Bea);
        await ana.Open();
        var rosa = await desk.Comes(channel);
        await rosa.Say("quiero pasar mi número de mi proveedor anterior 360dialog a Kapso");
        await rosa.Tap("no");
        await rosa.Tap("done");
        await rosa.Reads("pestaña Partners");
        await rosa.Say("quiero hablar con una persona");

        await DeskWindow.Sees(ana.LineOf(rosa.Case), "partners tab");
        await ana.LineOf(rosa.Case).ClickAsync();
        await bea.Open(rosa.Case);
        await DeskWindow.Sees(ana.Thread, "quiero hablar con una persona");
        await DeskWindow.Sees(bea.Page.Locator(".others"), "Ana is looking at this");
        await ana.Press("Take over");
        await DeskWindow.Sees(bea.Page.Locator(".owner"), "Ana has it");
        await rosa.Reads("Ya está aquí Ana");

        await ana.Answer("Hola Rosa, lo miro ahora.");
        await rosa.Reads("Hola Rosa, lo miro ahora.");
        await rosa.Say("gracias, ¿qué hago mientras?");
        await DeskWindow.Sees(bea.Thread, "¿qué hago mientras?");
        Assert.Equal(["Bot", "Ana", "Customer"], (await rosa.WhoSpoke()).TakeLast(3)); // the bot's last word was who is there

        await ana.HandBackAt("disconnect-in-app");
        await rosa.Reads("Soy yo otra vez, el bot: Ana me pidió seguir");
        await rosa.Reads("Business platform");
        await DeskWindow.Sees(bea.Page.Locator(".owner"), "Closed: Handed back to the bot");
        await rosa.Tap("done");
        await rosa.Reads("pestaña Partners");
        ana.NothingWentWrong();
        bea.NothingWentWrong();
    }

    [Theory]
    [InlineData("widget")]
    [InlineData("whatsapp")]
    public async Task Of_two_who_take_at_once_one_wins_and_the_other_sees_who(string channel)
    {
        var desk = await browser.Live();
        var rosa = await desk.Comes(channel);
        await rosa.Say("quiero hablar con una persona");
        await Task.WhenAll(desk.Ana.Open(rosa.Case), desk.Bea.Open(rosa.Case));
        await Task.WhenAll(desk.Ana.Page.Keyboard.PressAsync("t"), desk.Bea.Page.Keyboard.PressAsync("t"));

        var name = await rosa.Reads("Ya está aquí") is var said && said.Contains("Ana", StringComparison.Ordinal) ? "Ana" : "Bea";
        var (winner, loser) = name == "Ana" ? (desk.Ana, desk.Bea) : (desk.Bea, desk.Ana);
        await DeskWindow.Sees(winner.Page.Locator(".owner"), "You have it");
        await DeskWindow.Sees(loser.Page.Locator(".owner"), $"{name} has it");
        await winner.Answer("Buenos días.");
        await rosa.Reads("Buenos días.");
        Assert.Equal(["Customer", "Bot", "Bot", name], (await rosa.WhoSpoke()).TakeLast(4)); // one took it, and was told of once
        desk.Ana.NothingWentWrong();
        desk.Bea.NothingWentWrong();
    }

    [Theory]
    [InlineData("widget")]
    [InlineData("whatsapp")]
    public async Task An_agent_who_goes_silent_loses_the_case_and_a_colleague_goes_on(string channel)
    {
        var desk = await browser.Live();
        var rosa = await desk.Comes(channel);
        await rosa.Say("quiero hablar con una persona");
        await Task.WhenAll(desk.Ana.Open(rosa.Case), desk.Bea.Open());
        await desk.Ana.Press("Take over");
        await rosa.Reads("Ya está aquí Ana");
        await rosa.Say("¿sigues ahí?");
        await DeskWindow.Sees(desk.Ana.Thread, "¿sigues ahí?");
        await Assertions.Expect(desk.Bea.LineOf(rosa.Case)).ToHaveCountAsync(0);

        desk.Passes(TimeSpan.FromMinutes(31));
        await rosa.Reads("La persona que te atendía tuvo que salir");
        await DeskWindow.Sees(desk.Ana.Page.Locator(".owner"), "Nobody has it");
        await Assertions.Expect(desk.Ana.Box).ToBeHiddenAsync();
        await desk.Bea.LineOf(rosa.Case).ClickAsync();
        await DeskWindow.Sees(desk.Bea.Thread, "¿sigues ahí?");
        await desk.Bea.Press("Take over");
        await rosa.Reads("Ya está aquí Bea");
        await DeskWindow.Sees(desk.Ana.Page.Locator(".owner"), "Bea has it");
        desk.Ana.NothingWentWrong();
        desk.Bea.NothingWentWrong();
    }
}
