using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace Kapso.Coex.Bot.Tests.EndToEnd;

/// <summary>Somebody with a Direct Line client who reads what the bot says and answers it.</summary>
internal sealed class Customer(HttpClient http, string token, string conversation)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly List<JsonNode> seen = [];
    private long watermark;

    public string Token { get; set; } = token;

    public string Conversation { get; } = conversation;

    /// <summary>Everything said so far by anybody, as far as it was read.</summary>
    public IReadOnlyList<JsonNode> Seen => seen;

    public IEnumerable<JsonNode> BotSaid => seen.Where(IsTheBots);

    /// <summary>The bot's last message.</summary>
    public JsonNode Last => BotSaid.Last();

    public JsonNode Coex => Last["channelData"]!["coex"]!;

    private string Path => $"/v3/directline/conversations/{Conversation}";

    public static async Task<Customer> Visit(HttpClient http, string? locale = null)
    {
        var given = await Read(await http.PostAsync("/widget/token", null));
        var customer = new Customer(http, (string)given["token"]!, (string)given["conversationId"]!);
        var (status, _) = await customer.Send(
            HttpMethod.Post, "/v3/directline/conversations", locale is null ? new JsonObject() : new JsonObject { ["locale"] = locale });
        Assert.True(status is HttpStatusCode.Created or HttpStatusCode.OK, $"{status}");
        await customer.HearAfter(0);
        return customer;
    }

    /// <summary>Says it and hears the answer out.</summary>
    public async Task Say(string text, string? clientActivityId = null) => await HearAfter(await Post(Words(text, clientActivityId)));

    /// <summary>Taps a button of the last message and hears the answer out.</summary>
    public async Task Tap(string answer) => await HearAfter(await Post(ButtonOf(Last, answer)));

    /// <summary>Is asked at that step, and answers.</summary>
    public async Task At(string step, string answer)
    {
        Assert.Equal(step, (string?)Coex["step"]);
        await Tap(answer);
    }

    /// <summary>The same for a step with consequences: asked first, and told what it will do after the yes.</summary>
    public async Task AtConfirming(string step, string answer)
    {
        Assert.Equal(("question", true, step), ((string?)Coex["kind"], (bool?)Coex["confirm"], (string?)Coex["step"]));
        Assert.Equal(["yes", "no"], Answers(Last));
        await Tap("yes");
        Assert.Equal("step", (string?)Coex["kind"]);
        await At(step, answer);
    }

    public async Task Upload(string name, byte[] content, string text = "", string contentType = "image/png")
    {
        using var form = new MultipartFormDataContent();
        var activity = new StringContent(
            new JsonObject
            {
                ["type"] = "message",
                ["text"] = text,
                ["attachments"] = new JsonArray(new JsonObject { ["contentType"] = contentType, ["name"] = name }),
                ["channelData"] = new JsonObject { ["clientActivityID"] = Guid.NewGuid().ToString() },
            }.ToJsonString(),
            Encoding.UTF8,
            "application/vnd.microsoft.activity");
        form.Add(activity, "activity", "blob");
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        form.Add(file, "file", name);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Path}/upload?userId=me") { Content = form };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        using var answer = await http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await HearAfter(PlaceOf((string)(await Read(answer))["id"]!));
    }

    /// <summary>Posts without waiting for an answer; returns the message's place.</summary>
    public async Task<long> Post(JsonObject activity)
    {
        var (status, posted) = await Send(HttpMethod.Post, $"{Path}/activities", activity);
        Assert.Equal(HttpStatusCode.OK, status);
        return PlaceOf((string)posted!["id"]!);
    }

    /// <summary>Reads until the bot said something after that place. A turn is stored at once, so all of its messages are there then.</summary>
    public Task HearAfter(long place) => HearUntil(() => seen.Any(activity => IsTheBots(activity) && PlaceOf((string)activity["id"]!) > place));

    public async Task HearUntil(Func<bool> satisfied)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(15));
        do
        {
            await Catch();
        }
        while (!satisfied() && await pace.WaitForNextTickAsync(patience.Token));
    }

    /// <summary>Reads what there is.</summary>
    public async Task Catch()
    {
        var (status, set) = await Send(HttpMethod.Get, $"{Path}/activities?watermark={watermark}");
        Assert.Equal(HttpStatusCode.OK, status);
        watermark = long.Parse((string)set!["watermark"]!, CultureInfo.InvariantCulture);
        seen.AddRange(set["activities"]!.AsArray().OfType<JsonNode>());
    }

    public async Task<(HttpStatusCode Status, JsonNode? Body)> Send(HttpMethod method, string path, JsonNode? body = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        request.Content = body is null ? null : new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await Read(answer));
    }

    public static JsonObject Words(string text, string? clientActivityId = null) => new()
    {
        ["type"] = "message",
        ["text"] = text,
        ["textFormat"] = "plain",
        ["from"] = new JsonObject { ["id"] = "me" },
        ["channelData"] = new JsonObject { ["clientActivityID"] = clientActivityId ?? Guid.NewGuid().ToString() },
    };

    /// <summary>What Web Chat posts when a button is tapped.</summary>
    public static JsonObject ButtonOf(JsonNode message, string answer)
    {
        var button = message["suggestedActions"]!["actions"]!.AsArray().Single(action => (string?)action!["value"]!["coex"]!["answer"] == answer)!;
        return new JsonObject
        {
            ["type"] = "message",
            ["text"] = (string?)button["text"],
            ["value"] = button["value"]!.DeepClone(),
            ["channelData"] = new JsonObject
            {
                ["clientActivityID"] = Guid.NewGuid().ToString(),
                ["messageBack"] = new JsonObject { ["displayText"] = (string?)button["displayText"] },
            },
        };
    }

    public static IEnumerable<string> Answers(JsonNode message) => message["channelData"]!["coex"]!["answers"]!.AsArray().Select(answer => (string)answer!["id"]!);

    public static long PlaceOf(string id) => long.Parse(id[(id.LastIndexOf('|') + 1)..], CultureInfo.InvariantCulture);

    private static bool IsTheBots(JsonNode activity) => (string?)activity["type"] == "message" && (string?)activity["from"]!["role"] == "bot";

    private static async Task<JsonNode> Read(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!;
}
