using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Tests.EndToEnd;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Desk.Webhooks;

/// <summary>What other systems are told of escalations.</summary>
public sealed class WebhookTests
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYq=";
    private static readonly NodeClient standard = new(Path.Combine(Path.GetDirectoryName(Here())!, "client"), "standardwebhooks");

    [Fact]
    public async Task An_opened_escalation_is_told_and_the_standards_own_library_accepts_the_signature()
    {
        Assert.SkipWhen(standard.Missing is not null, standard.Missing ?? "");
        await using var listener = await Listener.Start();
        await using var product = await Product.Start(settings: [("Desk:Webhooks:0:Url", $"{listener.Address}/hook?token=hidden"), ("Desk:Webhooks:0:Secret", Secret)]);
        var ana = await product.Visit("es");
        await ana.Say("quiero una persona, me llamo Ana");

        var heard = await listener.Next();
        var answer = await standard.Check(new JsonObject { ["secret"] = Secret, ["headers"] = heard.Headers.DeepClone(), ["body"] = heard.Body }, TestContext.Current.CancellationToken);
        Assert.True((bool)answer["accepted"]!, answer.ToJsonString());
        var told = answer["payload"]!;
        Assert.Equal(("escalation.opened", ana.Conversation, "open"), ((string?)told["type"], (string?)told["data"]!["conversation"], (string?)told["data"]!["state"]));
        Assert.DoesNotContain("Ana", heard.Body, StringComparison.Ordinal);
        Assert.StartsWith("/api/desk/escalations/", (string)told["data"]!["url"]!, StringComparison.Ordinal);

        var forged = await standard.Check(
            new JsonObject { ["secret"] = Secret, ["headers"] = heard.Headers, ["body"] = heard.Body.Replace("open", "shut", StringComparison.Ordinal) }, TestContext.Current.CancellationToken);
        Assert.False((bool)forged["accepted"]!);
    }

    [Fact]
    public async Task Who_does_not_answer_is_told_again_under_the_same_id_also_after_a_restart()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var listener = await Listener.Start();
        listener.Status = StatusCodes.Status503ServiceUnavailable;
        (string, string)[] settings = [("Desk:Webhooks:0:Url", $"{listener.Address}/hook"), ("Desk:Webhooks:0:Secret", Secret)];
        var product = await Product.Start(clock, settings: settings);
        await (await product.Visit("en")).Say("human");
        var sweep = TimeSpan.FromSeconds(1);
        var first = await listener.Next(() => clock.Advance(sweep));
        var folder = await product.Stop();

        listener.Status = StatusCodes.Status204NoContent;
        await using var again = await Product.Start(clock, folder, settings: settings);
        var second = await listener.Next(() => clock.Advance(sweep));

        Assert.Equal(first.Body, second.Body);
        Assert.Equal((string?)first.Headers["webhook-id"], (string?)second.Headers["webhook-id"]);
        Assert.NotEqual((string?)first.Headers["webhook-signature"], (string?)second.Headers["webhook-signature"]);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var elsewhere = await Listener.Start();
        await using var listener = await Listener.Start();
        listener.Status = StatusCodes.Status307TemporaryRedirect;
        listener.Location = elsewhere.Address;
        await using var product = await Product.Start(settings: [("Desk:Webhooks:0:Url", listener.Address), ("Desk:Webhooks:0:Secret", Secret)]);
        await (await product.Visit("en")).Say("human");

        await listener.Next();
        Assert.Equal(0, elsewhere.Waiting);
    }

    [Theory]
    [InlineData("ftp://somewhere", Secret, "Desk:Webhooks:0:Url")]
    [InlineData("https://somewhere", "short", "Desk:Webhooks:0:Secret")]
    [InlineData("https://somewhere", "whsec_AAAA", "Desk:Webhooks:0:Secret")]
    public async Task A_malformed_setting_stops_the_start_with_its_name(string url, string secret, string named)
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(
            () => Product.Start(settings: [("Desk:Webhooks:0:Url", url), ("Desk:Webhooks:0:Secret", secret)]));
        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
    }

    private static string Here([CallerFilePath] string path = "") => path;

    private sealed record Heard(JsonObject Headers, string Body);

    /// <summary>Another system, on a port of its own.</summary>
    private sealed class Listener(WebApplication app) : IAsyncDisposable
    {
        private readonly ConcurrentQueue<Heard> heard = new();

        public string Address => app.Urls.Single();

        public int Status { get; set; } = StatusCodes.Status200OK;

        public string? Location { get; set; }

        public int Waiting => heard.Count;

        public static async Task<Listener> Start()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            var app = builder.Build();
            app.Urls.Add("http://127.0.0.1:0");
            var listener = new Listener(app);
            app.Map("/{**path}", listener.Hear);
            await app.StartAsync();
            return listener;
        }

        /// <param name="meanwhile">What is done until something comes.</param>
        public async Task<Heard> Next(Action? meanwhile = null)
        {
            using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
            Heard? next;
            while (!heard.TryDequeue(out next))
            {
                meanwhile?.Invoke();
                await pace.WaitForNextTickAsync(TestContext.Current.CancellationToken);
            }

            return next;
        }

        public async ValueTask DisposeAsync() => await app.DisposeAsync();

        private async Task Hear(HttpContext http)
        {
            using var body = new StreamReader(http.Request.Body);
            var headers = new JsonObject();
            foreach (var (name, value) in http.Request.Headers.Where(header => header.Key.StartsWith("webhook-", StringComparison.OrdinalIgnoreCase)))
            {
                headers[name.ToLowerInvariant()] = value.ToString();
            }

            heard.Enqueue(new Heard(headers, await body.ReadToEndAsync()));
            http.Response.StatusCode = Status;
            http.Response.Headers.Location = Location;
        }
    }
}
