using System.Text.Json;
using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Fakes.Numbers;
using Kapso.Coex.Bot.Fakes.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kapso.Coex.Bot.Fakes.Graph;

/// <summary>The part of Meta's Graph API that a bot calls, at Meta or behind Kapso's proxy.</summary>
internal static class GraphEndpoints
{
    public static void MapGraph(this IEndpointRouteBuilder routes, FakeNumber number)
    {
        var version = routes.MapGroup(@"/{version:regex(^v\d+\.\d+$)}");
        version.MapPost("/{id}/messages", (HttpContext http, string id) => Send(http, id, number));
        version.MapPost("/{id}/media", (HttpContext http, string id) => MediaEndpoints.Upload(http, id, number));
        version.MapGet("/{id}", (HttpContext http, string id) => MediaEndpoints.Describe(http, id, number));
        version.MapDelete("/{id}", (HttpContext http, string id) => MediaEndpoints.Forget(http, id, number));
    }

    public static IResult Answer(JsonNode body, int status = 200) =>
        Results.Text(WireText.Plain(body), "application/json; charset=UTF-8", status);

    public static IResult Refuse(MetaError error) => Answer(error.Envelope(), error.Http);

    private static async Task<IResult> Send(HttpContext http, string id, FakeNumber number)
    {
        if (number.Turns(http) is { } turnedAway)
        {
            return turnedAway;
        }

        if (id != number.Options.PhoneNumberId)
        {
            return Refuse(MetaErrors.NoSuchObject(id));
        }

        if (await Read(http.Request) is not { } body)
        {
            return Refuse(MetaErrors.Of(100, "The body is not a JSON object."));
        }

        if (body.Text("status") is not null)
        {
            return MessageRules.Product(body) is { } wrong ? Refuse(wrong) : Receipts.Take(body, number) is { } refused ? Refuse(refused) : Answer(new JsonObject { ["success"] = true });
        }

        return await number.WhileSending(body, () => Send(http, body, number));
    }

    private static async Task<IResult> Send(HttpContext http, JsonObject body, FakeNumber number)
    {
        var fault = number.Faults.Take();
        switch (fault)
        {
            case Fault.Reset:
                http.Abort();
                return Results.Empty;
            case Fault.Code(var code, var details):
                return Refuse(MetaErrors.Of(code, details));
            case Fault.Http(var status, var text):
                return Results.Text(text, "text/html", statusCode: status);
            case Fault.Slow(var by):
                await Task.Delay(by, number.Options.Pace, http.RequestAborted);
                break;
        }

        var taken = Sending.Take(body, fault as Fault.FailsLater, number);
        if (taken is Taken.Refused(var error))
        {
            return Refuse(error);
        }

        var sent = ((Taken.Accepted)taken).Message;
        if (fault is Fault.DropAnswer)
        {
            _ = number.Report(sent);
            http.Abort();
            return Results.Empty;
        }

        if (number.Post.Policy.StatusBeforeAnswer)
        {
            await number.Report(sent);
        }
        else
        {
            http.Response.OnCompleted(() =>
            {
                number.Report(sent);
                return Task.CompletedTask;
            });
        }

        return Answer(sent.Answer());
    }

    private static async Task<JsonObject?> Read(HttpRequest request)
    {
        try
        {
            return await JsonNode.ParseAsync(request.Body) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
