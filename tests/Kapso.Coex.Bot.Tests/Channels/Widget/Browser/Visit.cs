using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Kapso.Coex.Bot.Engine.Conversations;
using Microsoft.Playwright;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Channels.Widget.Browser;

/// <summary>A visitor of a site, and what they can do with the widget on it.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private readonly List<string> errors = [];

    public Visit(IBrowserContext context, IPage page)
    {
        (Context, Page) = (context, page);
        page.Console += (_, said) =>
        {
            if (said.Type == "error" && !IsKnown(said.Text))
            {
                errors.Add(said.Text);
            }
        };
        page.PageError += (_, error) => errors.Add(error);
    }

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    /// <summary>What pages complained about, beside what is known of Web Chat.</summary>
    public IReadOnlyList<string> Errors => errors;

    public ILocator Launcher => Page.Locator("kapso-coex .launcher");

    public ILocator Dialog => Page.Locator("kapso-coex .panel");

    public IFrameLocator Frame => Page.FrameLocator("kapso-coex iframe");

    public ILocator Box => Frame.Locator("[data-id='webchat-sendbox-input']");

    public ILocator Answers => Frame.Locator(".webchat__suggested-actions__button");

    public ILocator Step => Frame.Locator("#step");

    /// <summary>Opens the chat on that page, and waits until it can be used.</summary>
    public async Task<Visit> Open(string address)
    {
        await Page.GotoAsync(address);
        await Launcher.ClickAsync();
        await Said(new Regex("Hello|Hi|Hola|Ol"));
        return this;
    }

    public async Task Say(string words)
    {
        await Box.FillAsync(words);
        await Box.PressAsync("Enter");
    }

    public Task Tap(string answer) => Answers.GetByText(answer, new() { Exact = true }).ClickAsync();

    /// <summary>Waits until somebody said it.</summary>
    public Task Said(string words) => Assertions.Expect(Frame.Locator(".webchat__bubble__content", new() { HasText = words }).Last).ToBeVisibleAsync();

    public Task Said(Regex words) => Assertions.Expect(Frame.Locator(".webchat__bubble__content", new() { HasTextRegex = words }).Last).ToBeVisibleAsync();

    /// <summary>How many bubbles say that.</summary>
    public Task SaidTimes(string words, int times) => Assertions.Expect(Frame.Locator(".webchat__bubble__content", new() { HasText = words })).ToHaveCountAsync(times);

    /// <summary>Leads a walk: at each step it names, the answer that it gives.</summary>
    public async Task Walk(params (string Asked, string Answer)[] steps)
    {
        foreach (var (asked, answer) in steps)
        {
            await Said(asked);
            await Tap(answer);
        }
    }

    /// <summary>Which one this visitor's browser keeps.</summary>
    public async Task<ConversationId> Conversation() => new(await Page.EvaluateAsync<string>(
        "JSON.parse(atob(JSON.parse(localStorage.getItem('kapso-coex')).token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/'))).conv"));

    public async Task Picture(string name) =>
        await Page.ScreenshotAsync(new() { Path = Path.Combine(Chromium.Artifacts, $"{name}.png"), Animations = ScreenshotAnimations.Disabled });

    /// <summary>axe finds nothing, and a picture is left to look at.</summary>
    public async Task IsAccessible(string name)
    {
        await Picture(name);
        var found = await Page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        Assert.True(found.Violations.Length == 0, $"{name}:\n{string.Join("\n", found.Violations.Select(Tell))}");
    }

    public void NothingWentWrong() => Assert.Empty(errors);

    public async ValueTask DisposeAsync() => await Context.DisposeAsync();

    private static string Tell(AxeResultItem violation) =>
        $"{violation.Id}: {violation.Help}\n{string.Join("\n", violation.Nodes.Take(4).Select(node => $"  {node.Target} {node.Html}"))}";

    // Web Chat puts two styles where no nonce reaches; it looks the same without them.
    private static bool IsKnown(string error) =>
        error.StartsWith("Applying inline style", StringComparison.Ordinal) || error.Contains("net::ERR_", StringComparison.Ordinal) || error.Contains("WebSocket", StringComparison.Ordinal);
}
