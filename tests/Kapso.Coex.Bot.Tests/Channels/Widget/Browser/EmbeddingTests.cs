using System.Text.RegularExpressions;
using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Storage;
using Kapso.Coex.Bot.Tests.EndToEnd;
using Kapso.Coex.Bot.Tests.Reliability;
using Microsoft.Playwright;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Channels.Widget.Browser;

/// <summary>One line on somebody else's page, which allows nothing but what the README says.</summary>
[Collection(InABrowser.Name)]
public sealed class EmbeddingTests(Chromium chromium)
{
    private string Bot => chromium.Product.Address;

    [Fact]
    public async Task A_strict_site_gets_a_chat_and_nothing_else_changes_on_it()
    {
        await using var ana = await chromium.Visitor();
        await using var site = await Shop.Start(Bot);
        await ana.Page.GotoAsync(site.Address);
        var before = await ana.Page.Locator("main").BoundingBoxAsync();
        await Assertions.Expect(ana.Launcher).ToBeVisibleAsync();
        await Assertions.Expect(ana.Page.Locator("iframe")).ToHaveCountAsync(0);

        await ana.Launcher.ClickAsync();
        await ana.Said(new Regex("Hello|Hi"));
        await ana.Say("human");

        await Assertions.Expect(ana.Frame.Locator("#role")).ToHaveTextAsync("You are waiting for a person");
        var after = await ana.Page.Locator("main").BoundingBoxAsync();
        Assert.Equal((before!.X, before.Y, before.Width), (after!.X, after.Y, after.Width));
        Assert.Equal(["KapsoCoex"], await ana.Page.EvaluateAsync<string[]>("Object.keys(window).filter(name => /kapso|launcher|coex/i.test(name))"));
        Assert.Equal(["close", "identify", "open"], await ana.Page.EvaluateAsync<string[]>("Object.keys(KapsoCoex).sort()"));
        Assert.Empty(await ana.Context.CookiesAsync());
        ana.NothingWentWrong();
    }

