using System.Net;
using Kapso.Coex.Bot.Channels.Widget;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Channels.Widget;

/// <summary>Who may frame the widget, ask for its tokens and open its socket.</summary>
public sealed class OriginsTests
{
    private const string Shop = "https://shop.example";

    public static TheoryData<string> Strangers =>
    [
        "null", "https://evil.example", "http://shop.example", "https://shop.example:8443", "https://shop.example.evil.example", "https://evilshop.example",
        "https://sub.shop.example", "https://shop.example@evil.example", "https://evil.example#https://shop.example", "https://evil.example/https://shop.example",
        "https://shop.example.", "https://shop.example/", "file://", "chrome-extension://shop.example", "https://127.0.0.1", "http://localhost", "https://shop.example, https://evil.example",
        "shop.example", "//shop.example", "*",
    ];

    [Theory]
    [MemberData(nameof(Strangers))]
    public async Task A_strange_page_gets_no_token_and_opens_no_socket(string origin)
    {
        await using var host = await WidgetHost.Start(null, null, ("Widget:AllowedOrigins:0", Shop));
        var ana = await DirectLineClient.Visit(host);

        Assert.Equal(HttpStatusCode.Forbidden, await Token(host, origin));
        Assert.Equal(HttpStatusCode.Forbidden, await Streams.Refused(await Streams.StreamUrl(ana), origin));
    }

    [Fact]
    public async Task The_listed_site_our_own_page_and_who_is_no_browser_do()
    {
        await using var host = await WidgetHost.Start(null, null, ("Widget:AllowedOrigins:0", Shop));
        var ana = await DirectLineClient.Visit(host);

        foreach (var origin in new[] { Shop, "HTTPS://SHOP.EXAMPLE", host.Address.GetLeftPart(UriPartial.Authority), null })
        {
            Assert.Equal(HttpStatusCode.OK, await Token(host, origin));
            using var opened = await Streams.Open(await Streams.StreamUrl(ana), origin);
        }
    }

    [Fact]
    public void Only_the_listed_sites_and_our_own_may_frame_the_widget_and_any_where_none_is_listed()
    {
        Assert.Equal("frame-ancestors 'self' https://shop.example https://other.example", Of(Shop, "https://other.example").FrameAncestors);
        Assert.Equal("frame-ancestors *", Of().FrameAncestors);
    }

    [Fact]
    public void Two_origins_in_one_call_are_none_that_is_listed()
    {
        var request = new DefaultHttpContext().Request;
        request.Headers.Origin = new([Shop, "https://evil.example"]);

        Assert.False(Of(Shop).Allows(request));
    }

    private static Origins Of(params string[] listed) => new(Options.Create(new WidgetOptions { AllowedOrigins = listed }));

    private static async Task<HttpStatusCode> Token(WidgetHost host, string? origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/widget/token");
        if (origin is not null)
        {
            request.Headers.TryAddWithoutValidation("Origin", origin);
        }

        using var answer = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
