using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Desk.Pages;

/// <summary>An agent's window on the desk.</summary>
internal sealed class DeskWindow : IAsyncDisposable
{
    // A red point: what the API would serve.
    private static readonly byte[] Picture = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==");
    private readonly IBrowserContext context;
    private readonly string address;
    private readonly List<string> errors = [];

    public DeskWindow(IBrowserContext context, IPage page, string address)
    {
        (this.context, Page, this.address) = (context, page, address);
        page.Console += (_, said) =>
        {
            if (said.Type == "error")
            {
                errors.Add(said.Text);
            }
        };
        page.PageError += (_, error) => errors.Add(error);
        page.Dialog += (_, dialog) =>
        {
            errors.Add($"A dialog opened: {dialog.Message}");
            _ = dialog.DismissAsync();
        };
    }

    public IPage Page { get; }

    public ILocator Thread => Page.Locator(".thread");

    public ILocator Said => Page.Locator(".said");

    public ILocator Box => Page.Locator("#words");

    public ILocator Sheet => Page.Locator("dialog[open]");

    public async Task<DeskWindow> Open(string? @case = null)
    {
        await Page.RouteAsync("**/api/desk/**/files/*", route => route.FulfillAsync(new() { BodyBytes = Picture, ContentType = "image/png" }));
        await Page.GotoAsync(@case is null ? $"{address}/desk" : $"{address}/desk/cases/{@case}");
        await Assertions.Expect(Page.Locator(@case is null ? ".line, .queue .empty" : ".talk .owner").First).ToBeVisibleAsync();
        await Assertions.Expect(Page.Locator("body[data-keys]")).ToHaveCountAsync(1); // from now on keys are heard
        return this;
    }

    /// <summary>The case's line in the queue.</summary>
    public ILocator LineOf(string @case) => Page.Locator($".line[href$='{Uri.EscapeDataString(@case)}']");

    public async Task Answer(string words)
    {
        await Box.FillAsync(words);
        await Box.PressAsync("Control+Enter");
        await Sees(Thread, words);
    }

    public async Task HandBackAt(string step)
    {
        await Press("Hand back");
        await Sheet.Locator("select").SelectOptionAsync(step);
        await Sheet.GetByRole(AriaRole.Button, new() { Name = "Hand back" }).ClickAsync();
        await Sees(Said, "Handed back");
    }

    public async Task Solve(string outcome)
    {
        await Press("Solve");
        await Sheet.GetByLabel(outcome).CheckAsync();
        await Sheet.GetByRole(AriaRole.Button, new() { Name = "Solve" }).ClickAsync();
        await Sees(Said, "Solved");
    }

    public async Task SnoozeForAnHour()
    {
        await Press("Snooze");
        await Sheet.GetByRole(AriaRole.Button, new() { Name = "In an hour" }).ClickAsync();
        await Sees(Said, "Snoozed until");
    }

    /// <summary>Chooses a part of the queue.</summary>
    public Task Look(string box) => Page.Locator(".boxes").GetByRole(AriaRole.Button, new() { Name = box }).ClickAsync();

    public static Task Sees(ILocator where, string words) => Assertions.Expect(where).ToContainTextAsync(words);

    public Task Press(string button) => Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();

    public Task Snap(string name) => Page.ScreenshotAsync(new() { Path = Path.Combine(DeskBrowser.Artifacts, $"{name}.png"), Animations = ScreenshotAnimations.Disabled });

    /// <summary>axe finds nothing, nothing sticks out sideways, and a picture is left to look at.</summary>
    public async Task IsAccessible(string name)
    {
        await Snap(name);
        var found = await Page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        Assert.True(found.Violations.Length == 0, $"{name}:\n{string.Join("\n", found.Violations.Select(Tell))}");
        Assert.True(await Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), $"{name} scrolls sideways.");
    }

    public void NothingWentWrong() => Assert.Empty(errors);

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    private static string Tell(AxeResultItem violation) =>
        $"{violation.Id}: {violation.Help}\n{string.Join("\n", violation.Nodes.Take(4).Select(node => $"  {node.Target} {node.Html}"))}";
}
