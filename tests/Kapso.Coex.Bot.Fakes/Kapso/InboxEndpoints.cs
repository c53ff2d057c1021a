using System.Text.Json;
using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Fakes.Graph;
using Kapso.Coex.Bot.Fakes.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kapso.Coex.Bot.Fakes.Kapso;

/// <summary>The part of Kapso's Platform API that gives conversations to members of the project.</summary>
internal static class InboxEndpoints
{
    public static void MapInbox(this IEndpointRouteBuilder routes, FakeKapso kapso)
    {
        var platform = routes.MapGroup("/platform/v1");
        platform.MapGet("/users", (HttpContext http) => kapso.Turns(http) ?? Page(kapso.Team.Users()));
        platform.MapGet("/whatsapp/conversations", (HttpContext http, string phone_number_id, string phone_number, string status) =>
            kapso.Turns(http) ?? Page(phone_number_id == kapso.Options.PhoneNumberId && status == "active" ? kapso.Conversations.With(phone_number) : []));
        var assignments = platform.MapGroup("/whatsapp/conversations/{conversation}/assignments");
        assignments.MapGet("/", (HttpContext http, string conversation) => Refuse(http, conversation, kapso)
            ?? Page([.. kapso.Team.Assignments.Where(one => one.Conversation == conversation).Reverse().Select(kapso.Team.Shape)]));
        assignments.MapPost("/", (HttpContext http, string conversation) => Assign(http, conversation, kapso));
        assignments.MapPatch("/{id}", (HttpContext http, string conversation, string id) => Change(http, conversation, id, kapso));
    }

    private static IResult? Refuse(HttpContext http, string conversation, FakeKapso kapso) =>
        kapso.Turns(http) ?? (kapso.Conversations.Exists(conversation) ? null : Refusal("Conversation not found", StatusCodes.Status404NotFound));

    private static async Task<IResult> Assign(HttpContext http, string conversation, FakeKapso kapso)
    {
        if (Refuse(http, conversation, kapso) is { } refused)
        {
            return refused;
        }

        var asked = await Asked(http);
        return kapso.Team.Assign(conversation, asked.Text("user_id"), asked.Text("notes"), out var made) is { } why
            ? Refusal(why, StatusCodes.Status422UnprocessableEntity)
            : GraphEndpoints.Answer(new JsonObject { ["data"] = kapso.Team.Shape(made!) }, StatusCodes.Status201Created);
    }

    private static async Task<IResult> Change(HttpContext http, string conversation, string id, FakeKapso kapso) =>
        Refuse(http, conversation, kapso) ?? (kapso.Team.Change(id, await Asked(http)) is { } changed
            ? GraphEndpoints.Answer(new JsonObject { ["data"] = kapso.Team.Shape(changed) })
            : Refusal("User not found or not a member of this project", StatusCodes.Status422UnprocessableEntity));

    private static async Task<JsonNode?> Asked(HttpContext http)
    {
        try
        {
            return (await JsonNode.ParseAsync(http.Request.Body)).At("assignment");
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IResult Page(JsonArray items)
    {
        var count = items.Count;
        return GraphEndpoints.Answer(new JsonObject
        {
            ["data"] = items,
            ["meta"] = new JsonObject { ["page"] = 1, ["per_page"] = 100, ["total_pages"] = 1, ["total_count"] = count },
        });
    }

    private static IResult Refusal(string why, int status) => GraphEndpoints.Answer(new JsonObject { ["error"] = why }, status);
}
