using Kapso.Coex.Bot.Proxies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Proxies;

/// <summary>Whose word counts for where a request came from. The tests themselves are the nearest proxy, at 127.0.0.1.</summary>
public sealed class ProxiesTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nobody_is_believed_unless_they_are_named() =>
        Assert.Equal("http 127.0.0.1", await Seen(forwardedFor: "203.0.113.9", proto: "https"));

    [Fact]
    public async Task Another_machine_than_the_named_one_is_not_believed() =>
        Assert.Equal("http 127.0.0.1", await Seen("203.0.113.9", "https", "10.0.0.7"));

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.0/8")]
    public async Task A_named_proxy_says_who_asks_and_how(string known) =>
        Assert.Equal("https 203.0.113.9", await Seen("203.0.113.9", "https", known));

    [Theory]
    [InlineData("198.51.100.1, 203.0.113.9")]
    [InlineData("127.0.0.1, 203.0.113.9")]
    [InlineData("198.51.100.1, 203.0.113.9, 10.0.0.7")]
    public async Task What_a_customer_says_in_the_proxys_name_is_not_believed(string forwardedFor) =>
        Assert.Equal("http 203.0.113.9", await Seen(forwardedFor, null, "127.0.0.1", "10.0.0.7"));

    [Fact]
    public async Task Something_that_is_no_address_stops_the_start()
    {
        var stopped = await Assert.ThrowsAsync<OptionsValidationException>(() => Seen("203.0.113.9", null, "proxy.example"));
        Assert.Contains("'proxy.example'", stopped.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_switch_that_believes_everybody_stops_the_start()
    {
        var stopped = await Assert.ThrowsAsync<OptionsValidationException>(() => Ask("203.0.113.9", null, KeyValuePair.Create<string, string?>("ForwardedHeaders_Enabled", "true")));
        Assert.Contains("Proxies:Known", stopped.Message, StringComparison.Ordinal);
    }

    private static Task<string> Seen(string forwardedFor, string? proto, params string[] known) =>
        Ask(forwardedFor, proto, [.. known.Select((one, place) => new KeyValuePair<string, string?>($"Proxies:Known:{place}", one))]);

    private static async Task<string> Ask(string forwardedFor, string? proto, params KeyValuePair<string, string?>[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(settings);
        builder.AddProxies();
        await using var app = builder.Build();
        app.UseProxies();
        app.MapGet("/", (HttpContext http) => $"{http.Request.Scheme} {http.Connection.RemoteIpAddress}");
        await app.StartAsync(Cancelled);
        using var client = new HttpClient();
        using var asked = new HttpRequestMessage(HttpMethod.Get, app.Urls.Single());
        asked.Headers.Add("X-Forwarded-For", forwardedFor);
        asked.Headers.Add("X-Forwarded-Proto", string.Join(", ", Enumerable.Repeat(proto ?? "http", forwardedFor.Split(',').Length)));
        using var answer = await client.SendAsync(asked, Cancelled);
        return await answer.Content.ReadAsStringAsync(Cancelled);
    }
}
