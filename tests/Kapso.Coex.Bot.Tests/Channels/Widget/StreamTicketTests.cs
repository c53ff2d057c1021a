using System.Net;
using Xunit;
using static Kapso.Coex.Bot.Tests.Channels.Widget.Streams;

namespace Kapso.Coex.Bot.Tests.Channels.Widget;

/// <summary>Who may open a stream.</summary>
public sealed class StreamTicketTests
{
    [Fact]
    public async Task A_ticket_opens_one_stream_within_a_minute()
    {
        var clock = WidgetHost.FakeClock;
        await using var host = await WidgetHost.Start(clock);
        var ana = await DirectLineClient.Visit(host);
        var used = await StreamUrl(ana);
        var late = await StreamUrl(ana);
        using var stream = await Open(used);

        Assert.Equal(HttpStatusCode.Forbidden, await Refused(used));
        clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(HttpStatusCode.Forbidden, await Refused(late));
        using var fresh = await Open(await StreamUrl(ana));
    }

    [Fact]
    public async Task A_ticket_opens_no_other_conversation_and_no_ticket_opens_nothing()
    {
        await using var host = await WidgetHost.Start();
        var ana = await DirectLineClient.Visit(host);
        var ben = await DirectLineClient.Visit(host);
        var url = (await StreamUrl(ana)).ToString();

        Assert.Equal(HttpStatusCode.Forbidden, await Refused(new Uri(url.Replace(ana.Conversation, ben.Conversation, StringComparison.Ordinal))));
        Assert.Equal(HttpStatusCode.Forbidden, await Refused(new Uri(url[..url.IndexOf("&t=", StringComparison.Ordinal)])));
    }

    [Theory]
    [InlineData("https://evil.example", false)]
    [InlineData("null", false)]
    [InlineData("https://shop.example.evil.example", false)]
    [InlineData("http://shop.example", false)]
    [InlineData("https://shop.example", true)]
    public async Task A_strange_page_opens_no_stream(string origin, bool opens)
    {
        await using var host = await WidgetHost.Start(null, null, ("Widget:AllowedOrigins:0", "https://shop.example"));
        var (_, given) = await DirectLineClient.Send(host, HttpMethod.Post, "/widget/token", null);
        var url = await StreamUrl(new DirectLineClient(host, (string)given!["token"]!, (string)given["conversationId"]!));

        if (opens)
        {
            using var stream = await Open(url, origin);
        }
        else
        {
            Assert.Equal(HttpStatusCode.Forbidden, await Refused(url, origin));
        }
    }

    [Fact]
    public async Task Our_own_page_opens_a_stream()
    {
        await using var host = await WidgetHost.Start();
        var ana = await DirectLineClient.Visit(host);

        using var stream = await Open(await StreamUrl(ana), host.Address.GetLeftPart(UriPartial.Authority));
    }
}
