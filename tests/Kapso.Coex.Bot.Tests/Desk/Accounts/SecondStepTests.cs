using System.Net;
using System.Text.RegularExpressions;
using Kapso.Coex.Bot.Desk.Accounts;
using Kapso.Coex.Bot.Tests.Channels.WhatsApp;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Desk.Accounts;

public sealed partial class SecondStepTests
{
    private readonly ShiftedClock clock = new();

    [Fact]
    public async Task With_the_second_step_the_password_alone_opens_nothing()
    {
        await using var product = await Staff.Open(clock);
        using var ana = await product.Lead();
        var (key, _) = await TurnOn(ana);
        using var thief = new Browsing(product);

        var half = await thief.SignIn(Staff.Ana, Staff.Password, "/desk/sign-in?to=%2Fdesk%2Faudit");

        Assert.Equal("/desk/sign-in/code?to=%2Fdesk%2Faudit", Staff.Path(half.Location));
        Assert.False(await thief.IsIn());
        Assert.True((await thief.Send("/desk/sign-in/code", "code", ("Code", "000000"))).Has("This code does not fit"));
        Assert.False(await thief.IsIn());
        clock.PutForward(TimeSpan.FromSeconds(30));
        var code = Code(key);
        Assert.Equal("/desk/audit", Staff.Path((await thief.Send("/desk/sign-in/code?to=%2Fdesk%2Faudit", "code", ("Code", $"{code[..3]} {code[3..]}"))).Location));
        Assert.True(await thief.IsIn());
    }

    [Fact]
    public async Task A_code_is_good_once_also_for_two_who_use_it_at_once()
    {
        await using var product = await Staff.Open(clock);
        using var ana = await product.Lead();
        var (key, _) = await TurnOn(ana);
        clock.PutForward(TimeSpan.FromSeconds(30));
        var both = new[] { new Browsing(product), new Browsing(product) };
        foreach (var one in both)
        {
            await one.SignIn(Staff.Ana, Staff.Password);
        }

        var answers = await Task.WhenAll(both.Select(one => one.Send("/desk/sign-in/code", "code", ("Code", Code(key)))));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_paper_code_opens_once_when_the_phone_is_gone_and_is_kept_as_a_digest()
    {
        await using var product = await Staff.Open(clock);
        using var ana = await product.Lead();
        var (_, paper) = await TurnOn(ana);
        Assert.Equal(10, paper.Count);
        Assert.DoesNotContain(paper[0], product.Ask<string>("SELECT group_concat(value) FROM agent_tokens"), StringComparison.Ordinal);

        foreach (var isFirst in (bool[])[true, false])
        {
            using var ana2 = new Browsing(product);
            await ana2.SignIn(Staff.Ana, Staff.Password);
            var answer = await ana2.Send("/desk/sign-in/code", "code", ("Code", paper[3].ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal)));
            Assert.Equal(isFirst ? HttpStatusCode.Redirect : HttpStatusCode.OK, answer.Status);
        }

        Assert.Equal(1, product.Ask<long>("SELECT count(*) FROM audit WHERE act = 'recovery-code-used'"));
    }

    [Fact]
    public async Task Guessing_codes_rests_after_five_and_the_right_password_does_not_begin_it_anew()
    {
        await using var product = await Staff.Open(clock);
        using var ana = await product.Lead();
        var (key, _) = await TurnOn(ana);
        using var guesser = new Browsing(product);
        for (var guess = 0; guess < 5; guess++)
        {
            await guesser.SignIn(Staff.Ana, Staff.Password);
            await guesser.Send("/desk/sign-in/code", "code", ("Code", $"00000{guess}"));
        }

        clock.PutForward(TimeSpan.FromSeconds(30));
        await guesser.Send("/desk/sign-in/code", "code", ("Code", Code(key)));
        Assert.False(await guesser.IsIn());
    }

    [Fact]
    public async Task Without_the_password_nobody_is_asked_for_a_code_and_after_five_minutes_nobody_is_any_more()
    {
        await using var product = await Staff.Open(clock);
        using var ana = await product.Lead();
        await TurnOn(ana);
        using var stranger = new Browsing(product);
        Assert.Equal("/desk/sign-in", Staff.Path((await stranger.Get("/desk/sign-in/code")).Location)?.Split('?')[0]);

        await stranger.SignIn(Staff.Ana, Staff.Password);
        Assert.Equal(HttpStatusCode.OK, (await stranger.Get("/desk/sign-in/code")).Status);
        clock.PutForward(TimeSpan.FromMinutes(5));
        Assert.Equal(HttpStatusCode.Redirect, (await stranger.Get("/desk/sign-in/code")).Status);
    }

    [Fact]
    public async Task Turning_it_off_asks_for_the_password_and_a_lead_can_do_it_for_who_lost_everything()
    {
        await using var product = await Staff.Open(clock);
        using var ana = await product.Lead();
        using var ben = await ana.Invites(product);
        await TurnOn(ben);
        Assert.True((await ben.Send("/desk/account/second-step", "off", ("OffPassword", "not this one"))).Has("That is not your current password."));
        Assert.True((await ben.Send("/desk/account/second-step", "off", ("OffPassword", Staff.Password))).Has("The second step is off."));
        Assert.Equal("/desk", Staff.Path((await new Browsing(product).SignIn(Staff.Ben, Staff.Password)).Location));

        await TurnOn(ben);
        await ana.Send($"/desk/people/{product.IdOf(Staff.Ben)}", "person", ("What", "second-step"));
        Assert.Equal("/desk", Staff.Path((await new Browsing(product).SignIn(Staff.Ben, Staff.Password)).Location));
    }

    private async Task<(string Key, IReadOnlyList<string> Paper)> TurnOn(Browsing browser)
    {
        var page = await browser.Get("/desk/account/second-step");
        Assert.Contains("<svg class=\"qr\"", page.Html, StringComparison.Ordinal);
        var key = KeyOnThePage().Match(page.Html).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);
        clock.PutForward(TimeSpan.FromSeconds(30)); // another time's code may have been used
        var on = await browser.Send("/desk/account/second-step", "on", ("Code", Code(key)));
        Assert.True(on.Has("Your paper codes"), on.Html);
        return (key, [.. PaperCode().Matches(on.Html).Select(code => code.Groups[1].Value)]);
    }

    private string Code(string key) => Totp.Code(Base32.Read(key), Totp.HalfMinute(clock.GetUtcNow()));

    [GeneratedRegex("<code class=\"key\">([A-Z2-7 ]+)</code>")]
    private static partial Regex KeyOnThePage();

    [GeneratedRegex("<code>([A-Z0-9-]+)</code>")]
    private static partial Regex PaperCode();
}
