using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Channels.WhatsApp;
using Microsoft.Extensions.Options;

namespace Kapso.Coex.Bot.Channels.Kapso.Assignments;

/// <summary>
/// The part of Kapso's Platform API by which conversations are given to members of the project:
/// https://docs.kapso.ai/api/platform/v1/conversations/create-conversation-assignment
/// </summary>
/// <remarks>Every call throws <see cref="HttpRequestException"/> where Kapso refuses or cannot be reached, with its status where there is one.</remarks>
internal sealed class KapsoInbox(IHttpClientFactory clients, IOptions<KapsoOptions> options)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>The member's id: what an assignment wants. Null when the project has no such member.</summary>
    /// <param name="member">An e-mail address, or the id itself, which is believed.</param>
    public async Task<string?> Member(string member, CancellationToken cancelled)
    {
        if (!member.Contains('@', StringComparison.Ordinal))
        {
            return member;
        }

        var users = await Ask(HttpMethod.Get, "users?per_page=100", null, cancelled);
        return Items(users)
            .Where(user => string.Equals((string?)user["email"], member, StringComparison.OrdinalIgnoreCase))
            .Select(user => (string?)user["user_id"])
            .FirstOrDefault();
    }

    /// <summary>The conversation under way with that phone; null when there is none.</summary>
    /// <param name="phone">Digits only.</param>
    public async Task<string?> Conversation(string phone, CancellationToken cancelled)
    {
        var found = await Ask(
            HttpMethod.Get, $"whatsapp/conversations?phone_number_id={options.Value.PhoneNumberId}&phone_number=%2B{phone}&status=active&limit=20", null, cancelled);
        return Items(found)
            .Where(one => ((string?)one["phone_number"])?.TrimStart('+') == phone)
            .Select(one => (string?)one["id"])
            .FirstOrDefault();
    }

    /// <summary>Who has it now; null when nobody has.</summary>
    public async Task<Assignment?> Active(string conversation, CancellationToken cancelled)
    {
        var all = await Ask(HttpMethod.Get, Assignments(conversation), null, cancelled);
        return Items(all)
            .Where(one => one["active"] is JsonValue active && active.TryGetValue<bool>(out var isActive) && isActive)
            .Select(one => new Assignment((string?)one["id"] ?? "", (string?)one["user_id"], (string?)one["notes"]))
            .FirstOrDefault();
    }

    public Task Assign(string conversation, string user, string notes, CancellationToken cancelled) =>
        Ask(HttpMethod.Post, Assignments(conversation), Body(("user_id", user), ("notes", notes)), cancelled);

    public Task Change(string conversation, string assignment, string user, string notes, CancellationToken cancelled) =>
        Ask(HttpMethod.Patch, One(conversation, assignment), Body(("user_id", user), ("notes", notes)), cancelled);

    public Task End(string conversation, string assignment, CancellationToken cancelled) =>
        Ask(HttpMethod.Patch, One(conversation, assignment), Body(("active", false)), cancelled);

    private static string Assignments(string conversation) => $"whatsapp/conversations/{Uri.EscapeDataString(conversation)}/assignments";

    private static string One(string conversation, string assignment) => $"{Assignments(conversation)}/{Uri.EscapeDataString(assignment)}";

    private static JsonObject Body(params (string Name, JsonNode? Value)[] members) =>
        new() { ["assignment"] = new JsonObject(members.Select(member => KeyValuePair.Create(member.Name, member.Value))) };

    private static IEnumerable<JsonObject> Items(JsonNode? answer) => (answer?["data"] as JsonArray)?.OfType<JsonObject>() ?? [];

    private async Task<JsonNode?> Ask(HttpMethod method, string path, JsonObject? body, CancellationToken cancelled)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancelled);
        patience.CancelAfter(Patience);
        using var request = new HttpRequestMessage(method, $"{options.Value.PlatformBaseUrl.AbsoluteUri.TrimEnd('/')}/{path}");
        request.Headers.TryAddWithoutValidation("X-API-Key", options.Value.ApiKey);
        request.Content = body is null ? null : new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await clients.CreateClient(WhatsAppClients.Name).SendAsync(request, patience.Token);
        response.EnsureSuccessStatusCode();
        return response.StatusCode == HttpStatusCode.NoContent ? null : JsonNode.Parse(await response.Content.ReadAsStringAsync(patience.Token));
    }
}

/// <summary>A conversation is somebody's in Kapso's inbox.</summary>
/// <param name="User">The member's id.</param>
internal sealed record Assignment(string Id, string? User, string? Notes);
