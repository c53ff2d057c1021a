using Kapso.Coex.Bot.Tests.Desk.Pages;
using Microsoft.Playwright;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Desk.Journeys;

/// <summary>What changes on an open page without anybody asking.</summary>
[Collection(AtTheDesk.Name)]
public sealed class LiveTests(DeskBrowser browser)
{
    [Fact]
    public async Task That_the_customer_is_writing_is_seen_until_it_is_written()
    {
        var desk = await browser.Live();
        var rosa = (Visitor)await desk.Comes("widget");
        await rosa.Say("quiero hablar con una persona");
        await desk.Ana.Open(rosa.Case);
        var writes = desk.Ana.Page.Locator(".writes");
        await Assertions.Expect(writes).ToBeEmptyAsync();

        await rosa.Types();
        await DeskWindow.Sees(writes, "is writing");
        await rosa.Say("¿hay alguien?");
        await Assertions.Expect(writes).ToBeEmptyAsync();
        await DeskWindow.Sees(desk.Ana.Thread, "¿hay alguien?");

        await rosa.Types();
        await DeskWindow.Sees(writes, "is writing");
        desk.Passes(TimeSpan.FromSeconds(6));
        await Assertions.Expect(writes).ToBeEmptyAsync();
        desk.Ana.NothingWentWrong();
    }

    [Fact]
    public async Task What_became_of_a_message_is_seen_as_it_happens()
    {
        var desk = await browser.Live();
        var rosa = (Caller)await desk.Comes("whatsapp");
        await rosa.Say("quiero hablar con una persona");
        await desk.Ana.Open(rosa.Case);
        await desk.Ana.Press("Take over");
        await rosa.Reads("Ya está aquí Ana");

        (rosa.Phone.Reads, var last) = (false, desk.Ana.Thread.Locator(".message.agent .delivery").Last);
        rosa.Phone.GoOffline();
        await desk.Ana.Answer("¿Sigues ahí?");
        await Assertions.Expect(last).ToHaveTextAsync("sent");
        await rosa.Phone.ComeOnline();
        await Assertions.Expect(last).ToHaveTextAsync("delivered");

        rosa.Phone.Reads = true;
        await desk.Ana.Answer("Lo miro.");
        await Assertions.Expect(last).ToHaveTextAsync("read");

        rosa.NextIsUndeliverable();
        await desk.Ana.Answer("Ya está.");
        await Assertions.Expect(last).ToHaveTextAsync("failed");
        await Assertions.Expect(desk.Ana.Thread.Locator(".message.agent .failure")).ToHaveCountAsync(1);
        desk.Ana.NothingWentWrong();
    }
}
