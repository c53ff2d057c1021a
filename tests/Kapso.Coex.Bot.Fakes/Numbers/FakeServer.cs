using System.Collections.Concurrent;
using System.Net;
using Kapso.Coex.Bot.Fakes.Control;
using Kapso.Coex.Bot.Fakes.Graph;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing.Constraints;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kapso.Coex.Bot.Fakes.Numbers;

/// <summary>The HTTP side of a fake number, on one loopback port or two.</summary>
internal sealed class FakeServer : IAsyncDisposable
{
    private const string MediaPath = "/whatsapp_business/attachments/";
    private readonly ConcurrentQueue<SeenRequest> requests = [];
    private readonly WebApplication app;

    public FakeServer(FakeNumber number)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "Kapso.Coex.Bot.Fakes", EnvironmentName = "Production" });
        builder.Logging.ClearProviders();
        builder.Services.AddRouting(routes => routes.SetParameterPolicy<RegexInlineRouteConstraint>("regex")); // the slim builder leaves it out
        builder.WebHost.UseUrls().ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = 120 * 1024 * 1024;
            kestrel.Listen(IPAddress.Loopback, number.Options.Port);
            if (number.Options.MediaPort is { } media)
            {
                kestrel.Listen(IPAddress.Loopback, media);
            }
        });
        app = builder.Build();
        app.Use((http, next) => See(http, number, next));
        app.MapGet(MediaPath, (HttpContext http) => MediaEndpoints.Download(http, number));
        app.MapGroup(number.GraphPath).MapGraph(number);
        number.Map(app);
        app.MapControl(number);

        // What is not there is said loudly, or a wrong path would pass for a bad day of Meta's.
        app.MapFallback((HttpContext http) => Results.Json(
            new { error = $"The fake does not know {http.Request.Method} {http.Request.Path}." }, statusCode: StatusCodes.Status501NotImplemented));
    }

    public Uri Address => new(app.Urls.First());

    public Uri MediaAddress => new(app.Urls.Last());

    public IReadOnlyList<SeenRequest> Requests => [.. requests];

    public Task Start() => app.StartAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task See(HttpContext http, FakeNumber number, RequestDelegate next)
    {
        string? body = null;
        if (http.Request.ContentType?.StartsWith("application/json", StringComparison.Ordinal) == true)
        {
            http.Request.EnableBuffering();
            body = await new StreamReader(http.Request.Body).ReadToEndAsync();
            http.Request.Body.Position = 0;
        }

        requests.Enqueue(new SeenRequest(
            http.Request.Method, http.Request.Path, http.Connection.LocalPort, number.HasToken(http), http.Request.Headers.UserAgent.Count > 0, body));
        await next(http);
    }
}
