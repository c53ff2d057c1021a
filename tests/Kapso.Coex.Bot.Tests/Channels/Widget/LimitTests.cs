using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Tests.Evidence;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Channels.Widget;

/// <summary>Who sends too much is told at once and when to go on; who does not, notices nothing.</summary>
public sealed class LimitTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_visitor_who_sends_too_many_messages_is_refused_as_web_chat_shows_at_once()
    {
        var clock = WidgetHost.FakeClock;
        await using var host = await WidgetHost.Start(clock, null, ("Widget:VisitorMessagesPerMinute", "3"));
        var ana = await DirectLineClient.Visit(host);
        var ben = await DirectLineClient.Visit(host);
        foreach (var text in new[] { "1", "2", "3" })
        {
            Assert.Equal(HttpStatusCode.OK, (await ana.Say(text)).Status);
        }

        var (status, answer) = await ana.Say("4");

        Assert.Equal((HttpStatusCode.BadRequest, "TooManyMessages"), (status, (string?)answer!["error"]!["code"]));
        Assert.Equal("Too many messages. Go on in 20 seconds.", (string?)answer["error"]!["message"]);
        Assert.Equal(3, host.Bot.Received.Count);
        Assert.Equal(HttpStatusCode.OK, (await ben.Say("hello")).Status);
        Assert.NotEmpty((await ana.Activities()).Activities);
        clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(HttpStatusCode.OK, (await ana.Say("4")).Status);
    }

    [Fact]
    public async Task An_address_that_sends_too_many_messages_is_refused_whichever_conversation_it_uses()
    {
        await using var host = await WidgetHost.Start(WidgetHost.FakeClock, null, ("Widget:MessagesPerMinute", "4"));

        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 6; i++)
        {
            statuses.Add((await (await DirectLineClient.Visit(host)).Say("hi")).Status);
        }

        Assert.Equal([.. Enumerable.Repeat(HttpStatusCode.OK, 4), HttpStatusCode.BadRequest, HttpStatusCode.BadRequest], statuses);
    }

    [Fact]
    public async Task Files_are_counted_and_not_uploads()
    {
        await using var host = await WidgetHost.Start(WidgetHost.FakeClock, null, ("Widget:VisitorUploadsPerMinute", "3"));
        var ana = await DirectLineClient.Visit(host);

        using var first = await Upload(host, ana, 2);
        using var second = await Upload(host, ana, 2);
        using var third = await Upload(host, ana, 1);

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.OK], new[] { first, second, third }.Select(answer => answer.StatusCode));
        Assert.Equal("20", second.Headers.GetValues("Retry-After").Single());
        Assert.Equal("TooManyUploads", (string?)JsonNode.Parse(await second.Content.ReadAsStringAsync(Cancelled))!["error"]!["code"]);
        Assert.Equal(2, host.Bot.Received.Count);
    }

    [Fact]
    public async Task Who_holds_the_secret_speaks_for_many_and_is_not_limited()
    {
        await using var host = await WidgetHost.Start(WidgetHost.FakeClock, null, ("Widget:VisitorMessagesPerMinute", "1"), ("Widget:MessagesPerMinute", "1"));
        var ana = await DirectLineClient.Visit(host);
        ana.Token = WidgetHost.Secret;

        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await ana.Say("hi")).Status);
        }
    }

    [Fact]
    public async Task Reading_and_coming_back_are_never_limited()
    {
        await using var host = await WidgetHost.Start(WidgetHost.FakeClock, null, ("Widget:VisitorMessagesPerMinute", "1"), ("Widget:MessagesPerMinute", "1"));
        var ana = await DirectLineClient.Visit(host);

        for (var i = 0; i < 50; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await ana.Send(HttpMethod.Get, $"{ana.Path}/activities")).Status);
            Assert.Equal(HttpStatusCode.OK, (await ana.Send(HttpMethod.Get, ana.Path)).Status);
            Assert.Equal(HttpStatusCode.OK, (await ana.Send(HttpMethod.Post, "/v3/directline/tokens/refresh")).Status);
        }
    }

    [Fact]
    public async Task A_flood_of_one_visitor_is_not_stored_and_does_not_keep_others_waiting()
    {
        await using var host = await WidgetHost.Start(null, null, ("Widget:VisitorMessagesPerMinute", "60"));
        var mallory = await DirectLineClient.Visit(host);
        var ana = await DirectLineClient.Visit(host);

        var flood = Task.WhenAll(Enumerable.Range(0, 3000).Select(n => mallory.Say($"{n}")));
        for (var line = 0; line < 20; line++)
        {
            Assert.Equal(HttpStatusCode.OK, (await ana.Say($"line {line}")).Status);
        }

        var refused = (await flood).Count(answer => answer.Status == HttpStatusCode.BadRequest);
        Assert.True(refused > 2800, $"{refused}");
        Assert.Equal(20, host.Bot.Received.Count(said => said.Conversation.Value == ana.Conversation));
        Assert.Equal(3000 - refused, host.Bot.Received.Count(said => said.Conversation.Value == mallory.Conversation));
    }

    private static async Task<HttpResponseMessage> Upload(WidgetHost host, DirectLineClient client, int files)
    {
        using var form = new MultipartFormDataContent();
        for (var file = 0; file < files; file++)
        {
            form.Add(new ByteArrayContent(Pictures.Png(8 + file, 8)) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } }, "file", $"{file}.png");
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, $"{client.Path}/upload") { Content = form };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", client.Token);
        return await host.Http.SendAsync(request, Cancelled);
    }
}
