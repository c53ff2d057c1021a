using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Fakes.Numbers;

namespace Kapso.Coex.Bot.Tests.Fakes;

/// <summary>Sends to a fake as a bot would, with plain HTTP and nothing of the product.</summary>
internal sealed class Sender : IDisposable
{
    private const string Ana = "5215512345678";
    private readonly HttpClient http;
    private readonly string path;

    private Sender(FakeNumber number, string path)
    {
        http = new HttpClient { BaseAddress = number.Address };
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("tests", "1"));
        this.path = path;
    }

    public HttpClient Http => http;

    public static Sender Of(FakeNumber number, string? token = null)
    {
        var settings = number.Settings;
        if (settings.TryGetValue("Kapso:ApiKey", out var key))
        {
            var kapso = new Sender(number, $"/meta/whatsapp/v24.0/{number.Options.PhoneNumberId}/messages");
            kapso.http.DefaultRequestHeaders.Add("X-API-Key", token ?? key);
            return kapso;
        }

        var meta = new Sender(number, $"/v25.0/{number.Options.PhoneNumberId}/messages");
        meta.http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token ?? settings["WhatsApp:AccessToken"]);
        return meta;
    }

    public static JsonObject Text(string body, string to = Ana) => Message("text", new JsonObject { ["body"] = body }, to);

    public static JsonObject Buttons(string body, params (string Id, string Title)[] buttons) => Message("interactive", new JsonObject
    {
        ["type"] = "button",
        ["body"] = new JsonObject { ["text"] = body },
        ["action"] = new JsonObject
        {
            ["buttons"] = new JsonArray([.. buttons.Select(one => new JsonObject
            {
                ["type"] = "reply",
                ["reply"] = new JsonObject { ["id"] = one.Id, ["title"] = one.Title },
            })]),
        },
    });

    public static JsonObject Menu(string body, string opener, params (string Id, string Title, string? Description)[] rows) => Message("interactive", new JsonObject
    {
        ["type"] = "list",
        ["body"] = new JsonObject { ["text"] = body },
        ["action"] = new JsonObject
        {
            ["button"] = opener,
            ["sections"] = new JsonArray(new JsonObject { ["rows"] = new JsonArray([.. rows.Select(Row)]) }),
        },
    });

    public static JsonObject Template(string name, string language) =>
        Message("template", new JsonObject { ["name"] = name, ["language"] = new JsonObject { ["code"] = language } });

    public static JsonObject Message(string type, JsonObject content, string to = Ana) =>
        new() { ["messaging_product"] = "whatsapp", ["to"] = to, ["type"] = type, [type] = content };

    public async Task<(HttpStatusCode Status, JsonNode? Body)> Send(JsonObject message)
    {
        using var content = new StringContent(message.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(path, content, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (answer.StatusCode, text.StartsWith('{') ? JsonNode.Parse(text) : null);
    }

    /// <summary>0 when it was accepted.</summary>
    public async Task<int> CodeOf(JsonObject message)
    {
        var (_, body) = await Send(message);
        return (int?)body!["error"]?["code"] ?? 0;
    }

    public void Dispose() => http.Dispose();

    private static JsonObject Row((string Id, string Title, string? Description) row)
    {
        var shape = new JsonObject { ["id"] = row.Id, ["title"] = row.Title };
        if (row.Description is not null)
        {
            shape["description"] = row.Description;
        }

        return shape;
    }
}
