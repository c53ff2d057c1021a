using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Tests.EndToEnd;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Desk.Measures;

/// <summary>What the figures say of conversations that were really held.</summary>
public sealed class MeasuresTests
{

    [Fact]
    public async Task A_step_is_counted_once_for_each_customer_with_what_became_of_it()
    {
        await using var product = await Product.Start();
        var (ana, luis) = (await product.Visit("es"), await product.Visit("en"));
        await ana.Say("me sale el error 2655093");
        await luis.Say("error 2655093");
        var (playbook, step) = ((string)ana.Coex["playbook"]!, (string)ana.Coex["step"]!);
        await ana.Say("1");
        await luis.Say("1");
        await luis.Say("back");
        await luis.Say("1");

        var asked = await StepOf(product, playbook, step);
        Assert.Equal((2, 2, 0), ((int)asked["reached"]!, (int)asked["done"]!, (int)asked["couldNotFind"]!));
        Assert.Equal(1, (int)(await StepOf(product, playbook, step, "&language=es"))["reached"]!);
        Assert.Equal(0, (int)(await Read(product, "?channel=whatsapp"))["totals"]!["journeys"]!);
    }

    [Fact]
    public async Task From_a_figure_one_comes_to_its_conversations()
    {
        await using var product = await Product.Start();
        var (ana, luis) = (await product.Visit("es"), await product.Visit("en"));
        await ana.Say("human");
        await luis.Say("error 2655093");

        var behind = (await Read(product, "/behind?measure=ToPerson"))["items"]!.AsArray();
        Assert.Equal(ana.Conversation, (string?)Assert.Single(behind)!["conversation"]);
        var here = (await Read(product, $"/behind?measure=Reached&playbook={luis.Coex["playbook"]}&step={luis.Coex["step"]}"))["items"]!.AsArray();
        Assert.Equal(luis.Conversation, (string?)Assert.Single(here)!["conversation"]);
    }

    [Fact]
    public async Task Who_opened_the_widget_and_said_nothing_is_not_counted()
    {
        await using var product = await Product.Start();
        await product.Visit("es");
        Assert.Equal(0, (int)(await Read(product, ""))["totals"]!["journeys"]!);
    }

    [Fact]
    public async Task The_book_is_counted_anew_when_it_is_lost_or_damaged()
    {
        var product = await Product.Start();
        await (await product.Visit("en")).Say("human");
        var before = (await Read(product, "")).ToJsonString();
        var folder = await product.Stop();
        await File.WriteAllTextAsync(Path.Combine(folder, "measures.db"), "this is no database", TestContext.Current.CancellationToken);

        await using var again = await Product.Start(folder: folder);
        Assert.Equal(before, (await Read(again, "")).ToJsonString());
    }

    [Fact]
    public async Task Asked_for_what_is_not_there_it_says_what_there_is()
    {
        await using var product = await Product.Start();
        Assert.Contains("2026-11-01", (string)(await Read(product, "?from=yesterday"))["detail"]!, StringComparison.Ordinal);
        Assert.Contains("CouldNotFind", (string)(await Read(product, "/behind?measure=luck"))["detail"]!, StringComparison.Ordinal);
        Assert.StartsWith("\"playbook\",\"step\"", await Text(product, "/steps.csv"), StringComparison.Ordinal);
        Assert.StartsWith("\"conversation\"", await Text(product, "/journeys.csv"), StringComparison.Ordinal);
    }

    private static async Task<JsonNode> StepOf(Product product, string playbook, string step, string query = "") =>
        (await Read(product, $"?playbook={playbook}{query}"))["playbooks"]!.AsArray().Single(one => (string?)one!["playbook"] == playbook)!["steps"]!.AsArray()
            .Single(one => (string?)one!["step"] == step)!;

    private static async Task<JsonNode> Read(Product product, string path) => JsonNode.Parse(await Text(product, path))!;

    private static async Task<string> Text(Product product, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/desk/measures{path}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Product.DeskKey);
        using var answer = await product.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