    [Fact]
    public async Task Only_listed_sites_may_frame_it()
    {
        await using var ana = await chromium.Visitor();
        var bot = RunningBot.FreeAddress();
        await using var listed = await Shop.Start(bot);
        await using var stranger = await Shop.Start(bot);
        await using var product = await Product.Start(null, null, null, ("address", bot), ("Widget:AllowedOrigins:0", listed.Address));

        await ana.Open(listed.Address);
        await ana.Page.GotoAsync(stranger.Address);
        await ana.Launcher.ClickAsync();

        // Nothing of the chat, a plain word instead, and another attempt on offer.
        await Assertions.Expect(ana.Dialog.GetByRole(AriaRole.Button, new() { Name = "Try now" })).ToBeVisibleAsync();
        await Assertions.Expect(ana.Box).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_browser_that_forgets_what_frames_of_other_sites_keep_loses_no_conversation()
    {
        await using var ana = await chromium.Visitor();
        await using var site = await Shop.Start(Bot);
        await ana.Open(site.Address);
        await ana.Say("My number is still with my old provider, 360dialog");
        await Assertions.Expect(ana.Step).ToHaveTextAsync(new Regex("^Step 1 of about"));

        // As Safari does, and any browser that blocks what third parties keep.
        await ana.Page.Frames.Single(frame => frame.Url.StartsWith(Bot, StringComparison.Ordinal)).EvaluateAsync("() => { localStorage.clear(); sessionStorage.clear(); }");
        await ana.Page.ReloadAsync();

        await Assertions.Expect(ana.Step).ToHaveTextAsync(new Regex("^Step 1 of about"));
        await ana.SaidTimes("Connected numbers", 1);
    }

    [Fact]
    public async Task What_is_said_while_it_is_closed_is_counted_and_read_out_also_after_a_reload()
    {
        await using var host = await WidgetHost.Start();
        await using var ana = await chromium.Visitor();
        await using var site = await Shop.Start(host.Address.GetLeftPart(UriPartial.Authority));
        await ana.Open(site.Address);
        await ana.Frame.Locator("#close").ClickAsync();
        await Assertions.Expect(ana.Launcher).ToBeFocusedAsync();

        host.Bot.Say(host.Bot.Begun.Keys.Single(), Author.Agent, new MessageBody { Text = "**Ana** here. Are you there?" });

        var badge = ana.Page.Locator("kapso-coex .badge");
        await Assertions.Expect(badge).ToHaveTextAsync("1");
        await Assertions.Expect(ana.Page.Locator("kapso-coex aside > [role=status]")).ToHaveTextAsync("1 new message: Ana here. Are you there?");
        await Assertions.Expect(ana.Launcher).ToHaveAccessibleNameAsync("Open support chat, 1 new message");

        await ana.Page.ReloadAsync();
        await Assertions.Expect(badge).ToHaveTextAsync("1");
        await Assertions.Expect(ana.Box).ToHaveCountAsync(0); // it listens, and has not loaded the chat
        await ana.Picture("launcher-unread");

        await ana.Launcher.ClickAsync();
        await Assertions.Expect(badge).ToBeHiddenAsync();
        await ana.Said("Are you there?");
    }

    [Fact]
    public async Task On_a_phone_the_dialog_covers_the_page_and_nobody_gets_behind_it()
    {
        await using var ana = await chromium.Visitor(new() { ViewportSize = new() { Width = 320, Height = 640 }, HasTouch = true, IsMobile = true });
        await using var site = await Shop.Start(Bot, """data-greeting="Hi there" data-language="pt" data-color="#ffd400" """);
        await ana.Page.GotoAsync(site.Address);
        await Assertions.Expect(ana.Page.Locator("kapso-coex .words")).ToHaveTextAsync("Hi there");
        await ana.Picture("launcher-greeting-320");
        await ana.Launcher.ClickAsync();
        await ana.Said(new Regex("Ol"));

        await Assertions.Expect(ana.Dialog).ToHaveAttributeAsync("aria-modal", "true");
        Assert.True(await ana.Page.EvaluateAsync<bool>("document.body.inert"));
        var box = await ana.Dialog.BoundingBoxAsync();
        Assert.Equal((0, 0, 320, 640), ((int)box!.X, (int)box.Y, (int)box.Width, (int)box.Height));

        await ana.Frame.Locator("#close").ClickAsync();
        await Assertions.Expect(ana.Launcher).ToBeVisibleAsync();
        Assert.False(await ana.Page.EvaluateAsync<bool>("document.body.inert"));
    }

    [Fact]
    public async Task On_a_page_written_from_right_to_left_it_stands_on_the_left_and_covers_no_more_than_its_place()
    {
        await using var ana = await chromium.Visitor(new() { ViewportSize = new() { Width = 320, Height = 640 } });
        await using var site = await Shop.Start(Bot, direction: "rtl");
        await ana.Page.GotoAsync(site.Address);

        Assert.True((await ana.Launcher.BoundingBoxAsync())!.X < 160);
        await ana.Launcher.ClickAsync();
        await ana.Said(new Regex("Hello|Hi"));
        await ana.Say("שלום, המספר שלי לא מתחבר");
        await ana.Said("שלום");
        Assert.Equal(320, await ana.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Equal(320, await ana.Frame.Locator("html").EvaluateAsync<int>("page => page.scrollWidth"));
    }

    [Fact]
    public async Task A_page_cannot_speak_for_the_launcher_and_its_frame_cannot_be_spoken_to_by_others()
    {
        await using var ana = await chromium.Visitor();
        await using var site = await Shop.Start(Bot);
        await ana.Open(site.Address);

        // From the page itself, and not from the frame: not heard.
        await ana.Page.EvaluateAsync("window.postMessage({ kapsoCoex: 'unread', count: 7 }, '*'); window.postMessage({ kapsoCoex: 'close' }, '*')");
        // The frame's own window is neither its parent nor another origin.
        await ana.Frame.Locator("html").EvaluateAsync("() => window.postMessage({ kapsoCoex: 'identify', token: 'x' }, '*')");
        await ana.Say("still here");

        await ana.Said("still here");
        await Assertions.Expect(ana.Dialog).ToBeVisibleAsync();
        await Assertions.Expect(ana.Page.Locator("kapso-coex .badge")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_visitor_whom_the_site_vouches_for_finds_the_conversation_on_another_device_and_a_forged_word_counts_for_nothing()
    {
        await using var site = await Shop.Start(Bot);
        var subject = $"ana-{Guid.NewGuid()}";
        await using var phone = await chromium.Visitor();
        await phone.Page.GotoAsync(site.Address);
        await Assertions.Expect(phone.Launcher).ToBeVisibleAsync();
        var accepted = phone.Page.EvaluateAsync<bool>("jwt => { const answer = KapsoCoex.identify(jwt); KapsoCoex.open(); return answer.then(said => said.accepted); }", Shop.Vouch(subject));
        await phone.Said(new Regex("Hello|Hi"));
        Assert.True(await accepted);
        await phone.Say("My number is still with my old provider, 360dialog");
        await phone.Said("Let's go");

        await using var laptop = await chromium.Visitor();
        await laptop.Open(site.Address);
        var forged = await laptop.Page.EvaluateAsync<string>("jwt => KapsoCoex.identify(jwt).then(said => said.code)", Shop.Vouch(subject, "another-secret-that-is-long-enough-to-sign"));
        Assert.Equal("IdentityForeign", forged);
        var expired = await laptop.Page.EvaluateAsync<string>("jwt => KapsoCoex.identify(jwt).then(said => said.code)", Shop.Vouch(subject, minutes: -10));
        Assert.Equal("IdentityExpired", expired);
        await laptop.SaidTimes("My number is still", 0);

        Assert.True(await laptop.Page.EvaluateAsync<bool>("jwt => KapsoCoex.identify(jwt).then(said => said.accepted)", Shop.Vouch(subject)));
        await laptop.Said("My number is still");

        // Signed out: what was there is not for whoever comes next.
        Assert.True(await laptop.Page.EvaluateAsync<bool>("KapsoCoex.identify(null).then(said => said.accepted)"));
        await laptop.SaidTimes("My number is still", 0);
        await laptop.Said(new Regex("Hello|Hi"));
    }
}
