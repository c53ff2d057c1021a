using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Channels.Widget.Browser;

/// <summary>Networks and browsers that allow less than others.</summary>
[Collection(InABrowser.Name)]
public sealed class HardPlacesTests(Chromium chromium)
{
    private const string First = "My number is still with my old provider, 360dialog";

    [Fact]
    public async Task Where_sockets_open_and_carry_nothing_it_asks_instead()
    {
        await using var ana = await chromium.Visitor();
        await ana.Context.RouteWebSocketAsync(new Regex("/stream"), socket => _ = socket.CloseAsync());
        await ana.Open(chromium.Product.Address);

        await ana.Say(First);
        await ana.Tap("Yes");

        await Assertions.Expect(ana.Step).ToHaveTextAsync(new Regex("^Step 2"));
        await Assertions.Expect(ana.Frame.Locator("#banner")).ToBeHiddenAsync();
        await ana.SaidTimes(First, 1);
    }

    [Fact]
    public async Task Where_nothing_may_be_kept_it_works_for_the_visit()
    {
        await using var ana = await chromium.Visitor();
        await ana.Context.AddInitScriptAsync("""
            for (const store of ['localStorage', 'sessionStorage', 'indexedDB']) {
                Object.defineProperty(window, store, { get() { throw new DOMException('blocked', 'SecurityError'); } });
            }
            """);
        await ana.Open(chromium.Product.Address);

        await ana.Say(First);
        await ana.Tap("Yes");
        await Assertions.Expect(ana.Step).ToHaveTextAsync(new Regex("^Step 2"));
        await ana.Frame.Locator("#close").ClickAsync();
        await ana.Launcher.ClickAsync();
        await ana.SaidTimes(First, 1);
        ana.NothingWentWrong();
    }

    [Fact]
    public async Task A_network_that_opened_too_many_conversations_is_told_to_wait()
    {
        await using var host = await WidgetHost.Start(null, null, ("Widget:ConversationsPerMinute", "1"));
        await using var ana = await chromium.Visitor();
        await ana.Open(host.Address.AbsoluteUri);

        await using var ben = await chromium.Visitor(new() { ColorScheme = ColorScheme.Dark, ViewportSize = new() { Width = 320, Height = 640 } });
        await ben.Page.GotoAsync(host.Address.AbsoluteUri);
        await ben.Launcher.ClickAsync();

        await Assertions.Expect(ben.Frame.Locator("#banner-words")).ToContainTextAsync("Many people are writing from your network");
        await ben.IsAccessible("too-many-conversations");
    }
}
