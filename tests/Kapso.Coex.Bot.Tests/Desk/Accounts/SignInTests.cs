using System.Net;
using Kapso.Coex.Bot.Desk.Accounts;
using Kapso.Coex.Bot.Tests.Channels.WhatsApp;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Desk.Accounts;

public sealed class SignInTests
{
    private const string NoFit = "do not fit together";

    [Fact]
    public async Task Somebody_signs_in_and_out_and_is_brought_to_where_they_wanted_to_go()
    {
        await using var product = await Staff.Open();
        using (await product.Lead())
        {
        }

        using var ana = new Browsing(product);
        var turnedAway = await ana.Get("/desk/people?x=1");
        Assert.Equal("/desk/sign-in?to=%2Fdesk%2Fpeople%3Fx%3D1", Staff.Path(turnedAway.Location));

        var letIn = await ana.SignIn("ANA@shop.example ", Staff.Password, Staff.Path(turnedAway.Location)!);

        Assert.Equal("/desk/people?x=1", Staff.Path(letIn.Location));
        Assert.True(await ana.IsIn());
        Assert.Equal("/desk/sign-in", Staff.Path((await ana.Send("/desk/sign-out", "sign-out")).Location));
        Assert.False(await ana.IsIn());
    }

    [Fact]
    public async Task Who_is_not_there_and_who_is_locked_out_are_told_the_same_after_the_same_work()
    {
        var hasher = new CountingHasher();
        await using var product = await Staff.Open(hasher: hasher);
        using var ana = await product.Lead();
        using var ben = await ana.Invites(product);
        await ana.Send($"/desk/people/{product.IdOf(Staff.Ben)}", "person", ("What", "lock-out"));
        using var stranger = new Browsing(product);

        var answers = new List<string>();
        foreach (var (email, password) in new[] { (Staff.Ana, "not her password"), (Staff.Ben, Staff.Password), (Staff.Ben, "not his password"), ("nobody@shop.example", Staff.Password) })
        {
            var before = hasher.Verified;
            var refused = await stranger.SignIn(email, password);
            Assert.True(refused.Has(NoFit), email);
            Assert.Equal(1, hasher.Verified - before);
            answers.Add(string.Join('\n', refused.Html.Split('\n').Where(line => line.Contains("Password-error", StringComparison.Ordinal))));
        }

        Assert.Single(answers.Distinct());
    }

    [Fact]
    public async Task After_five_wrong_tries_it_rests_for_five_minutes_also_for_the_right_password()
    {
        var clock = new ShiftedClock();
        await using var product = await Staff.Open(clock);
        using (await product.Lead())
        {
        }

        using var guesser = new Browsing(product);
        for (var guess = 0; guess < 5; guess++)
        {
            Assert.True((await guesser.SignIn(Staff.Ana, $"a wrong guess {guess}")).Has(NoFit));
        }

        Assert.True((await guesser.SignIn(Staff.Ana, Staff.Password)).Has(NoFit));
        clock.PutForward(TimeSpan.FromMinutes(5));
        Assert.Equal(HttpStatusCode.Redirect, (await guesser.SignIn(Staff.Ana, Staff.Password)).Status);
        Assert.Equal(6, product.Ask<long>("SELECT count(*) FROM audit WHERE act = 'sign-in-failed'"));
    }

    [Fact]
    public async Task Thirty_guesses_at_once_are_no_more_than_five()
    {
        await using var product = await Staff.Open();
        using (await product.Lead())
        {
        }

        using var guesser = new Browsing(product);
        var page = await guesser.Get("/desk/sign-in");

        await Task.WhenAll(Enumerable.Range(0, 30).Select(guess => guesser.Send("/desk/sign-in", page, "sign-in", ("Email", Staff.Ana), ("Password", $"a wrong guess {guess}"))));

        Assert.NotEqual(0, product.Ask<long>("SELECT lockout_end FROM agents"));
        Assert.True((await guesser.SignIn(Staff.Ana, Staff.Password)).Has(NoFit));
    }

    [Fact]
    public async Task One_address_tries_so_many_times_a_minute_whomever_it_tries()
    {
        var clock = new ShiftedClock();
        await using var product = await Staff.Open(clock, null, null, (Staff.Pace, "3"));
        using var guesser = new Browsing(product);
        for (var guess = 0; guess < 3; guess++)
        {
            Assert.Equal(HttpStatusCode.OK, (await guesser.SignIn($"somebody{guess}@shop.example", "whatever it may be")).Status);
        }

        var stopped = await guesser.SignIn("another@shop.example", "whatever it may be");

        Assert.Equal(HttpStatusCode.TooManyRequests, stopped.Status);
        Assert.True(stopped.Has("Too many tries from here."));
        clock.PutForward(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.OK, (await guesser.SignIn("another@shop.example", "whatever it may be")).Status);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("/desk/../../evil")]
    [InlineData("/desk//evil.example")]
    [InlineData("/desk\\..\\evil")]
    [InlineData("/deskevil.example")]
    [InlineData("/desk@evil.example")]
    [InlineData("/v3/directline")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/desk/\r\nSet-Cookie: a=b")]
    public async Task Nobody_is_sent_anywhere_else(string to)
    {
        Assert.Equal("/desk", LocalAddress.Of(to));
        await using var product = await Staff.Open();
        using (await product.Lead())
        {
        }

        using var ana = new Browsing(product);
        var asked = Uri.EscapeDataString(to);

        Assert.Equal("/desk", Staff.Path((await ana.Get($"/desk/language/es?to={asked}")).Location));
        Assert.Equal("/desk", Staff.Path((await ana.SignIn(Staff.Ana, Staff.Password, $"/desk/sign-in?to={asked}")).Location));
        Assert.Equal("/desk", Staff.Path((await ana.Get($"/desk/sign-in?to={asked}")).Location));
    }

    [Fact]
    public async Task Names_and_what_was_typed_are_shown_as_text()
    {
        const string Script = "<script>alert(1)</script>";
        await using var product = await Staff.Open();
        using var ana = await product.Lead();
        using var ben = await ana.Invites(product, $"Ben {Script}\"'", Staff.Ben);

        foreach (var page in (Page[])
        [
            await ana.Get("/desk/people"), await ana.Get($"/desk/people/{product.IdOf(Staff.Ben)}"), await ana.Get("/desk/audit"), await ben.Get("/desk/account"),
            await new Browsing(product).SignIn($"{Script}@x", "whatever"), await ana.Get($"/desk/audit?case={Uri.EscapeDataString(Script)}"), await ana.Get($"/desk/sign-in?why={Uri.EscapeDataString(Script)}"),
        ])
        {
            Assert.DoesNotContain(Script, page.Html, StringComparison.OrdinalIgnoreCase);
        }
    }
}
