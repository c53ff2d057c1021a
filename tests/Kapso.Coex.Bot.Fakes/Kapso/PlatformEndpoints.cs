using System.Text.Json;
using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Fakes.Graph;
using Kapso.Coex.Bot.Fakes.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kapso.Coex.Bot.Fakes.Kapso;

/// <summary>The part of Kapso's Platform API that looks after a number's webhooks.</summary>
internal static class PlatformEndpoints
{
    public static void MapPlatform(this IEndpointRouteBuilder routes, FakeKapso kapso)
    {
        var webhooks = routes.MapGroup("/platform/v1/whatsapp/phone_numbers/{number}/webhooks");
        webhooks.MapGet("/", (HttpContext http, string number) => Refuse(http, number, null, kapso) ?? List(kapso));
        webhooks.MapGet("/{id}", (HttpContext http, string number, string id) => Refuse(http, number, id, kapso) ?? One(kapso));
        webhooks.MapPatch("/{id}", (HttpContext http, string number, string id) => Change(http, number, id, kapso));
    }

    private static IResult? Refuse(HttpContext http, string number, string? id, FakeKapso kapso) =>
        kapso.Turns(http) is { } turnedAway ? turnedAway
        : number != kapso.Options.PhoneNumberId ? GraphEndpoints.Answer(new JsonObject { ["error"] = "Phone number not found" }, StatusCodes.Status404NotFound)
        : id is not null && id != kapso.Webhook.Id ? GraphEndpoints.Answer(new JsonObject { ["error"] = "Webhook not found" }, StatusCodes.Status404NotFound)
        : null;

    private static IResult List(FakeKapso kapso) => GraphEndpoints.Answer(new JsonObject
    {
        ["data"] = new JsonArray(Shape(kapso)),
        ["meta"] = new JsonObject { ["page"] = 1, ["per_page"] = 20, ["total_pages"] = 1, ["total_count"] = 1 },
    });

    private static IResult One(FakeKapso kapso) => GraphEndpoints.Answer(new JsonObject { ["data"] = Shape(kapso) });

    private static async Task<IResult> Change(HttpContext http, string number, string id, FakeKapso kapso)
    {
        if (Refuse(http, number, id, kapso) is { } refused)
        {
            return refused;
        }

        try
        {
            var asked = await JsonNode.ParseAsync(http.Request.Body);
            if (asked.At("whatsapp_webhook", "active") is JsonValue value && value.TryGetValue<bool>(out var active))
            {
                kapso.Webhook.Activate(active);
                return One(kapso);
            }
        }
        catch (JsonException)
        {
            // Answered below.
        }

        return GraphEndpoints.Answer(new JsonObject { ["error"] = "param is missing or the value is empty: whatsapp_webhook" }, StatusCodes.Status400BadRequest);
    }

    private static JsonObject Shape(FakeKapso kapso) => kapso.Webhook.Shape((FakeKapsoOptions)kapso.Options);
}
