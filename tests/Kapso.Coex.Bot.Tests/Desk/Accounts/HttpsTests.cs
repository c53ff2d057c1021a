using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Kapso.Coex.Bot.Tests.EndToEnd;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Desk.Accounts;

/// <summary>Over https the names of cookies say that only this host set them.</summary>
public sealed class HttpsTests
{
    private static readonly string[] OurCookies = ["coex-desk", "coex-desk-forms"];

    [Fact]
    public async Task Over_https_everything_that_lets_somebody_in_has_the_prefix_that_no_other_host_can_set()
    {
        var folder = Directory.CreateTempSubdirectory("coex-https-").FullName;
        await using var product = await Staff.Open(folder: folder, settings: [("address", "https://127.0.0.1:0"), ("Kestrel:Certificates:Default:Path", Certificate(folder))]);
        using var ana = await product.Lead();

        Assert.True(await ana.IsIn());
        var cookies = ana.Jar.GetCookies(new Uri(product.Address)).Where(cookie => cookie.Name.Contains("coex", StringComparison.Ordinal)).ToList();
        Assert.Equal(OurCookies.Select(name => $"__Host-{name}"), cookies.Select(cookie => cookie.Name).Order(StringComparer.Ordinal));
        Assert.All(cookies, cookie => Assert.Equal((true, true, "/"), (cookie.Secure, cookie.HttpOnly, cookie.Path)));
    }

    [Fact]
    public async Task A_cookie_with_the_bare_name_opens_nothing_over_https()
    {
        var folder = Directory.CreateTempSubdirectory("coex-https-").FullName;
        await using var product = await Staff.Open(folder: folder, settings: [("address", "https://127.0.0.1:0"), ("Kestrel:Certificates:Default:Path", Certificate(folder))]);
        using var ana = await product.Lead();
        using var planted = new Browsing(product);
        var real = ana.Jar.GetCookies(new Uri(product.Address))["__Host-coex-desk"]!;

        planted.Jar.Add(new Uri(product.Address), new Cookie("coex-desk", real.Value, "/"));
        Assert.False(await planted.IsIn());
        planted.Jar.Add(new Uri(product.Address), new Cookie(real.Name, real.Value, "/"));
        Assert.True(await planted.IsIn());
    }

    [Fact]
    public async Task Behind_a_proxy_that_speaks_https_it_is_the_same_and_without_https_there_is_no_prefix()
    {
        await using var product = await Staff.Open(settings: ("Proxies:Known:0", "127.0.0.1"));
        Assert.StartsWith("coex-desk-forms=", Assert.Single(await CookiesOf(product, "http")), StringComparison.Ordinal);
        var cookie = Assert.Single(await CookiesOf(product, "https"));
        Assert.StartsWith("__Host-coex-desk-forms=", cookie, StringComparison.Ordinal);
        Assert.Contains("; secure; ", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<IReadOnlyList<string>> CookiesOf(Product product, string scheme)
    {
        using var asked = new HttpRequestMessage(HttpMethod.Get, "/desk/sign-in");
        asked.Headers.Add("X-Forwarded-Proto", scheme);
        using var answer = await product.Http.SendAsync(asked, TestContext.Current.CancellationToken);
        return [.. answer.Headers.GetValues("Set-Cookie")];
    }

    private static string Certificate(string folder)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var file = Path.Combine(folder, "test.pfx");
        File.WriteAllBytes(file, certificate.Export(X509ContentType.Pfx));
        return file;
    }
}
