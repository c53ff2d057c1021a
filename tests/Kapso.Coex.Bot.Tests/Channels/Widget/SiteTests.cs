using System.Net;
using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Channels.Widget;
using Microsoft.Extensions.Options;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Channels.Widget;

/// <summary>Which sites may use the widget, how often, and what the settings say when they are wrong.</summary>
public sealed class SiteTests
{
    private const string Shop = "https://shop.example";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_listed_site_may_call_from_its_own_pages()
    {
        await using var host = await WidgetHost.Start(null, null, ("Widget:AllowedOrigins:0", Shop));

        using var asked = await Call(host, HttpMethod.Options, "/v3/directline/conversations/x/activities", Shop);
        using var answered = await Call(host, HttpMethod.Post, "/v3/directline/conversations", Shop);

        Assert.Equal(Shop, asked.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Contains("authorization", asked.Headers.GetValues("Access-Control-Allow-Headers").Single(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(Shop, answered.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal("Retry-After", answered.Headers.GetValues("Access-Control-Expose-Headers").Single());
    }

    [Fact]
    public async Task Another_site_may_not()
    {
        await using var host = await WidgetHost.Start(null, null, ("Widget:AllowedOrigins:0", Shop));

        using var asked = await Call(host, HttpMethod.Options, "/v3/directline/conversations", "https://evil.example");
        using var token = await Call(host, HttpMethod.Post, "/widget/token", "https://evil.example");

        Assert.False(asked.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.Equal((HttpStatusCode.Forbidden, "application/problem+json"), (token.StatusCode, token.Content.Headers.ContentType!.MediaType));
    }

    [Fact]
    public async Task A_token_works_only_on_the_site_that_it_was_issued_for()
    {
        await using var host = await WidgetHost.Start(null, null, ("Widget:AllowedOrigins:0", Shop), ("Widget:AllowedOrigins:1", "https://other.example"));
        using var issued = await Call(host, HttpMethod.Post, "/widget/token", Shop);
        var token = (string)JsonNode.Parse(await issued.Content.ReadAsStringAsync(Cancelled))!["token"]!;

        using var elsewhere = await Call(host, HttpMethod.Post, "/v3/directline/conversations", "https://other.example", token);
        using var there = await Call(host, HttpMethod.Post, "/v3/directline/conversations", Shop, token);

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Created), (elsewhere.StatusCode, there.StatusCode));
    }

    [Fact]
    public async Task Who_opens_too_many_conversations_waits()
    {
        await using var host = await WidgetHost.Start(WidgetHost.FakeClock, null, ("Widget:ConversationsPerMinute", "3"));

        for (var i = 0; i < 3; i++)
        {
            using var allowed = await Call(host, HttpMethod.Post, "/widget/token", null);
            Assert.Equal(HttpStatusCode.OK, allowed.StatusCode);
        }

        using var refused = await Call(host, HttpMethod.Post, "/widget/token", null);
        Assert.Equal((HttpStatusCode.TooManyRequests, "application/problem+json"), (refused.StatusCode, refused.Content.Headers.ContentType!.MediaType));
        Assert.Equal("20", refused.Headers.GetValues("Retry-After").Single());
    }

    [Theory]
    [InlineData("Widget:AllowedOrigins:0", "shop.example")]
    [InlineData("Widget:AllowedOrigins:0", "https://shop.example/")]
    [InlineData("Widget:AllowedOrigins:0", "*")]
    [InlineData("Widget:Secret", "two words")]
    [InlineData("Widget:TokenLifetime", "00:10:00")]
    [InlineData("Widget:KeepAlive", "00:00:00")]
    [InlineData("Widget:ConversationsPerMinute", "0")]
    public async Task A_wrong_setting_stops_the_start_with_its_name(string setting, string value)
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => WidgetHost.Start(null, null, (setting, value)));

        Assert.Contains(setting.Split(':')[1], refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_signing_key_is_made_once_whoever_comes_first_and_only_its_owner_reads_it()
    {
        var folder = Directory.CreateTempSubdirectory("key-");
        for (var start = 0; start < 100; start++)
        {
            foreach (var earlier in folder.GetFiles())
            {
                earlier.Delete();
            }

            var keys = new SigningKey[16];
            Parallel.For(0, keys.Length, i => keys[i] = SigningKey.ReadOrMake(folder.FullName));

            Assert.Single(keys.Select(key => Convert.ToHexString(key.Bits.Span)).Distinct());
            Assert.Equal(32, keys[0].Bits.Length);
        }

        var file = Assert.Single(folder.GetFiles());
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, file.UnixFileMode);
        }

        File.WriteAllText(file.FullName, "short");
        Assert.Contains(file.FullName, Assert.Throws<InvalidDataException>(() => SigningKey.ReadOrMake(folder.FullName)).Message, StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }

    private static async Task<HttpResponseMessage> Call(WidgetHost host, HttpMethod method, string path, string? origin, string token = "x")
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new("Bearer", token);
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        if (method == HttpMethod.Options)
        {
            request.Headers.Add("Access-Control-Request-Method", "POST");
            request.Headers.Add("Access-Control-Request-Headers", "authorization,content-type,x-ms-bot-agent");
        }

        return await host.Http.SendAsync(request, Cancelled);
    }
}
