using System.Text.RegularExpressions;
using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Storage;
using Kapso.Coex.Bot.Tests.Reliability;
using Microsoft.Playwright;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Channels.Widget.Browser;

/// <summary>Whatever happens in between: the same conversation, the same step, and a box that can be written in.</summary>
[Collection(InABrowser.Name)]
public sealed class NeverLostTests(Chromium chromium)
{
    private const string First = "My number is still with my old provider, 360dialog";

    [Fact]
    public async Task A_reload_in_mid_step_keeps_the_step_the_draft_and_the_open_chat()
    {
        await using var ana = await chromium.Visitor();
        await ana.Open(chromium.Product.Address);
        await ana.Say(First);
        await ana.Tap("Yes");
        await Assertions.Expect(ana.Step).ToHaveTextAsync(new Regex("^Step 2"));
        await ana.Box.FillAsync("I was about to say");

        await ana.Page.ReloadAsync();

        await ana.SaidTimes(First, 1);
        await Assertions.Expect(ana.Step).ToHaveTextAsync(new Regex("^Step 2"));
        await Assertions.Expect(ana.Box).ToHaveValueAsync("I was about to say");
        await Assertions.Expect(ana.Answers.GetByText("No", new() { Exact = true })).ToBeVisibleAsync();
        ana.NothingWentWrong();
    }

    [Fact]
    public async Task Two_tabs_are_one_visitor_and_both_hear_everything()
    {
        await using var ana = await chromium.Visitor();
        await ana.Open(chromium.Product.Address);
        await using var beside = new Visit(ana.Context, await ana.Context.NewPageAsync());
        await beside.Open(chromium.Product.Address);

        await ana.Say(First);
        await beside.Said(First);
        await beside.Tap("Yes");
        await Assertions.Expect(ana.Step).ToHaveTextAsync(new Regex("^Step 2"));
        await ana.SaidTimes(First, 1);

        await ana.Frame.Locator("#start-over").ClickAsync();
        await ana.Frame.Locator("#sure-yes").ClickAsync();
        await beside.SaidTimes(First, 0);
        await ana.SaidTimes(First, 0);
        await ana.Say("hello again");
        await beside.Said("hello again");
    }

    [Fact]
    public async Task Starting_over_asks_first_and_a_no_changes_nothing()
    {
        await using var ana = await chromium.Visitor();
        await ana.Open(chromium.Product.Address);
        await ana.Say(First);
        await ana.Said(First);

        await ana.Frame.Locator("#start-over").ClickAsync();
        await Assertions.Expect(ana.Frame.Locator("#sure-no")).ToBeFocusedAsync();
        await ana.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(ana.Frame.Locator("#sure")).ToBeHiddenAsync();
        await Assertions.Expect(ana.Dialog).ToBeVisibleAsync();
        await ana.SaidTimes(First, 1);
    }

    [Fact]
    public async Task A_dropped_socket_is_told_and_comes_back_by_itself_with_what_was_said_meanwhile()
    {
        await using var ana = await chromium.Visitor();
        var sockets = new List<IWebSocketRoute>();
        await ana.Context.RouteWebSocketAsync(new Regex("/stream"), socket =>
        {
            sockets.Add(socket);
            socket.ConnectToServer();
        });
        await ana.Open(chromium.Product.Address);
        var line = Assert.Single(sockets);

        await line.CloseAsync(new() { Code = 1011 });
        await ana.Say(First);

        await ana.Said("Let's go through it together");
        await ana.SaidTimes(First, 1);
        await Assertions.Expect(ana.Frame.Locator("#banner")).ToBeHiddenAsync();
        Assert.True(sockets.Count > 1);
    }

    [Fact]
    public async Task Offline_the_page_says_so_and_sends_once_what_was_written_then()
    {
        await using var ana = await chromium.Visitor();
        await ana.Open(chromium.Product.Address);

        await ana.Context.SetOfflineAsync(true);
        await Assertions.Expect(ana.Frame.Locator("#banner-words")).ToContainTextAsync("You are offline");
        await ana.Say(First);
        await ana.Context.SetOfflineAsync(false);

        await ana.Said("Let's go through it together");
        await Assertions.Expect(ana.Frame.Locator("#banner")).ToBeHiddenAsync();
        await ana.SaidTimes(First, 1);
    }

