using System.Net.WebSockets;
using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Storage;
using Xunit;
using static Kapso.Coex.Bot.Tests.Channels.Widget.Streams;

namespace Kapso.Coex.Bot.Tests.Channels.Widget;

public sealed class StreamTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stream_tells_what_was_and_what_comes()
    {
        await using var host = await WidgetHost.Start();
        var ana = await DirectLineClient.Visit(host);
        using var stream = await Open(await StreamUrl(ana));

        Assert.Equal(["**Hello**"], Texts(await Next(stream)));
        await ana.Say("hi");
        var set = await Next(stream);
        Assert.Equal(["hi", "I heard: hi", "Is the partner gone?"], Texts(set));
        Assert.Equal("4", (string?)set!["watermark"]);
    }

    [Fact]
    public async Task A_stream_goes_on_after_the_watermark()
    {
        await using var host = await WidgetHost.Start();
        var ana = await DirectLineClient.Visit(host);
        await ana.Say("hi");

        using var stream = await Open(await StreamUrl(ana, "3"));

        Assert.Equal(["Is the partner gone?"], Texts(await Next(stream)));
    }

    [Fact]
    public async Task That_a_person_writes_is_told_to_who_listens_and_is_in_no_history()
    {
        await using var host = await WidgetHost.Start();
        var ana = await DirectLineClient.Visit(host);
        using var stream = await Open(await StreamUrl(ana));
        await Next(stream);

        host.Announcements.AnnounceTyping(host.Bot.Begun.Keys.Single(), "Luz");

        var set = await Next(stream);
        var typing = Assert.Single(set!["activities"]!.AsArray())!;
        Assert.Equal(("typing", "Luz", "bot"), ((string?)typing["type"], (string?)typing["from"]!["name"], (string?)typing["from"]!["role"]));
        Assert.Equal("1", (string?)set["watermark"]);
        var (_, history) = await ana.Send(HttpMethod.Get, $"{ana.Path}/activities");
        Assert.Equal(["**Hello**"], Texts(history));
    }

    [Fact]
    public async Task Two_tabs_of_one_conversation_both_hear_everything()
    {
        await using var host = await WidgetHost.Start();
        var ana = await DirectLineClient.Visit(host);
        using var one = await Open(await StreamUrl(ana, "1"));
        using var other = await Open(await StreamUrl(ana, "1"));

        await ana.Say("hi");

        Assert.Equal(3, Texts(await Next(one)).Count);
        Assert.Equal(3, Texts(await Next(other)).Count);
    }

    [Fact]
    public async Task Silence_is_broken_by_empty_messages()
    {
        await using var host = await WidgetHost.Start(null, null, ("Widget:KeepAlive", "00:00:01"));
        var ana = await DirectLineClient.Visit(host);
        using var stream = await Open(await StreamUrl(ana, "1"));

        Assert.Null(await Next(stream));
        Assert.Null(await Next(stream));
    }

    [Fact]
    public async Task What_a_client_says_is_ignored_until_it_says_too_much()
    {
        await using var host = await WidgetHost.Start();
        var ana = await DirectLineClient.Visit(host);
        using var stream = await Open(await StreamUrl(ana, "1"));
        for (var i = 0; i < 100; i++)
        {
            await stream.SendAsync(new byte[i * 10], WebSocketMessageType.Text, true, Cancelled);
        }

        await ana.Say("hi");
        Assert.Equal(3, Texts(await Next(stream)).Count);

        await stream.SendAsync(new byte[5000], WebSocketMessageType.Text, false, Cancelled);
        var end = await stream.ReceiveAsync(new byte[4096], Cancelled);
        Assert.Equal((WebSocketMessageType.Close, WebSocketCloseStatus.MessageTooBig), (end.MessageType, stream.CloseStatus));
    }

    [Fact]
    public async Task A_client_that_leaves_is_let_go()
    {
        await using var host = await WidgetHost.Start();
        var ana = await DirectLineClient.Visit(host);
        using var stream = await Open(await StreamUrl(ana));

        await stream.CloseAsync(WebSocketCloseStatus.NormalClosure, null, Cancelled);

        Assert.Equal(WebSocketCloseStatus.NormalClosure, stream.CloseStatus);
    }

    [Fact]
    public async Task A_stream_that_cannot_be_read_is_closed_so_that_the_client_comes_back()
    {
        await using var host = await WidgetHost.Start();
        var ana = await DirectLineClient.Visit(host);
        using var stream = await Open(await StreamUrl(ana, "1"));
        host.Bot.IsBroken = true;
        host.Bot.Say(new ConversationId(ana.Conversation), Author.Bot, new MessageBody { Text = "x" });

        var end = await stream.ReceiveAsync(new byte[4096], Cancelled);
        await stream.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, Cancelled);

        Assert.Equal(WebSocketMessageType.Close, end.MessageType);
    }

    [Fact]
    public async Task A_server_that_stops_says_goodbye()
    {
        var host = await WidgetHost.Start();
        var ana = await DirectLineClient.Visit(host);
        using var stream = await Open(await StreamUrl(ana, "1"));

        var stopping = host.DisposeAsync();
        var end = await stream.ReceiveAsync(new byte[4096], Cancelled);
        await stream.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, Cancelled);
        await stopping;

        Assert.Equal((WebSocketMessageType.Close, WebSocketCloseStatus.EndpointUnavailable), (end.MessageType, stream.CloseStatus));
    }
}
