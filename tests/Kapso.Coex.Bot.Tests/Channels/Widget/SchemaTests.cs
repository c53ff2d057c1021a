using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Tests.EndToEnd;
using Kapso.Coex.Bot.Tests.Evidence;

namespace Kapso.Coex.Bot.Tests.Channels.Widget;

/// <summary>Every kind of answer of the whole product, held against Microsoft's description of Direct Line 3.0.</summary>
public sealed class SchemaTests
{
    private const string DirectLine = "/v3/directline";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whole_conversations_are_in_order()
    {
        await using var product = await Product.Start();
        var answers = new AnswersInOrder();
        using var http = new HttpClient(answers) { BaseAddress = product.Http.BaseAddress };

        var ana = await Customer.Visit(http, "en");
        await ana.Say("I want to move my number from my old provider 360dialog to Kapso");
        await ana.Say("what is coexistence?");
        await Solve(ana);
        var luz = await Customer.Visit(http, "es");
        await luz.Say("me sale el error 2655093");
        await luz.Upload("what I see.png", Pictures.Png(40, 30), "mira");
        await luz.Upload("no picture.pdf", "%PDF-1.7"u8.ToArray(), contentType: "application/pdf");
        await luz.Say("humano");
        while ((string?)luz.Coex["kind"] == "evidence")
        {
            await luz.Tap("cannot-get");
            await luz.Say("no puedo");
        }

        await luz.Catch();

        var said = ana.Seen.Concat(luz.Seen).ToList();
        var kinds = said.Select(activity => (string?)activity["channelData"]!["coex"]?["kind"]).OfType<string>().ToHashSet();
        Assert.Superset(new HashSet<string> { "greeting", "question", "step", "wait", "handover", "resolved", "notice" }, kinds);
        Assert.Contains(said, activity => (string?)activity["type"] == "event");
        Assert.Contains(said, activity => activity["suggestedActions"] is not null);
        Assert.Contains(said, activity => activity["attachments"]?[0]?["contentUrl"] is not null);
        Assert.Equal([(200, "ActivitySet"), (200, "ResourceResponse"), (201, "Conversation")], answers.Seen.Order());
    }

