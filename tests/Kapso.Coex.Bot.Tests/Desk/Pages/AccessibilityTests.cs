using Kapso.Coex.Bot.Engine.Escalations;
using Microsoft.Playwright;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Desk.Pages;

/// <summary>axe finds nothing in any state, at any width, light or dark; and a picture of each is left in artifacts/.</summary>
[Collection(AtTheDesk.Name)]
public sealed class AccessibilityTests(DeskBrowser desk)
{
    [Theory]
    [InlineData(1440, 900, ColorScheme.Light, "en-GB")]
    [InlineData(1024, 768, ColorScheme.Dark, "es-ES")]
    [InlineData(360, 740, ColorScheme.Light, "es-ES")]
    [InlineData(320, 640, ColorScheme.Dark, "en-GB")]
    public async Task Nothing_stands_in_an_agents_way(int width, int height, ColorScheme scheme, string locale)
    {
        var name = $"{width}-{scheme}".ToLowerInvariant();
        for (var number = 0; number < 12; number++)
        {
            desk.Cases.Put(Made.Case($"{name}-{number}", number == 0 ? "María Fernanda de los Ángeles" : $"Shop {number}", minutes: 3 + (number * 5)), Made.Talk("Sigue el error 3441041"));
        }

        var first = $"{name}-0";
        desk.Cases.Change(first, file => file.OnWhatsApp(TimeSpan.FromMinutes(95)));
        await using var ana = await desk.SignIn("Ana", new() { ViewportSize = new() { Width = width, Height = height }, ColorScheme = scheme, Locale = locale, ReducedMotion = ReducedMotion.Reduce });
        await ana.Open();
        await ana.IsAccessible($"{name}-queue");

        await ana.Open(first);
        await ana.IsAccessible($"{name}-case");
        await ana.Page.Locator("#talk-title").ClickAsync();
        await ana.Page.Keyboard.PressAsync("t");
        await Assertions.Expect(ana.Page.Locator(".owner.mine")).ToBeVisibleAsync();
        await ana.Page.Locator(".kind button").Nth(1).ClickAsync();
        await ana.Box.FillAsync("Meta confirmed that the old partner still holds the number.");
        await ana.Page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(ana.Page.Locator(".note")).ToBeVisibleAsync();
        await ana.IsAccessible($"{name}-note");
        await ana.Page.Locator(".kind button").First.ClickAsync();
        await ana.IsAccessible($"{name}-mine");

        foreach (var key in (string[])["?", "c", "a", "b", "e", "s", "x"])
        {
            await ana.Page.Locator("#talk-title").ClickAsync();
            await ana.Page.Keyboard.PressAsync(key);
            await Assertions.Expect(ana.Sheet).ToBeVisibleAsync();
            await ana.IsAccessible($"{name}-sheet-{(key == "?" ? "keys" : key)}");
            await ana.Page.Keyboard.PressAsync("Escape");
            await Assertions.Expect(ana.Sheet).ToHaveCountAsync(0);
        }

        if (width < 800)
        {
            await ana.Page.Locator(".panes button").Nth(2).ClickAsync();
        }

        await ana.Page.Locator(".steps details summary").Nth(2).ClickAsync();
        await ana.IsAccessible($"{name}-facts");
        ana.NothingWentWrong();
        Assert.Contains(desk.Cases.Done, done => done.Case == first && done.Act is AgentAct.Take);
    }
}
