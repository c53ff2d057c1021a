using System.Net;
using Kapso.Coex.Bot.Desk.Accounts;
using Kapso.Coex.Bot.Tests.Channels.WhatsApp;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Desk.Accounts;

public sealed class FirstLinkTests
{
    [Fact]
    public async Task The_first_start_makes_a_link_that_makes_the_first_lead_once()
    {
        await using var product = await Staff.Open();
        var link = OneTimeLinks.Address(LinkKind.First, (await product.FirstLink())!);
        using var ana = new Browsing(product);
        Assert.Equal(HttpStatusCode.OK, (await ana.Get(link)).Status);
        Assert.Equal(HttpStatusCode.OK, (await ana.Get(link)).Status); // looking does not use it up

        var joined = await ana.Join(link, "Ana Ruiz", Staff.Ana);

        Assert.Equal("/desk", Staff.Path(joined.Location));
        Assert.True(await ana.IsIn());
        Assert.Equal("lead", product.Ask<string>("SELECT role FROM agents"));
        Assert.Null(await product.FirstLink());
        using var other = new Browsing(product);
        Assert.Equal(HttpStatusCode.Gone, (await other.Get(link)).Status);
    }

    [Fact]
    public async Task Ten_at_once_with_the_first_link_make_one_lead()
    {
        await using var product = await Staff.Open();
        var link = OneTimeLinks.Address(LinkKind.First, (await product.FirstLink())!);
        var racers = Enumerable.Range(0, 10).Select(_ => new Browsing(product)).ToList();
        var pages = await Task.WhenAll(racers.Select(one => one.Get(link)));

        var answers = await Task.WhenAll(racers.Select((one, number) => one.Send(
            link, pages[number], "join", ("Name", $"Racer {number}"), ("Email", $"r{number}@shop.example"), ("Password", Staff.Password), ("Again", Staff.Password))));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Redirect);
        Assert.Equal(1, product.Ask<long>("SELECT count(*) FROM agents"));
        racers.ForEach(one => one.Dispose());
    }

    [Fact]
    public async Task The_first_link_is_good_for_an_hour_and_the_next_start_makes_another()
    {
        var clock = new ShiftedClock();
        await using var product = await Staff.Open(clock);
        var old = await product.FirstLink();
        var link = await product.FirstLink();
        using var ana = new Browsing(product);
        Assert.Equal(HttpStatusCode.Gone, (await ana.Get(OneTimeLinks.Address(LinkKind.First, old!))).Status);
        Assert.Equal(HttpStatusCode.OK, (await ana.Get(OneTimeLinks.Address(LinkKind.First, link!))).Status);

        clock.PutForward(OneTimeLinks.FirstIsGoodFor);

        Assert.Equal(HttpStatusCode.Gone, (await ana.Get(OneTimeLinks.Address(LinkKind.First, link!))).Status);
        Assert.NotNull(await product.FirstLink());
    }

    [Fact]
    public async Task A_link_of_one_kind_opens_no_other_door()
    {
        await using var product = await Staff.Open();
        var secret = (await product.FirstLink())!;
        using var ana = new Browsing(product);
        Assert.Equal(HttpStatusCode.Gone, (await ana.Get(OneTimeLinks.Address(LinkKind.Join, secret))).Status);
        Assert.Equal(HttpStatusCode.Gone, (await ana.Get(OneTimeLinks.Address(LinkKind.Password, secret))).Status);
        Assert.Equal(0, product.Ask<long>($"SELECT count(*) FROM agent_links WHERE digest = '{secret}'"));
    }

    [Theory]
    [InlineData("short one", "Use 12 characters or more.")]
    [InlineData("Password1234!", "so it is tried first")]
    [InlineData("ana.ruiz 1990", "Your name or address")]
    public async Task A_bad_password_is_refused_in_words_and_the_link_stays_good(string password, string why)
    {
        await using var product = await Staff.Open();
        var link = OneTimeLinks.Address(LinkKind.First, (await product.FirstLink())!);
        using var ana = new Browsing(product);

        var refused = await ana.Join(link, "Ana Ruiz", Staff.Ana, password);

        Assert.True(refused.Has(why), refused.Html);
        Assert.DoesNotContain(password, refused.Html, StringComparison.Ordinal);
        Assert.Equal(Staff.Ana, refused.Value("Email"));
        Assert.Equal(HttpStatusCode.Redirect, (await ana.Join(link, "Ana Ruiz", Staff.Ana)).Status);
    }
}