    [Fact]
    public async Task Tokens_coming_back_and_the_stream_are_in_order()
    {
        await using var product = await Product.Start();
        var answers = new AnswersInOrder();
        using var http = new HttpClient(answers) { BaseAddress = product.Http.BaseAddress };

        var generated = await Send(http, Product.WidgetSecret, HttpMethod.Post, "/tokens/generate", """{"user":{"id":"dl_ana"}}""");
        var refreshed = await Send(http, (string)generated["token"]!, HttpMethod.Post, "/tokens/refresh");
        var begun = await Send(http, (string)refreshed["token"]!, HttpMethod.Post, "/conversations");
        await Send(http, (string)begun["token"]!, HttpMethod.Post, "/conversations");
        var back = await Send(http, (string)begun["token"]!, HttpMethod.Get, $"/conversations/{begun["conversationId"]}?watermark=0");

        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri((string)back["streamUrl"]!), Cancelled);
        var buffer = new byte[100_000];
        var set = await socket.ReceiveAsync(buffer, Cancelled);
        Assert.True(set.EndOfMessage && set.Count > 0);
        Assert.Empty(DirectLineSchema.Mistakes("ActivitySet", Encoding.UTF8.GetString(buffer, 0, set.Count)));
        Assert.Equal([(200, "Conversation"), (201, "Conversation")], answers.Seen.Order());
    }

    [Theory]
    [InlineData("""{"type":"typing"}""")]
    [InlineData("""{"type":"event","name":"webchat/join","value":{"language":"es"}}""")]
    [InlineData("""{"type":"event","name":"a-text","value":"text"}""")]
    [InlineData("""{"type":"event","name":"a-list","value":[1]}""")]
    [InlineData("""{"type":"message","value":"only a value"}""")]
    [InlineData("""{"type":"message","text":"hello","value":7,"entities":{"type":"x"}}""")]
    [InlineData("""{"type":"message","text":"hello","entities":["x"],"channelData":null,"attachments":[null,{"name":"a.png"}]}""")]
    [InlineData("""{"type":"message","text":"hello","entities":[{"type":"ClientCapabilities","requiresBotState":true}],"value":{"a":1}}""")]
    public async Task What_comes_back_is_in_order_whatever_was_sent(string activity)
    {
        await using var product = await Product.Start();
        var answers = new AnswersInOrder();
        using var http = new HttpClient(answers) { BaseAddress = product.Http.BaseAddress };
        var ana = await Customer.Visit(http, "en");

        await ana.Send(HttpMethod.Post, $"{DirectLine}/conversations/{ana.Conversation}/activities", JsonNode.Parse(activity));
        await ana.Say("human");

        Assert.Contains((200, "ActivitySet"), answers.Seen);
    }

    [Fact]
    public async Task Refusals_are_in_order()
    {
        await using var product = await Product.Start();
        var answers = new AnswersInOrder();
        using var http = new HttpClient(answers) { BaseAddress = product.Http.BaseAddress };
        var ana = await Customer.Visit(http, "en");
        var mine = $"/conversations/{ana.Conversation}";

        await Send(http, "", HttpMethod.Post, "/conversations");
        await Send(http, "nonsense", HttpMethod.Post, "/tokens/refresh");
        await Send(http, ana.Token, HttpMethod.Post, "/tokens/generate");
        await Send(http, Product.WidgetSecret, HttpMethod.Post, "/tokens/generate", """{"user":{"id":"not so"}}""");
        await Send(http, ana.Token, HttpMethod.Get, "/conversations/another/activities");
        await Send(http, Product.WidgetSecret, HttpMethod.Get, "/conversations/another");
        await Send(http, ana.Token, HttpMethod.Get, "/nothing/here");
        await Send(http, ana.Token, HttpMethod.Post, $"{mine}/activities", "{");
        await Send(http, ana.Token, HttpMethod.Post, $"{mine}/activities", $$"""{"type":"message","text":"{{new string('x', 20_000)}}"}""");
        await Send(http, ana.Token, HttpMethod.Post, $"{mine}/upload", "x", "multipart/form-data");
        await Send(http, ana.Token, HttpMethod.Get, $"{mine}/attachments/nothing");
        await Send(http, ana.Token, HttpMethod.Get, $"{mine}/stream");

        Assert.Superset(new HashSet<int> { 400, 401, 403, 404, 413 }, answers.Seen.Where(seen => seen.Definition == "ErrorResponse").Select(seen => seen.Status).ToHashSet());
    }

    [Theory]
    [InlineData("ActivitySet", """{"activities":[{"type":"message","channelData":"x"}]}""")]
    [InlineData("ActivitySet", """{"activities":[{"attachments":[{"content":[1]}]}]}""")]
    [InlineData("ActivitySet", """{"watermark":7}""")]
    [InlineData("ErrorResponse", """{"error":"x"}""")]
    [InlineData("Conversation", """{"expires_in":"3600"}""")]
    public void The_description_refuses_what_is_not_in_order(string definition, string json) => Assert.NotEmpty(DirectLineSchema.Mistakes(definition, json));

    private static async Task Solve(Customer ana)
    {
        while ((string?)ana.Coex["kind"] != "resolved")
        {
            var answers = Customer.Answers(ana.Last).ToList();
            await ana.Tap((string?)ana.Coex["step"] == "connects-now" ? "no" : new[] { "connected", "ready", "done", "yes" }.First(answers.Contains));
        }
    }

    private static async Task<JsonNode> Send(HttpClient http, string key, HttpMethod method, string path, string? body = null, string type = "application/json")
    {
        using var request = new HttpRequestMessage(method, DirectLine + path);
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {key}");
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        using var answer = await http.SendAsync(request, Cancelled);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancelled))!;
    }
}
