using Kapso.Coex.Bot.Tests.Desk.Pages;
using Microsoft.Playwright;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Desk.Journeys;

/// <summary>Cases that wait: for the morning, for the customer, for an hour; and customers who do not.</summary>
[Collection(AtTheDesk.Name)]
public sealed class WaitingTests(DeskBrowser browser)
{
    [Theory]
    [InlineData("widget")]
    [InlineData("whatsapp")]
    public async Task After_hours_the_customer_is_told_when_and_leaves_a_way_back(string channel)
    {
        var desk = await browser.Live();
        var rosa = await desk.Comes(channel, hour: 21);
        await rosa.Say("quiero hablar con una persona");
        var told = await rosa.Reads("Ahora no hay nadie en soporte");
        Assert.Contains("09:00 (UTC)", told, StringComparison.Ordinal);
        await rosa.Say("mejor a rosa@tienda.example");
        await rosa.Reads("Anoté cómo contactarte");

        await desk.Ana.Open(rosa.Case);
        await DeskWindow.Sees(desk.Ana.Page.Locator(".facts"), "rosa@tienda.example");
        await desk.Ana.Press("Take over");
        await rosa.Reads("Ya está aquí Ana");
        await desk.Ana.Press("Release");
        await rosa.Reads("tuvo que salir");
        Assert.Contains("09:00 (UTC)", await rosa.Reads("Ahora no hay nadie en soporte"), StringComparison.Ordinal);
        desk.Ana.NothingWentWrong();
    }

    [Theory]
    [InlineData("widget")]
    [InlineData("whatsapp")]
    public async Task A_customer_who_cancels_the_wait_goes_on_with_the_bot_and_nobody_takes_the_case(string channel)
    {
        var desk = await browser.Live();
        var rosa = await desk.Comes(channel);
        await rosa.Say("quiero pasar mi número de mi proveedor anterior 360dialog a Kapso");
        await rosa.Tap("no");
        await rosa.Say("quiero hablar con una persona");
        await Task.WhenAll(desk.Ana.Open(rosa.Case), desk.Bea.Open());
        await Assertions.Expect(desk.Bea.LineOf(rosa.Case)).ToBeVisibleAsync();

        await rosa.Say("cancelar");
        await rosa.Reads("retiré el caso de la fila");
        await rosa.Reads("Business platform");
        await DeskWindow.Sees(desk.Ana.Page.Locator(".owner"), "Closed: Withdrawn by the customer");
        await Assertions.Expect(desk.Ana.Page.GetByRole(AriaRole.Button, new() { Name = "Take over" })).ToHaveCountAsync(0);
        await Assertions.Expect(desk.Bea.LineOf(rosa.Case)).ToHaveCountAsync(0);
        await rosa.Tap("done");
        await rosa.Reads("pestaña Partners");
        desk.Ana.NothingWentWrong();
        desk.Bea.NothingWentWrong();
    }

    [Fact]
    public async Task A_closed_window_closes_the_composer_and_the_customers_next_word_opens_it()
    {
        var desk = await browser.Live();
        var rosa = await desk.Comes("whatsapp");
        await rosa.Say("quiero hablar con una persona");
        await desk.Ana.Open(rosa.Case);
        await desk.Ana.Press("Take over");
        await DeskWindow.Sees(desk.Ana.Page.Locator(".countdown"), "23 h");
        await desk.Ana.Answer("Mañana lo vemos con Meta.");
        await rosa.Reads("Mañana lo vemos con Meta.");
        await desk.Ana.Box.FillAsync("¿Pudiste verlo?");

        desk.Passes(TimeSpan.FromHours(25));
        await DeskWindow.Sees(desk.Ana.Page.Locator(".why-closed"), "24-hour window");
        await Assertions.Expect(desk.Ana.Box).ToBeDisabledAsync();

        await rosa.Say("ya volví");
        await Assertions.Expect(desk.Ana.Box).ToBeEnabledAsync();
        await Assertions.Expect(desk.Ana.Page.Locator(".why-closed")).ToHaveCountAsync(0);
        await Assertions.Expect(desk.Ana.Box).ToHaveValueAsync("¿Pudiste verlo?");
        await desk.Ana.Box.PressAsync("Control+Enter");
        await rosa.Reads("¿Pudiste verlo?");
        desk.Ana.NothingWentWrong();
    }