    [Fact]
    public async Task What_was_not_sent_before_a_reload_is_sent_after_it()
    {
        await using var ana = await chromium.Visitor();
        await ana.Open(chromium.Product.Address);
        await ana.Context.RouteAsync("**/activities", route => route.AbortAsync());
        await ana.Say(First);
        await Assertions.Expect(ana.Box).ToHaveValueAsync("");

        await ana.Context.UnrouteAsync("**/activities");
        await ana.Page.ReloadAsync();

        await ana.Said("Let's go through it together");
        await ana.SaidTimes(First, 1);
    }

    [Fact]
    public async Task An_expired_token_is_renewed_and_nobody_notices()
    {
        var clock = WidgetHost.FakeClock;
        await using var host = await WidgetHost.Start(clock);
        await using var ana = await chromium.Visitor();
        await ana.Open(host.Address.AbsoluteUri);
        await ana.Say("before");
        await ana.Said("I heard: before");

        clock.Advance(TimeSpan.FromHours(9));
        await ana.Say("after");

        await ana.Said("I heard: after");
        await ana.SaidTimes("I heard: before", 1);
        Assert.Single(host.Bot.Begun);
    }

    [Fact]
    public async Task A_laptop_that_slept_for_a_night_hears_within_seconds_what_was_said_meanwhile()
    {
        var clock = WidgetHost.FakeClock;
        await using var host = await WidgetHost.Start(clock);
        await using var ana = await chromium.Visitor();
        await ana.Page.Clock.InstallAsync();
        var (sockets, sleeps) = (0, false);
        await ana.Context.RouteWebSocketAsync(new Regex("/stream"), socket =>
        {
            var isFirst = ++sockets == 1;
            var server = socket.ConnectToServer();
            server.OnMessage(frame =>
            {
                if (!(isFirst && sleeps))
                {
                    socket.Send(frame.Text ?? "");
                }
            });
        });
        await ana.Open(host.Address.AbsoluteUri);
        await ana.Box.FillAsync("I was about to say");

        sleeps = true; // the socket neither carries nor closes, as on a network that went away
        clock.Advance(TimeSpan.FromHours(9));
        host.Bot.Say(host.Bot.Begun.Keys.Single(), Author.Agent, new MessageBody { Text = "Good morning" });
        await ana.Page.Clock.FastForwardAsync("09:00:00");

        await Assertions.Expect(ana.Frame.Locator(".webchat__bubble__content", new() { HasText = "Good morning" })).ToBeVisibleAsync(new() { Timeout = 15_000 });
        await Assertions.Expect(ana.Frame.Locator("#banner")).ToBeHiddenAsync();
        await Assertions.Expect(ana.Box).ToHaveValueAsync("I was about to say");
        await ana.Box.PressAsync("Enter");
        await ana.Said("I heard: I was about to say");
        Assert.Single(host.Bot.Begun);
    }

    [Fact]
    public async Task A_server_that_is_killed_and_started_again_finds_the_conversation_where_it_was()
    {
        await using var bot = new RunningBot();
        await using var ana = await chromium.Visitor();
        await bot.Start();
        await ana.Open(bot.Address.AbsoluteUri);
        await ana.Say(First);
        await Assertions.Expect(ana.Step).ToHaveTextAsync(new Regex("^Step 1"));

        await bot.Kill();
        await Assertions.Expect(ana.Frame.Locator("#banner-words")).ToContainTextAsync("The connection was lost");
        await ana.IsAccessible("connection-lost");
        await ana.Tap("Yes");
        await bot.Start();

        await Assertions.Expect(ana.Frame.Locator("#banner")).ToBeHiddenAsync(new() { Timeout = 15_000 });
        await Assertions.Expect(ana.Step).ToHaveTextAsync(new Regex("^Step 2"));
        await ana.SaidTimes(First, 1);
    }
}
