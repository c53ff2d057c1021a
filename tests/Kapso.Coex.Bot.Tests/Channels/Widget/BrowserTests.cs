using Kapso.Coex.Bot.Tests.Evidence;
using Microsoft.Playwright;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Channels.Widget;

/// <summary>The page with the real Web Chat, in a real browser.</summary>
public sealed class BrowserTests
{
    private const string Executable = "/usr/bin/chromium";

    [Fact]
    public async Task The_page_holds_a_conversation_that_survives_a_reload_and_starts_over_when_asked()
    {
        await using var host = await WidgetHost.Start();
        await using var browser = await Start();
        var page = await browser.Chromium.NewPageAsync(new() { Locale = "es-AR" });
        var refused = new List<string>();
        page.Console += (_, said) => refused.AddRange(said.Type == "error" && !IsKnown(said.Text) ? [said.Text] : []);

        await page.GotoAsync(host.Address.ToString());
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Soporte de Kapso");
        await Assertions.Expect(page.Locator("strong", new() { HasText = "Hello" })).ToBeVisibleAsync();

        var box = page.Locator("[data-id='webchat-sendbox-input']");
        await box.FillAsync("hola");
        await box.PressAsync("Enter");
        await page.Locator(".webchat__suggested-actions__button", new() { HasText = "Done" }).ClickAsync();
        await Assertions.Expect(page.GetByText("I heard: previous-provider@0a1b2c3d/remove-partner/done").First).ToBeVisibleAsync();

        await page.Locator("input[type=file]").First.SetInputFilesAsync(new FilePayload { Name = "screen.png", MimeType = "image/png", Buffer = Pictures.Png(64, 48) });
        await Assertions.Expect(page.Locator(".webchat__attachment-icon--checked").First).ToBeAttachedAsync();
        await box.FillAsync("look");
        await box.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("I heard: look").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("img[src*='/attachments/']").First).ToBeVisibleAsync();

        await page.ReloadAsync();
        await Assertions.Expect(page.GetByText("I heard: hola").First).ToBeVisibleAsync();
        Assert.Single(host.Bot.Begun);

        await page.GetByRole(AriaRole.Button, new() { Name = "Empezar de nuevo" }).ClickAsync();
        await Assertions.Expect(page.GetByText("I heard: hola")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("strong", new() { HasText = "Hello" })).ToBeVisibleAsync();
        Assert.Equal(2, host.Bot.Begun.Count);
        Assert.Empty(refused);
    }

    [Fact]
    public async Task The_page_comes_back_when_web_chat_has_given_up()
    {
        await using var host = await WidgetHost.Start();
        await using var browser = await Start();
        var page = await browser.Chromium.NewPageAsync(new() { Locale = "en-GB" });
        await page.GotoAsync(host.Address.ToString());
        await Assertions.Expect(page.Locator("strong", new() { HasText = "Hello" })).ToBeVisibleAsync();
        var box = page.Locator("[data-id='webchat-sendbox-input']");
        await box.FillAsync("before");
        await box.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("I heard: before").First).ToBeVisibleAsync();

        // An expired token is the end of a Web Chat: https://github.com/microsoft/BotFramework-WebChat/issues/2026
        await page.RouteAsync("**/activities", route => route.FulfillAsync(new() { Status = 403, Body = """{"error":{"code":"TokenExpired"}}""" }), new() { Times = 1 });
        await page.EvaluateAsync("document.getElementById('chat').firstChild.id = 'given-up'");
        await box.FillAsync("lost");
        await box.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#given-up")).ToHaveCountAsync(0);

        await Assertions.Expect(page.GetByText("I heard: before").First).ToBeVisibleAsync();
        await box.FillAsync("after");
        await box.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("I heard: after").First).ToBeVisibleAsync();
        Assert.Single(host.Bot.Begun);
    }

    // Web Chat puts two styles where no nonce reaches; it looks the same without them.
    private static bool IsKnown(string error) => error.StartsWith("Applying inline style", StringComparison.Ordinal);

    private static async Task<Running> Start()
    {
        Assert.SkipUnless(File.Exists(Executable), $"There is no {Executable}. Install Debian's chromium.");
        Assert.SkipUnless(File.Exists(Path.Combine(AppContext.BaseDirectory, "webchat.js")), "Web Chat is missing: npm was not there when this was built.");
        Assertions.SetDefaultExpectTimeout(30_000);
        var playwright = await Playwright.CreateAsync();
        return new Running(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Executable, Args = ["--no-sandbox"] }));
    }

    private sealed record Running(IPlaywright Playwright, IBrowser Chromium) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Chromium.DisposeAsync();
            Playwright.Dispose();
        }
    }
}
