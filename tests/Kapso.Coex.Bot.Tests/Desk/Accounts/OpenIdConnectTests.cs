using System.Net;
using Kapso.Coex.Bot.Desk;
using Kapso.Coex.Bot.Desk.Accounts;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Desk.Accounts;

public sealed class OpenIdConnectTests
{
    [Fact]
    public async Task Whom_the_provider_vouches_for_is_let_in_as_what_the_provider_says()
    {
        await using var provider = await FakeProvider.Start();
        await using var product = await Staff.Open(settings: provider.Settings);
        using var carla = new Browsing(product);
        Assert.True((await carla.Get("/desk/sign-in")).Has("Sign in with Shop ID"));

        Assert.Equal("/desk/cases/esc-1", await Arrive(carla, "/desk/cases/esc-1"));

        Assert.True((await carla.Get("/desk/account")).Has("Carla Díaz"));
        Assert.Equal("agent", product.Ask<string>("SELECT role FROM agents"));

        provider.Claims["groups"] = new[] { "support-leads", "others" };
        Assert.Equal("/desk/audit", await Arrive(carla, "/desk/audit"));
        Assert.Equal(HttpStatusCode.OK, (await carla.Get("/desk/audit")).Status);
        Assert.Equal(1, product.Ask<long>("SELECT count(*) FROM agents WHERE role = 'lead'"));
    }

    [Fact]
    public async Task Who_is_in_no_group_of_ours_or_locked_out_is_not_let_in()
    {
        await using var provider = await FakeProvider.Start();
        await using var product = await Staff.Open(settings: provider.Settings);
        using var ana = await product.Lead();
        using var carla = new Browsing(product);
        provider.Claims["groups"] = new[] { "warehouse" };
        Assert.Equal("/desk/sign-in?why=no-place", await Arrive(carla));
        Assert.True((await carla.Get("/desk/sign-in?why=no-place")).Has("you have no place at this desk"));

        provider.Claims["groups"] = new[] { "support" };
        Assert.Equal("/desk", await Arrive(carla));
        await ana.Send($"/desk/people/{product.IdOf("carla@shop.example")}", "person", ("What", "lock-out"));

        Assert.False(await carla.IsIn());
        Assert.Equal("/desk/sign-in?why=no-place", await Arrive(carla));
        Assert.False(await carla.IsIn());
    }

    [Fact]
    public async Task Somebody_elses_address_gives_nobody_their_account_unless_the_provider_has_seen_the_mail_arrive()
    {
        await using var provider = await FakeProvider.Start();
        await using var product = await Staff.Open(settings: provider.Settings);
        using var ana = await product.Lead();
        using var eve = new Browsing(product);
        provider.Claims["email"] = Staff.Ana;

        Assert.Equal("/desk/sign-in?why=taken", await Arrive(eve));
        provider.Claims["email_verified"] = false;
        Assert.Equal("/desk/sign-in?why=taken", await Arrive(eve));
        Assert.False(await eve.IsIn());
        provider.Claims["email_verified"] = true;
        Assert.Equal("/desk", await Arrive(eve));

        Assert.True((await eve.Get("/desk/account")).Has("Ana Ruiz"));
        Assert.Equal(1, product.Ask<long>("SELECT count(*) FROM agents"));
    }

    [Theory]
    [InlineData("?code=x&state=y")]
    [InlineData("?error=access_denied&state=y")]
    [InlineData("")]
    public async Task An_answer_that_nobody_asked_for_signs_nobody_in(string answer)
    {
        await using var provider = await FakeProvider.Start();
        await using var product = await Staff.Open(settings: provider.Settings);
        using var victim = new Browsing(product);

        await victim.Get($"/desk/sign-in/back{answer}");

        Assert.False(await victim.IsIn());
    }

    [Fact]
    public async Task An_answer_for_one_browser_is_nothing_in_another()
    {
        await using var provider = await FakeProvider.Start();
        await using var product = await Staff.Open(settings: provider.Settings);
        using var carla = new Browsing(product);
        using var victim = new Browsing(product);
        var back = await Back(carla, "/desk");

        Assert.Equal("/desk/sign-in?why=provider", Staff.Path((await victim.Get(back)).Location));
        Assert.False(await victim.IsIn());
    }

    [Fact]
    public async Task Without_settings_there_is_no_such_way()
    {
        await using var product = await Staff.Open();
        using var carla = new Browsing(product);
        Assert.False((await carla.Get("/desk/sign-in")).Has("Sign in with"));
        Assert.NotEqual(HttpStatusCode.OK, (await carla.Get("/desk/sign-in/with")).Status);
    }

    [Theory]
    [InlineData("http://login.example", "id", "secret", "Desk:OpenIdConnect:Authority")]
    [InlineData("login.example", "id", "secret", "Desk:OpenIdConnect:Authority")]
    [InlineData("https://login.example", null, "secret", "Desk:OpenIdConnect:ClientId")]
    [InlineData("https://login.example", "id", " ", "Desk:OpenIdConnect:ClientSecret")]
    public void Half_of_a_provider_is_named_before_anything_starts(string authority, string? id, string? secret, string setting)
    {
        var options = new DeskOptions { OpenIdConnect = new() { Authority = authority, ClientId = id, ClientSecret = secret } };
        var answer = new OpenIdConnectCheck().Validate(null, options);
        Assert.True(answer.Failed);
        Assert.StartsWith(setting, Assert.Single(answer.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_an_authority_it_is_off_and_in_order() => Assert.True(new OpenIdConnectCheck().Validate(null, new DeskOptions()).Succeeded);

    private static async Task<string?> Arrive(Browsing browser, string to = "/desk") => Staff.Path((await browser.Get(await Back(browser, to))).Location);

    // To the provider and back, as a browser goes.
    private static async Task<string> Back(Browsing browser, string to)
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var answer = await http.GetAsync((await browser.Get($"/desk/sign-in/with?to={Uri.EscapeDataString(to)}")).Location);
        return answer.Headers.Location!.PathAndQuery;
    }
}
