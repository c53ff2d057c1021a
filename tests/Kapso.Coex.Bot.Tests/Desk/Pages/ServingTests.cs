using System.Net;
using Kapso.Coex.Bot.Tests.EndToEnd;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Desk.Pages;

/// <summary>What leaves the desk, before there is a browser.</summary>
public sealed class ServingTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_answers_who_is_not_signed_in()
    {
        await using var product = await Product.StartWith(TestSignIn.Add);
        foreach (var path in (string[])["/desk", "/desk/cases/esc-1", "/_blazor/negotiate?negotiateVersion=1", "/_blazor", "/_blazor/initializers"])
        {
            using var get = await product.Http.GetAsync(path, Cancelled);
            using var post = await product.Http.PostAsync(path, null, Cancelled);
            Assert.True(get.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed, $"GET {path}: {get.StatusCode}");
            Assert.True(post.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed, $"POST {path}: {post.StatusCode}");
        }
    }

    [Fact]
    public async Task A_page_says_which_scripts_may_run_and_brings_them_along()
    {
        await using var product = await Product.StartWith(TestSignIn.Add);
        using var asked = new HttpRequestMessage(HttpMethod.Get, "/desk") { Headers = { { "Cookie", $"{TestSignIn.Cookie}=Ana" }, { "Accept-Language", "es-MX" } } };
        using var page = await product.Http.SendAsync(asked, Cancelled);
        var html = await page.Content.ReadAsStringAsync(Cancelled);
        var policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"es\"", html, StringComparison.Ordinal);
        Assert.Contains("La mesa de ayuda necesita JavaScript", html, StringComparison.Ordinal);
        foreach (var file in html.Split('"').Where(part => part.StartsWith("/desk/files/", StringComparison.Ordinal)))
        {
            using var got = await product.Http.GetAsync(file, Cancelled);
            Assert.Equal(HttpStatusCode.OK, got.StatusCode);
            Assert.Contains("immutable", got.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        }
    }
}
