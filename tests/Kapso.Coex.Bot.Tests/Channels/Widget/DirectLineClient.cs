using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Channels.Widget;

/// <summary>Speaks Direct Line as plainly as possible.</summary>
internal sealed class DirectLineClient(WidgetHost host, string token, string conversation)
{
    public string Token { get; set; } = token;

    public string Conversation { get; } = conversation;

    public string Path => $"/v3/directline/conversations/{Conversation}";

    public static async Task<DirectLineClient> Visit(WidgetHost host)
    {
        var (_, given) = await Send(host, HttpMethod.Post, "/widget/token", null);
        var client = new DirectLineClient(host, (string)given!["token"]!, (string)given["conversationId"]!);
        await client.Send(HttpMethod.Post, "/v3/directline/conversations", new JsonObject());
        return client;
    }

    public Task<(HttpStatusCode Status, JsonNode? Body)> Send(HttpMethod method, string path, JsonNode? body = null) => Send(host, method, path, Token, body);

    public Task<(HttpStatusCode Status, JsonNode? Body)> Post(JsonObject activity) => Send(HttpMethod.Post, $"{Path}/activities", activity);

    public Task<(HttpStatusCode Status, JsonNode? Body)> Say(string text, string? clientActivityId = null) => Post(new JsonObject
    {
        ["type"] = "message",
        ["text"] = text,
        ["from"] = new JsonObject { ["id"] = "mallory", ["role"] = "bot" },
        ["channelData"] = clientActivityId is null ? null : new JsonObject { ["clientActivityID"] = clientActivityId, ["mine"] = 1 },
    });

    public async Task<(JsonArray Activities, string Watermark)> Activities(string? watermark = null)
    {
        var (status, set) = await Send(HttpMethod.Get, $"{Path}/activities{(watermark is null ? "" : $"?watermark={watermark}")}");
        Assert.Equal(HttpStatusCode.OK, status);
        return (set!["activities"]!.AsArray(), (string)set["watermark"]!);
    }

    public static async Task<(HttpStatusCode Status, JsonNode? Body)> Send(WidgetHost host, HttpMethod method, string path, string? token, JsonNode? body = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        if (body is not null)
        {
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        }

        using var answer = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var json = answer.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true;
        return (answer.StatusCode, json ? await answer.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken) : null);
    }
}