    [Theory]
    [InlineData("widget")]
    [InlineData("whatsapp")]
    public async Task A_customer_who_writes_after_the_end_has_the_same_case_again(string channel)
    {
        var desk = await browser.Live();
        var rosa = await desk.Comes(channel);
        await rosa.Say("quiero hablar con una persona");
        var id = rosa.Case;
        await Task.WhenAll(desk.Ana.Open(id), desk.Bea.Open());
        await desk.Ana.Press("Take over");
        await desk.Ana.Solve("Connected and confirmed");
        await rosa.Reads("Ana cerró tu caso: el número quedó conectado");
        await rosa.Reads("Cómo te pareció la ayuda");
        await rosa.Tap("good");
        await rosa.Say("Ana fue muy amable");
        await DeskWindow.Sees(desk.Ana.Page.Locator(".facts"), "Ana fue muy amable");
        await Assertions.Expect(desk.Bea.LineOf(id)).ToHaveCountAsync(0);

        desk.Passes(TimeSpan.FromMinutes(40));
        await rosa.Say("otra vez me sale el mismo error al conectar el número");
        await rosa.Reads("¿Es el mismo problema");
        await rosa.Tap("yes");
        await rosa.Reads("Abrí tu caso otra vez");
        await DeskWindow.Sees(desk.Ana.Page.Locator(".owner"), "Nobody has it");
        await desk.Bea.LineOf(id).ClickAsync();
        await desk.Bea.Press("Take over");
        await rosa.Reads("Ya está aquí Bea");
        await DeskWindow.Sees(desk.Bea.Thread, "otra vez me sale el mismo error");
        Assert.Equal(id, rosa.Case);
        desk.Ana.NothingWentWrong();
        desk.Bea.NothingWentWrong();
    }

    [Theory]
    [InlineData("widget")]
    [InlineData("whatsapp")]
    public async Task A_snoozed_case_comes_back_in_time_or_when_the_customer_writes(string channel)
    {
        var desk = await browser.Live();
        var rosa = await desk.Comes(channel);
        await rosa.Say("quiero hablar con una persona");
        await desk.Ana.Open(rosa.Case);
        await desk.Ana.Press("Take over");
        await rosa.Reads("Ya está aquí Ana");
        await desk.Ana.Answer("Le pregunto a Meta.");
        await desk.Ana.Look("Mine");
        await Assertions.Expect(desk.Ana.LineOf(rosa.Case)).ToBeVisibleAsync();

        await desk.Ana.SnoozeForAnHour();
        await Assertions.Expect(desk.Ana.LineOf(rosa.Case)).ToHaveCountAsync(0);
        await desk.Ana.Look("Snoozed");
        await DeskWindow.Sees(desk.Ana.LineOf(rosa.Case), "until");
        desk.Passes(TimeSpan.FromMinutes(61));
        await Assertions.Expect(desk.Ana.LineOf(rosa.Case)).ToHaveCountAsync(0);
        await desk.Ana.Look("Mine");
        await Assertions.Expect(desk.Ana.LineOf(rosa.Case)).ToBeVisibleAsync();

        await desk.Ana.SnoozeForAnHour();
        await Assertions.Expect(desk.Ana.LineOf(rosa.Case)).ToHaveCountAsync(0);
        await rosa.Say("¿hay novedades?");
        await DeskWindow.Sees(desk.Ana.LineOf(rosa.Case), "¿hay novedades?");
        desk.Ana.NothingWentWrong();
    }
}
