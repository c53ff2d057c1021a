using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Channels.Widget.Browser;

/// <summary>axe finds nothing in any state, at any width, light or dark; and a picture of each is left in artifacts/.</summary>
[Collection(InABrowser.Name)]
public sealed class AccessibilityTests(Chromium chromium)
{
    private static readonly Dictionary<string, (string Trouble, string Person)> Words = new()
    {
        ["en"] = ("360dialog still has my number, error 3441041", "I want to talk to a person"),
        ["es"] = ("360dialog todavía tiene mi número, error 3441041", "Quiero hablar con una persona"),
        ["pt"] = ("A 360dialog ainda tem o meu número, erro 3441041", "Quero falar com uma pessoa"),
    };

    [Theory]
    [InlineData(320, 640, ColorScheme.Light, "en-GB")]
    [InlineData(320, 640, ColorScheme.Dark, "es-ES")]
    [InlineData(768, 900, ColorScheme.Light, "pt-BR")]
    [InlineData(768, 900, ColorScheme.Dark, "en-GB")]
    [InlineData(1280, 800, ColorScheme.Light, "es-ES")]
    [InlineData(1280, 800, ColorScheme.Dark, "pt-BR")]
    [InlineData(320, 256, ColorScheme.Light, "en-GB")] // 1280 by 1024 at 400 %
    public async Task Nothing_stands_in_anybodys_way(int width, int height, ColorScheme scheme, string locale)
    {
        await using var ana = await chromium.Visitor(new() { ViewportSize = new() { Width = width, Height = height }, ColorScheme = scheme, Locale = locale, ReducedMotion = ReducedMotion.Reduce });
        var (trouble, person) = Words[locale[..2]];
        await ana.Page.GotoAsync(chromium.Product.Address);
        await Assertions.Expect(ana.Launcher).ToBeVisibleAsync();
        await Check("closed");

        await ana.Launcher.ClickAsync();
        await ana.Said(new Regex("Hello|Hi|Hola|Ol"));
        await Assertions.Expect(ana.Frame.Locator("html")).ToHaveAttributeAsync("lang", locale[..2]);
        await Check("greeting");

        await ana.Say(trouble);
        await Assertions.Expect(ana.Step).ToBeVisibleAsync();
        await Assertions.Expect(ana.Answers.First).ToBeVisibleAsync();
        await Check("step");

        await ana.Frame.Locator("#start-over").ClickAsync();
        await Check("sure");
        await ana.Frame.Locator("#sure-no").ClickAsync();

        await ana.Say(person);
        await Assertions.Expect(ana.Frame.Locator("body")).ToHaveAttributeAsync("data-with", "waiting");
        if (await ana.Frame.Locator("#evidence").IsVisibleAsync())
        {
            await ana.Frame.Locator("#evidence summary").ClickAsync();
        }

        await Check("waiting");
        await ana.Context.SetOfflineAsync(true);
        await Assertions.Expect(ana.Frame.Locator("#banner")).ToBeVisibleAsync();
        await Check("offline");
        Assert.True(await ana.Frame.Locator("html").EvaluateAsync<bool>("page => page.scrollWidth <= page.clientWidth"));

        Task Check(string state) => ana.IsAccessible($"{width}x{height}-{scheme}-{state}".ToLowerInvariant());
    }
}
