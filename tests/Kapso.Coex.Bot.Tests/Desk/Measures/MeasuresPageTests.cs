using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Kapso.Coex.Bot.Tests.Desk.Accounts;
using Kapso.Coex.Bot.Tests.EndToEnd;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Desk.Measures;

/// <summary>The page of figures, its address and what its figures lead to.</summary>
public sealed partial class MeasuresPageTests
{
    private const string Page = "/desk/measures";

    [Fact]
    public async Task It_is_for_leads_and_so_is_the_api_behind_it()
    {
        await using var product = await Staff.Open();
        using var ana = await product.Lead();
        using var ben = await ana.Invites(product);
        foreach (var path in (string[])[Page, $"{Page}/behind?measure=Solved", "/desk/conversations/abc"])
        {
            Assert.Contains("/desk/for-leads", (await ben.Get(path)).Location, StringComparison.Ordinal);
        }

        foreach (var path in (string[])["", "/behind?measure=Solved", "/steps.csv", "/journeys.csv"])
        {
            Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.OK), ((await ben.Get($"/api/desk/measures{path}")).Status, (await ana.Get($"/api/desk/measures{path}")).Status));
        }

        Assert.Equal(0, product.Ask<long>("SELECT count(*) FROM audit WHERE name = 'Ben Okafor' AND act IN ('saw-measures', 'exported')"));
    }

    [Fact]
    public async Task Before_the_first_customer_it_says_when_figures_begin()
    {
        await using var product = await Staff.Open();
        using var ana = await product.Lead();
        var page = await ana.Get(Page);
        Assert.True(page.Has("As soon as a customer writes"));
        Assert.DoesNotContain("<table", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_chosen_stands_in_the_address_and_in_every_link_from_there()
    {
        await using var product = await Staff.Open();
        using var ana = await product.Lead();
        var (luis, maria) = (await product.Visit("en"), await product.Visit("es"));
        await luis.Say("error 2655093");
        await maria.Say("me sale el error 2655093");
        var playbook = (string)luis.Coex["playbook"]!;
        var version = (string)luis.Coex["playbookVersion"]!;
        var query = $"channel=widget&language=es&playbook={playbook}&version={version}";

        var page = await ana.Get($"{Page}?{query}");

        Assert.Equal("1", TheFigure(page, "Journeys"));
        Assert.Equal(["widget", "es", playbook, version], Chosen().Matches(page.Html).Select(one => one.Groups[1].Value));
        Assert.Contains($"/api/desk/measures/steps.csv?{query}", WebUtility.HtmlDecode(page.Html), StringComparison.Ordinal);
        Assert.All(BehindLinks(page), link => Assert.StartsWith($"{Page}/behind?{query}&measure=", link, StringComparison.Ordinal));
        Assert.Equal("2", TheFigure(await ana.Get(Page), "Journeys"));
        Assert.True((await ana.Get($"{Page}?language=pt")).Has("Nobody began in this time"));
    }

    [Fact]
    public async Task A_version_of_another_playbook_does_not_matter()
    {
        await using var product = await Staff.Open();
        using var ana = await product.Lead();
        var luis = await product.Visit("en");
        await luis.Say("error 2655093");

        Assert.Equal("1", TheFigure(await ana.Get($"{Page}?playbook={luis.Coex["playbook"]}&version=ffffffff"), "Journeys"));
    }

    [Theory]
    [InlineData("from=yesterday")]
    [InlineData("from=0001-01-01&to=9999-12-31")]
    [InlineData("from=2026-11-02&to=2026-11-01")]
    public async Task Days_that_are_none_are_said_to_be_and_the_usual_ones_shown(string days)
    {
        await using var product = await Staff.Open();
        using var ana = await product.Lead();
        await (await product.Visit("en")).Say("human");

        var page = await ana.Get($"{Page}?{days}");

        Assert.True(page.Has("These are no days"));
        Assert.Equal("1", TheFigure(page, "Journeys"));
    }

    [Fact]
    public async Task Each_figure_leads_to_its_conversations_and_these_to_what_was_said()
    {
        await using var product = await Staff.Open();
        using var ana = await product.Lead();
        var (luis, maria) = (await product.Visit("en"), await product.Visit("es"));
        await luis.Say("error 2655093");
        await maria.Say("una persona");
        var page = await ana.Get(Page);
        foreach (var link in BehindLinks(page))
        {
            Assert.Contains("<table", (await ana.Get(link)).Html, StringComparison.Ordinal);
        }

        var step = await ana.Get(BehindLinks(page).Single(link => link.Contains("measure=Reached", StringComparison.Ordinal) && link.Contains($"step={luis.Coex["step"]}", StringComparison.Ordinal)));
        var said = await ana.Get($"/desk/conversations/{luis.Conversation}");
        Assert.Contains($"/desk/conversations/{luis.Conversation}", step.Html, StringComparison.Ordinal);
        Assert.True(said.Has("error 2655093"));
        var called = await ana.Get($"{Page}/behind?measure=ToPerson");
        Assert.Contains($"/desk/cases/{product.Ask<string>("SELECT id FROM escalations")}", called.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await ana.Get("/desk/conversations/nobody")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await ana.Get($"{Page}/behind?measure=7")).Status);
    }

    [Fact]
    public async Task A_text_that_ever_more_customers_cannot_follow_is_said_to_be_perhaps_out_of_date()
    {
        await using var product = await Staff.Open();
        using var ana = await product.Lead();
        await ana.Get(Page);
        await BookOfTheShop.Fill(product, "nobody", DateTimeOffset.UtcNow);

        var page = await ana.Get(Page);

        Assert.True(page.Has("This text may be out of date"));
        Assert.True(page.Has("rose from 5% to 50%"));
        Assert.True(page.Has("29 min"), "The median of 21, 25, 29, 33 and 37 minutes.");
        Assert.False((await ana.Get($"{Page}?to={DateTimeOffset.UtcNow.AddDays(-30).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}&playbook=nothing")).Has("This text may be out of date"));
    }

    [Fact]
    public async Task Who_looked_is_written_down_once_for_each_look()
    {
        await using var product = await Staff.Open();
        using var ana = await product.Lead();
        var luis = await product.Visit("en");
        await luis.Say("error 2655093");

        await ana.Get(Page);
        await ana.Get($"{Page}/behind?measure=Journeys");
        await ana.Get($"/desk/conversations/{luis.Conversation}");
        await ana.Get("/api/desk/measures/journeys.csv?language=en");

        Assert.Equal(
            ["saw-measures ", "saw-measures Journeys 1", $"saw-conversation {luis.Conversation}", "exported journeys.csv?language=en"],
            product.Ask<string>("SELECT group_concat(line, '|') FROM (SELECT act || ' ' || coalesce(detail, '') AS line FROM audit WHERE act LIKE 'saw-%' OR act = 'exported' ORDER BY number)").Split('|'));
    }

    private static string TheFigure(Page page, string measure) => Regex.Match(page.Html, $"measure={measure}\"[^>]*>(\\d+)<").Groups[1].Value;

    private static IEnumerable<string> BehindLinks(Page page) => Links().Matches(page.Html).Select(link => WebUtility.HtmlDecode(link.Groups[1].Value)).Distinct();

    [GeneratedRegex("<option value=\"([^\"]+)\" selected")]
    private static partial Regex Chosen();

    [GeneratedRegex("href=\"(/desk/measures/behind[^\"]+)\"")]
    private static partial Regex Links();
}
