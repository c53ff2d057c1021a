using System.Net;
using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Storage;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Channels.Widget;

public sealed class ConversationTests
{
    private const string Conversations = "/v3/directline/conversations";

    [Fact]
    public async Task Opening_is_201_once_and_200_after_that_and_greets_once()
    {
        await using var host = await WidgetHost.Start();
        var (_, given) = await DirectLineClient.Send(host, HttpMethod.Post, "/widget/token", null);
        var ana = new DirectLineClient(host, (string)given!["token"]!, (string)given["conversationId"]!);

        var (first, opened) = await ana.Send(HttpMethod.Post, Conversations, new JsonObject { ["user"] = new JsonObject { ["id"] = "mallory" }, ["locale"] = "pt-BR" });
        var (second, again) = await ana.Send(HttpMethod.Post, Conversations);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first, second));
        Assert.Equal(ana.Conversation, (string?)opened!["conversationId"]);
        Assert.StartsWith($"ws://{host.Address.Authority}{ana.Path}/stream?watermark=-&t=", (string)again!["streamUrl"]!, StringComparison.Ordinal);
        Assert.Equal(3600, (int)opened["expires_in"]!);
        Assert.Equal(Engine.Languages.Language.Portuguese, Assert.Single(host.Bot.Begun).Value);
        Assert.Single((await ana.Activities()).Activities);
    }

    [Fact]
    public async Task The_secret_opens_a_conversation_for_any_user()
    {
        await using var host = await WidgetHost.Start();

        var (status, opened) = await DirectLineClient.Send(
            host, HttpMethod.Post, Conversations, WidgetHost.Secret, new JsonObject { ["user"] = new JsonObject { ["id"] = "u1" } });
        var byToken = new DirectLineClient(host, (string)opened!["token"]!, (string)opened["conversationId"]!);
        await byToken.Say("hello");
        var bySecret = new DirectLineClient(host, WidgetHost.Secret, byToken.Conversation);

        Assert.Equal(HttpStatusCode.Created, status);
        Assert.Equal("u1", (string?)(await bySecret.Activities()).Activities[1]!["from"]!["id"]);
    }

    [Fact]
    public async Task Coming_back_gives_a_stream_from_where_one_was()
    {
        await using var host = await WidgetHost.Start();
        var ana = await DirectLineClient.Visit(host);

        var (status, back) = await ana.Send(HttpMethod.Get, $"{ana.Path}?watermark=7");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("/stream?watermark=7&t=", (string)back!["streamUrl"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_may_take_part_without_opening_first()
    {
        await using var host = await WidgetHost.Start();
        var (_, given) = await DirectLineClient.Send(host, HttpMethod.Post, "/widget/token", null);
        var ana = new DirectLineClient(host, (string)given!["token"]!, (string)given["conversationId"]!);

        Assert.Empty((await ana.Activities()).Activities);
        Assert.Equal(HttpStatusCode.OK, (await ana.Send(HttpMethod.Get, ana.Path)).Status);
        Assert.Single((await ana.Activities()).Activities);
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("GET", "/activities")]
    [InlineData("POST", "/activities")]
    [InlineData("POST", "/upload")]
    [InlineData("GET", "/attachments/0123456789abcdef0123456789abcdef")]
    [InlineData("GET", "/stream")]
    public async Task Nobody_takes_part_in_anothers_conversation(string method, string path)
    {
        await using var host = await WidgetHost.Start();
        var ana = await DirectLineClient.Visit(host);
        var ben = await DirectLineClient.Visit(host);
        var body = method == "POST" ? new JsonObject { ["type"] = "message", ["text"] = "hi" } : null;

        foreach (var conversation in new[] { ben.Conversation, "no-such-conversation" })
        {
            var (status, answer) = await ana.Send(new HttpMethod(method), $"{Conversations}/{conversation}{path}", body);
            Assert.Equal(path == "/stream" ? HttpStatusCode.BadRequest : HttpStatusCode.Forbidden, status);
            Assert.NotNull(answer!["error"]!["code"]);
        }

        Assert.Empty(host.Bot.Received);
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("GET", "/activities")]
    [InlineData("POST", "/activities")]
    [InlineData("GET", "/attachments/0123456789abcdef0123456789abcdef")]
    public async Task The_secret_finds_neither_unknown_conversations_nor_those_of_other_channels(string method, string path)
    {
        await using var host = await WidgetHost.Start();
        await host.Bot.Begin(new ConversationId("over-there"), "whatsapp", "somebody", null, TestContext.Current.CancellationToken);
        var body = method == "POST" ? new JsonObject { ["type"] = "message", ["text"] = "hi" } : null;

        foreach (var conversation in new[] { "over-there", "no-such-conversation" })
        {
            var (status, answer) = await DirectLineClient.Send(
                host, new HttpMethod(method), $"{Conversations}/{conversation}{path}", WidgetHost.Secret, body);
            Assert.Equal(HttpStatusCode.NotFound, status);
            Assert.NotNull(answer!["error"]!["code"]);
        }
    }

    [Theory]
    [InlineData("/v3/directline/session/getsessionid")]
    [InlineData("/v3/directline/nothing")]
    public async Task What_is_not_there_is_404_in_direct_lines_shape(string path)
    {
        await using var host = await WidgetHost.Start();

        var (status, answer) = await DirectLineClient.Send(host, HttpMethod.Get, path, null);

        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.NotNull(answer!["error"]!["code"]);
    }

    [Fact]
    public async Task Polling_never_sees_an_error_even_when_the_store_is_gone()
    {
        await using var host = await WidgetHost.Start();
        var ana = await DirectLineClient.Visit(host);
        host.Bot.IsBroken = true;

        var (activities, watermark) = await ana.Activities("1");

        Assert.Empty(activities);
        Assert.Equal("1", watermark);
    }

    [Fact]
    public async Task A_message_that_could_not_be_stored_is_not_taken()
    {
        await using var host = await WidgetHost.Start();
        var ana = await DirectLineClient.Visit(host);
        host.Bot.IsBroken = true;

        var (status, answer) = await ana.Say("hello");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "ServiceError"), (status, (string?)answer!["error"]!["code"]));
    }

    [Fact]
    public async Task An_agents_words_and_events_for_machines_come_through()
    {
        await using var host = await WidgetHost.Start();
        var ana = await DirectLineClient.Visit(host);
        var id = new ConversationId(ana.Conversation);
        host.Bot.Say(id, Author.Agent, new MessageBody { Text = "I am Luz, I look into it." });
        host.Bot.Say(id, Author.System, new MessageBody
        {
            EventName = "handoff.initiate",
            EventValue = System.Text.Json.JsonDocument.Parse("""{"value":{"skill":"coexistence"},"transcript":{"activities":[{"type":"message"}]}}""").RootElement,
        });

        var (activities, _) = await ana.Activities("1");

        Assert.Equal("bot", (string?)activities[0]!["from"]!["role"]);
        Assert.Equal(("event", "handoff.initiate", "coexistence"), ((string?)activities[1]!["type"], (string?)activities[1]!["name"], (string?)activities[1]!["value"]!["skill"]));
        Assert.Equal("Transcript", (string?)activities[1]!["attachments"]![0]!["name"]);
        Assert.Equal("message", (string?)activities[1]!["attachments"]![0]!["content"]!["activities"]![0]!["type"]);
    }
}
