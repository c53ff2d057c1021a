using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Channels.Widget;

public sealed class MalformedActivityTests
{
    [Theory]
    [InlineData("""{"text":"no type"}""", "MissingProperty")]
    [InlineData("", "MissingProperty")]
    [InlineData("null", "MissingProperty")]
    [InlineData("[]", "BadArgument")]
    [InlineData("{", "BadArgument")]
    [InlineData("""{"type":"message","text":5}""", "BadArgument")]
    [InlineData("""{"type":"message","type":"event"}""", "BadArgument")]
    [InlineData("""{"type":"message","channelData":"x"}""", "BadArgument")]
    public async Task What_is_no_activity_is_400(string body, string code)
    {
        await using var host = await WidgetHost.Start();
        var ana = await DirectLineClient.Visit(host);

        var (status, answer) = await PostRaw(host, ana, body);

        Assert.Equal((HttpStatusCode.BadRequest, code), (status, (string?)answer!["error"]!["code"]));
    }

    [Fact]
    public async Task Depth_without_end_is_400()
    {
        await using var host = await WidgetHost.Start();
        var ana = await DirectLineClient.Visit(host);
        var deep = $$"""{"type":"message","unknown":{{new string('[', 100_000)}}{{new string(']', 100_000)}}}""";

        Assert.Equal(HttpStatusCode.BadRequest, (await PostRaw(host, ana, deep)).Status);
    }

    [Fact]
    public async Task Too_much_is_413_and_says_how_much_is_not()
    {
        await using var host = await WidgetHost.Start();
        var ana = await DirectLineClient.Visit(host);

        var (longText, answer) = await ana.Say(new string('x', 16_001));
        var (bigBody, _) = await PostRaw(host, ana, $$"""{"type":"message","unknown":"{{new string('x', 300_000)}}"}""");

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.RequestEntityTooLarge), (longText, bigBody));
        Assert.Contains("16000", (string)answer!["error"]!["message"]!, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await ana.Say(new string('x', 16_000))).Status);
    }

    private static async Task<(HttpStatusCode Status, JsonNode? Body)> PostRaw(WidgetHost host, DirectLineClient client, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{client.Path}/activities") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new("Bearer", client.Token);
        using var answer = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }
}
