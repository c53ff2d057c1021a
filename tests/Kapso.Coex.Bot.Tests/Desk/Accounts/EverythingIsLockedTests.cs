using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Desk.Accounts;

/// <summary>Walks every endpoint that there is.</summary>
public sealed class EverythingIsLockedTests
{
    /// <summary>What strangers may see of the desk: the door, and what the door looks like.</summary>
    private static readonly string[] Doors =
    [
        "/desk/sign-in", "/desk/sign-in/code", "/desk/sign-out", "/desk/for-leads", "/desk/first/{Secret}", "/desk/join/{Secret}", "/desk/password/{Secret}",
        "/desk/language/{code}", "/desk/files/{version}/{name}",
    ];

    /// <summary>What is for customers, for Meta and Kapso, and for whoever watches over the machine. Each checks for itself who is there.</summary>
    private static readonly string[] NotOurs = ["/", "/embed.js", "/webchat.js", "/widget", "/v3/directline", "/webhooks", "/health"];

    [Fact]
    public async Task Nothing_of_the_desk_answers_who_is_not_signed_in()
    {
        await using var product = await Staff.Open();
        using var stranger = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = product.Http.BaseAddress };
        var endpoints = product.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Select(endpoint => (Path: $"/{endpoint.RoutePattern.RawText?.Trim('/')}", Endpoint: endpoint)).ToList();
        var tried = 0;
        foreach (var (path, endpoint) in endpoints.Where(one => !Doors.Contains(one.Path) && !NotOurs.Any(prefix => one.Path == prefix || (prefix != "/" && one.Path.StartsWith($"{prefix}/", StringComparison.Ordinal)))))
        {
            Assert.True(
                path.StartsWith("/desk", StringComparison.Ordinal) || path.StartsWith("/api/desk", StringComparison.Ordinal) || path.StartsWith("/_blazor", StringComparison.Ordinal)
                    || path.StartsWith("/_framework", StringComparison.Ordinal),
                $"{path} is neither the desk's nor known to be for others. Whose is it?");
            foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods : ["GET", "POST", "PUT", "DELETE"])
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), System.Text.RegularExpressions.Regex.Replace(path, "{[^}]+}", "1"));
                using var answer = await stranger.SendAsync(request, TestContext.Current.CancellationToken);
                var isTurnedAway = answer.StatusCode == HttpStatusCode.Unauthorized
                    || (answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.PathAndQuery.StartsWith("/desk/sign-in", StringComparison.Ordinal))
                    || answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed;
                Assert.True(isTurnedAway, $"{method} {path} answered {answer.StatusCode}.");
                Assert.True(endpoint.Metadata.GetMetadata<IAuthorizeData>() is not null || path.StartsWith("/api/desk", StringComparison.Ordinal), $"{path} asks for nobody.");
                tried++;
            }
        }

        Assert.True(tried > 10, "Hardly anything was tried.");
        Assert.All(Doors, door => Assert.Contains(endpoints, one => one.Path == door));
    }

    [Fact]
    public async Task The_api_takes_the_key_or_somebody_who_is_signed_in_and_writes_down_what_they_see()
    {
        await using var product = await Staff.Open();
        using var ana = await product.Lead();
        Assert.Equal(HttpStatusCode.OK, (await ana.Get("/api/desk/escalations")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await ana.Get("/api/desk/escalations/esc-7")).Status);
        Assert.Equal(HttpStatusCode.OK, (await ana.Get("/api/desk/measures/steps.csv")).Status);
        Assert.Equal("esc-7", product.Ask<string>("SELECT case_id FROM audit WHERE act = 'saw-case' AND name = 'Ana Ruiz'"));
        Assert.Equal(1, product.Ask<long>("SELECT count(*) FROM audit WHERE act = 'exported' AND name = 'Ana Ruiz'"));

        await ana.Send("/desk/sign-out", "sign-out");

        Assert.Equal(HttpStatusCode.Unauthorized, (await ana.Get("/api/desk/escalations")).Status);
    }
}
