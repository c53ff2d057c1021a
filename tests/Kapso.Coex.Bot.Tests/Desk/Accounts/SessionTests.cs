using System.Net;
using Kapso.Coex.Bot.Desk.Accounts;
using Kapso.Coex.Bot.Tests.Channels.WhatsApp;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Desk.Accounts;

public sealed class SessionTests
{
    [Fact]
    public async Task Who_does_nothing_for_an_hour_is_signed_out_and_who_does_something_is_not()
    {
        var clock = new ShiftedClock();
        await using var product = await Staff.Open(clock);
        using var ana = await product.Lead();
        clock.PutForward(TimeSpan.FromMinutes(59));
        Assert.True(await ana.IsIn());
        clock.PutForward(TimeSpan.FromMinutes(59));
        Assert.True(await ana.IsIn());
        clock.PutForward(TimeSpan.FromMinutes(60));
        Assert.False(await ana.IsIn());
    }

    [Fact]
    public async Task After_twelve_hours_everybody_signs_in_again()
    {
        var clock = new ShiftedClock();
        await using var product = await Staff.Open(clock);
        using var ana = await product.Lead();
        for (var passed = 0; passed < 12 * 60; passed += 48)
        {
            Assert.True(await ana.IsIn(), $"after {passed} minutes");
            clock.PutForward(TimeSpan.FromMinutes(48));
        }

        Assert.False(await ana.IsIn());
    }

    [Fact]
    public async Task A_restart_signs_nobody_out_and_leaves_what_was_over_over()
    {
        var first = await Staff.Open();
        using var ana = await first.Lead();
        using var ben = await ana.Invites(first);
        await ben.Send("/desk/sign-out", "sign-out");
        var address = first.Address;
        var (anas, bens) = (ana.Jar.GetCookies(new Uri(address)), ben.Jar.GetCookies(new Uri(address)));
        var folder = await first.Stop();

        await using var second = await Staff.Open(null, folder);
        using var again = new Browsing(second);
        again.Jar.Add(new Uri(second.Address), anas);
        Assert.True(await again.IsIn());
        using var gone = new Browsing(second);
        gone.Jar.Add(new Uri(second.Address), bens);
        Assert.False(await gone.IsIn());
    }

    [Fact]
    public async Task A_stolen_cookie_is_worth_nothing_once_its_owner_signed_out()
    {
        await using var product = await Staff.Open();
        using var ana = await product.Lead();
        using var thief = new Browsing(product);
        thief.Jar.Add(ana.Jar.GetCookies(new Uri(product.Address)));
        Assert.True(await thief.IsIn());

        await ana.Send("/desk/sign-out", "sign-out");

        Assert.False(await thief.IsIn());
    }

    [Fact]
    public async Task A_session_that_was_there_before_is_not_the_one_that_signing_in_opens()
    {
        await using var product = await Staff.Open();
        using var ana = await product.Lead();
        using var planted = new Browsing(product);
        planted.Jar.Add(ana.Jar.GetCookies(new Uri(product.Address)));
        using var ben = await ana.Invites(product);
        var before = Cookie(planted, product.Address);

        // Ben's browser was given Ana's cookie by somebody; he signs in with his own password, on the page that an anonymous visitor gets.
        await planted.Send("/desk/sign-out", "sign-out");
        await planted.SignIn(Staff.Ben, Staff.Password);

        Assert.NotEqual(before, Cookie(planted, product.Address));
        Assert.True((await planted.Get("/desk/account")).Has("Ben Okafor"));
        Assert.False(await ana.IsIn());
    }

    [Fact]
    public async Task A_forged_cookie_opens_nothing()
    {
        await using var product = await Staff.Open();
        using var ana = await product.Lead();
        var real = Cookie(ana, product.Address);
        foreach (var forged in (string[])["", "x", real[..^4] + "AAAA", real.ToUpperInvariant(), "CfDJ8" + new string('A', 200), Secrets.Make()])
        {
            using var forger = new Browsing(product);
            forger.Jar.Add(new Uri(product.Address), new Cookie("coex-desk", forged, "/"));
            Assert.False(await forger.IsIn(), forged);
        }
    }

    [Fact]
    public async Task The_cookie_is_out_of_reach_for_scripts_and_other_sites()
    {
        await using var product = await Staff.Open();
        using (await product.Lead())
        {
        }

        using var ana = new Browsing(product);
        var cookie = Assert.Single((await ana.SignIn(Staff.Ana, Staff.Password)).Cookies, one => one.StartsWith("coex-desk=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Signing_out_everywhere_leaves_only_this_browser_in()
    {
        await using var product = await Staff.Open();
        using var ana = await product.Lead();
        using var elsewhere = new Browsing(product);
        await elsewhere.SignIn(Staff.Ana, Staff.Password);

        await ana.Send("/desk/account", "everywhere");

        Assert.True(await ana.IsIn());
        Assert.False(await elsewhere.IsIn());
    }

    [Fact]
    public async Task A_new_password_asks_for_the_old_one_and_ends_the_other_sessions()
    {
        const string New = "seven umbrellas over a teapot";
        await using var product = await Staff.Open();
        using var ana = await product.Lead();
        using var elsewhere = new Browsing(product);
        await elsewhere.SignIn(Staff.Ana, Staff.Password);

        Assert.True((await ana.Send("/desk/account", "password", ("Current", "not this one"), ("Password", New), ("Again", New))).Has("That is not your current password."));
        Assert.True(await elsewhere.IsIn());
        Assert.True((await ana.Send("/desk/account", "password", ("Current", Staff.Password), ("Password", New), ("Again", New))).Has("Your password is changed."));

        Assert.True(await ana.IsIn());
        Assert.False(await elsewhere.IsIn());
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.SignIn(Staff.Ana, Staff.Password)).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await elsewhere.SignIn(Staff.Ana, New)).Status);
    }

    private static string Cookie(Browsing browser, string address) => browser.Jar.GetCookies(new Uri(address))["coex-desk"]!.Value;
}
