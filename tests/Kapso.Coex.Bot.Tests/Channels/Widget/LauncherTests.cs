using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Channels.Widget;

/// <summary>The one line that other sites write into their pages.</summary>
public sealed class LauncherTests
{
    private const int Most = 8 * 1024;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task It_weighs_less_than_eight_kilobytes(string encoding)
    {
        await using var host = await WidgetHost.Start();

        using var answer = await Get(host, "/embed.js", encoding);

        var bytes = await answer.Content.ReadAsByteArrayAsync(Cancelled);
        Assert.Equal(encoding, answer.Content.Headers.ContentEncoding.Single());
        Assert.InRange(bytes.Length, 1_000, Most);
        Assert.Equal("text/javascript", answer.Content.Headers.ContentType!.MediaType);
        var plain = await Unpack(bytes, encoding);
        Assert.DoesNotContain("document.cookie", plain, StringComparison.Ordinal);
        Assert.DoesNotContain("innerHTML", plain, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_asked_for_again_without_being_sent_again()
    {
        await using var host = await WidgetHost.Start();
        using var first = await Get(host, "/embed.js", "br");

        using var request = new HttpRequestMessage(HttpMethod.Get, "/embed.js");
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await host.Http.SendAsync(request, Cancelled);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Contains("max-age", first.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal(["*"], first.Headers.GetValues("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task What_the_page_is_made_of_may_be_kept_for_ever_and_is_never_of_two_releases()
    {
        await using var host = await WidgetHost.Start();
        var html = await host.Http.GetStringAsync("/widget", Cancelled);

        var style = Regex.Match(html, "/widget/files/([0-9a-f]{12})/frame.css");
        Assert.True(style.Success);
        using var now = await Get(host, style.Value, "br");
        using var before = await Get(host, "/widget/files/000000000000/frame.css", "br");
        using var nothing = await Get(host, $"/widget/files/{style.Groups[1].Value}/nothing.js", "br");

        Assert.Contains("immutable", now.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.True(before.Headers.CacheControl!.NoStore);
        Assert.Equal(HttpStatusCode.NotFound, nothing.StatusCode);
    }

    [Theory]
    [InlineData(null, "frame-ancestors *")]
    [InlineData("https://shop.example", "frame-ancestors 'self' https://shop.example")]
    public async Task Only_who_may_call_may_frame(string? origin, string expected)
    {
        await using var host = await WidgetHost.Start(null, null, origin is null ? [] : [("Widget:AllowedOrigins:0", origin)]);

        using var answer = await host.Http.GetAsync("/widget", Cancelled);

        Assert.EndsWith(expected, answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> Get(WidgetHost host, string path, string encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(encoding));
        return await host.Http.SendAsync(request, Cancelled);
    }

    private static async Task<string> Unpack(byte[] packed, string encoding)
    {
        var from = new MemoryStream(packed);
        await using Stream unpacked = encoding == "br" ? new BrotliStream(from, CompressionMode.Decompress) : new GZipStream(from, CompressionMode.Decompress);
        using var reader = new StreamReader(unpacked);
        return await reader.ReadToEndAsync(Cancelled);
    }
}
