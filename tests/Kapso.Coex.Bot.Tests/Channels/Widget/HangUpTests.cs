using System.Net;
using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Storage;
using Xunit;
using static Kapso.Coex.Bot.Tests.Channels.Widget.Streams;

namespace Kapso.Coex.Bot.Tests.Channels.Widget;

/// <summary>Where Web Chat and Microsoft's client hang, and what a server does so that they do not.</summary>
public sealed class HangUpTests
{
    [Fact]
    public async Task Echo_first_so_that_nothing_stays_sending()
    {
        await using var host = await WidgetHost.Start();
        var ana = await DirectLineClient.Visit(host);
        using var stream = await Open(await StreamUrl(ana));
        await Next(stream);

        var (_, posted) = await ana.Say("hello", "mine-1");
        var first = (await Next(stream))!["activities"]![0]!;

        Assert.Equal(((string?)posted!["id"], "user", "mine-1"), ((string?)first["id"], (string?)first["from"]!["role"], (string?)first["channelData"]!["clientActivityID"]));
    }

    [Fact]
    public async Task No_reply_names_a_message_that_the_client_may_not_have_which_would_hold_it_back_for_five_seconds()
    {
        await using var host = await WidgetHost.Start();
        var ana = await DirectLineClient.Visit(host);
        await ana.Say("hello");

        Assert.All((await ana.Activities()).Activities, activity => Assert.Null(activity!["replyToId"]));
    }

    [Fact]
    public async Task Opening_is_answered_while_nothing_can_be_stored_because_no_client_tries_that_again()
    {
        await using var host = await WidgetHost.Start();
        var (_, given) = await DirectLineClient.Send(host, HttpMethod.Post, "/widget/token", null);
        var ana = new DirectLineClient(host, (string)given!["token"]!, (string)given["conversationId"]!);
        host.Bot.IsBroken = true;

        var (status, opened) = await ana.Send(HttpMethod.Post, "/v3/directline/conversations", new JsonObject());
        var (back, _) = await ana.Send(HttpMethod.Get, ana.Path);
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (status, back));
        Assert.Equal(HttpStatusCode.NotFound, await Refused(new Uri((string)opened!["streamUrl"]!)));

        host.Bot.IsBroken = false;
        using var stream = await Open(await StreamUrl(ana));
        Assert.Equal(["**Hello**"], Texts(await Next(stream)));
    }

    [Fact]
    public async Task A_ticket_from_before_a_restart_opens_nothing_for_nobody_remembers_whether_it_did_before()
    {
        var clock = WidgetHost.FakeClock;
        var first = await WidgetHost.Start(clock);
        var ana = await DirectLineClient.Visit(first);
        var ticket = (await StreamUrl(ana)).PathAndQuery;
        using (await Open(new Uri(Socket(first), ticket)))
        {
        }

        var folder = await first.Stop();
        clock.Advance(TimeSpan.FromSeconds(2));
        await using var again = await WidgetHost.Start(clock, folder);

        Assert.Equal(HttpStatusCode.Forbidden, await Refused(new Uri(Socket(again), ticket)));
        using var fresh = await Open(await StreamUrl(new DirectLineClient(again, ana.Token, ana.Conversation)));
    }

    [Fact]
    public async Task A_laptop_that_slept_for_a_week_trades_its_token_and_goes_on_where_it_was()
    {
        var clock = WidgetHost.FakeClock;
        await using var host = await WidgetHost.Start(clock);
        var ana = await DirectLineClient.Visit(host);
        await ana.Say("hello");
        var (_, watermark) = await ana.Activities();
        clock.Advance(TimeSpan.FromDays(7));
        host.Bot.Say(new ConversationId(ana.Conversation), Author.Agent, new MessageBody { Text = "We found it." });

        var (status, given) = await ana.Send(HttpMethod.Post, "/v3/directline/tokens/refresh");
        ana.Token = (string)given!["token"]!;
        using var stream = await Open(await StreamUrl(ana, watermark));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(["We found it."], Texts(await Next(stream)));
    }

    [Fact]
    public async Task No_refusal_on_the_way_of_a_message_is_429_or_5xx_except_that_it_could_not_be_stored()
    {
        await using var host = await WidgetHost.Start(WidgetHost.FakeClock, null, ("Widget:VisitorMessagesPerMinute", "7"), ("Widget:VisitorUploadsPerMinute", "1"));
        var ana = await DirectLineClient.Visit(host);
        JsonNode[] faults =
        [
            new JsonObject { ["type"] = "message", ["text"] = new string('x', 20_000) }, new JsonObject { ["text"] = "no type" },
            new JsonObject { ["type"] = "message", ["channelData"] = "text" }, new JsonArray(), JsonValue.Create(1),
        ];

        foreach (var fault in faults.Concat(Enumerable.Repeat<JsonNode>(new JsonObject { ["type"] = "message", ["text"] = "again" }, 10)))
        {
            var (status, _) = await ana.Send(HttpMethod.Post, $"{ana.Path}/activities", fault);
            Assert.True(status is HttpStatusCode.OK or HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge, $"{status}");
        }
    }

    private static Uri Socket(WidgetHost host) => new($"ws://{host.Address.Authority}");
}
