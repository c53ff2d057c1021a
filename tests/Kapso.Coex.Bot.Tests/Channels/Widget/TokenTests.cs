using System.Buffers.Text;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Channels.Widget;

public sealed class TokenTests
{
    private const string Generate = "/v3/directline/tokens/generate";
    private const string Refresh = "/v3/directline/tokens/refresh";

    [Fact]
    public async Task A_visitor_gets_a_token_that_web_chat_can_look_into()
    {
        await using var host = await WidgetHost.Start();

        var (status, given) = await DirectLineClient.Send(host, HttpMethod.Post, "/widget/token", null);

        Assert.Equal(HttpStatusCode.OK, status);
        var said = JsonNode.Parse(Base64Url.DecodeFromChars(((string)given!["token"]!).Split('.')[1]))!;
        Assert.Equal((string?)given["userId"], (string?)said["user"]);
        Assert.Equal((string?)given["conversationId"], (string?)said["conv"]);
        Assert.StartsWith("dl_", (string)given["userId"]!, StringComparison.Ordinal);
        Assert.Equal(3600, (int)given["expires_in"]!);
        Assert.Equal(32, ((string)given["conversationId"]!).Length);
    }

    [Fact]
    public async Task The_secret_generates_tokens_for_a_user()
    {
        await using var host = await WidgetHost.Start();

        var (status, given) = await DirectLineClient.Send(host, HttpMethod.Post, Generate, WidgetHost.Secret, User("dl_ana"));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Null(given!["streamUrl"]);
        Assert.Contains("\"dl_ana\"", Encoding.UTF8.GetString(Base64Url.DecodeFromChars(((string)given["token"]!).Split('.')[1])), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_users_id_that_a_page_could_claim_is_refused()
    {
        await using var host = await WidgetHost.Start();

        var (status, answer) = await DirectLineClient.Send(host, HttpMethod.Post, Generate, WidgetHost.Secret, User("ana"));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("BadArgument", (string?)answer!["error"]!["code"]);
    }

    [Fact]
    public async Task A_token_generates_no_tokens()
    {
        await using var host = await WidgetHost.Start();
        var ana = await DirectLineClient.Visit(host);

        Assert.Equal(HttpStatusCode.Forbidden, (await ana.Send(HttpMethod.Post, Generate)).Status);
    }

    [Fact]
    public async Task Without_a_secret_only_calls_that_need_it_are_refused()
    {
        await using var host = await WidgetHost.Start(null, null, ("Widget:Secret", ""));
        var ana = await DirectLineClient.Visit(host);

        Assert.Equal(HttpStatusCode.OK, (await ana.Say("hi")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await DirectLineClient.Send(host, HttpMethod.Post, Generate, "anything")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await DirectLineClient.Send(host, HttpMethod.Post, Generate, "")).Status);
    }

    [Fact]
    public async Task Without_any_authorization_the_answer_is_401_in_direct_lines_shape()
    {
        await using var host = await WidgetHost.Start();

        var (status, answer) = await DirectLineClient.Send(host, HttpMethod.Post, "/v3/directline/conversations", null);

        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.NotNull(answer!["error"]!["code"]);
        Assert.NotNull(answer["error"]!["message"]);
    }

    [Fact]
    public async Task An_expired_token_opens_nothing_and_still_buys_a_new_one()
    {
        var clock = WidgetHost.FakeClock;
        await using var host = await WidgetHost.Start(clock);
        var ana = await DirectLineClient.Visit(host);

        clock.Advance(TimeSpan.FromHours(9));
        var (status, answer) = await ana.Say("good morning");
        Assert.Equal((HttpStatusCode.Forbidden, "TokenExpired"), (status, (string?)answer!["error"]!["code"]));

        var (refreshed, given) = await ana.Send(HttpMethod.Post, Refresh);
        Assert.Equal((HttpStatusCode.OK, ana.Conversation), (refreshed, (string?)given!["conversationId"]));
        ana.Token = (string)given["token"]!;
        Assert.Equal(HttpStatusCode.OK, (await ana.Say("good morning")).Status);
    }

    [Fact]
    public async Task A_token_of_long_ago_buys_nothing()
    {
        var clock = WidgetHost.FakeClock;
        await using var host = await WidgetHost.Start(clock);
        var ana = await DirectLineClient.Visit(host);

        clock.Advance(TimeSpan.FromDays(31));

        var (status, answer) = await ana.Send(HttpMethod.Post, Refresh);
        Assert.Equal((HttpStatusCode.Forbidden, "TokenExpired"), (status, (string?)answer!["error"]!["code"]));
    }

    [Fact]
    public async Task A_token_survives_a_restart_and_no_other_servers_key()
    {
        var first = await WidgetHost.Start();
        var ana = await DirectLineClient.Visit(first);
        var folder = await first.Stop();

        await using var same = await WidgetHost.Start(null, folder);
        await using var other = await WidgetHost.Start();

        Assert.Equal(HttpStatusCode.OK, (await DirectLineClient.Send(same, HttpMethod.Post, Refresh, ana.Token)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await DirectLineClient.Send(other, HttpMethod.Post, Refresh, ana.Token)).Status);
    }

    [Fact]
    public async Task A_token_that_was_touched_is_not_ours()
    {
        await using var host = await WidgetHost.Start();
        var ana = await DirectLineClient.Visit(host);
        var parts = ana.Token.Split('.');
        var none = Base64Url.EncodeToString("""{"alg":"none","typ":"JWT"}"""u8);
        var other = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(
            Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[1])).Replace(ana.Conversation, "another", StringComparison.Ordinal)));

        foreach (var forged in new[] { $"{none}.{parts[1]}.", $"{parts[0]}.{other}.{parts[2]}", $"{parts[0]}.{parts[1]}.", "x", "x.y.z" })
        {
            var (status, _) = await DirectLineClient.Send(host, HttpMethod.Get, $"{ana.Path}/activities", forged);
            Assert.Equal(HttpStatusCode.Forbidden, status);
        }
    }

    private static JsonObject User(string id) => new() { ["user"] = new JsonObject { ["id"] = id } };
}
