using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Channels.Widget;

public sealed class PageTests
{
    private static readonly string Bundle = Path.Combine(AppContext.BaseDirectory, "webchat.js");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/")]
    [InlineData("/widget")]
    public async Task A_page_runs_only_its_own_scripts(string path)
    {
        await using var host = await WidgetHost.Start();

        using var first = await host.Http.GetAsync(path, Cancelled);
        using var second = await host.Http.GetAsync(path, Cancelled);

        Assert.Equal((HttpStatusCode.OK, "text/html"), (first.StatusCode, first.Content.Headers.ContentType!.MediaType));
        var policy = first.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'; script-src 'nonce-", policy, StringComparison.Ordinal);
        Assert.NotEqual(policy, second.Headers.GetValues("Content-Security-Policy").Single());
        var html = await first.Content.ReadAsStringAsync(Cancelled);
        Assert.Contains("<h1", html, StringComparison.Ordinal);
        Assert.DoesNotContain("{nonce}", html, StringComparison.Ordinal);
        Assert.DoesNotContain("{version}", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Web_chat_is_the_untouched_file_or_the_page_says_how_to_get_it()
    {
        await using var host = await WidgetHost.Start();
        if (!File.Exists(Bundle))
        {
            Assert.Contains("npm", await host.Http.GetStringAsync("/widget", Cancelled), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.NotFound, (await host.Http.GetAsync("/webchat.js", Cancelled)).StatusCode);
            return;
        }

        var original = SHA256.HashData(await File.ReadAllBytesAsync(Bundle, Cancelled));
        foreach (var encoding in new[] { "br", "gzip", "identity" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/webchat.js");
            request.Headers.Add("Accept-Encoding", encoding);
            using var answer = await host.Http.SendAsync(request, Cancelled);
            Assert.Contains("immutable", answer.Headers.GetValues("Cache-Control").Single(), StringComparison.Ordinal);
            await using var body = await answer.Content.ReadAsStreamAsync(Cancelled);
            await using var unpacked = answer.Content.Headers.ContentEncoding.SingleOrDefault() switch
            {
                "br" => new BrotliStream(body, CompressionMode.Decompress),
                "gzip" => new GZipStream(body, CompressionMode.Decompress),
                _ => body,
            };
            Assert.Equal(original, await SHA256.HashDataAsync(unpacked, Cancelled));
            Assert.True(encoding == "identity" || answer.Content.Headers.ContentLength < 500_000);
        }
    }
}
