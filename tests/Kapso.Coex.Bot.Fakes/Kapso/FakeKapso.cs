using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Fakes.Graph;
using Kapso.Coex.Bot.Fakes.Meta;
using Kapso.Coex.Bot.Fakes.Numbers;
using Kapso.Coex.Bot.Fakes.Phones;
using Kapso.Coex.Bot.Fakes.Webhooks;
using Kapso.Coex.Bot.Fakes.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kapso.Coex.Bot.Fakes.Kapso;

/// <summary>Kapso between Meta and the bot: a proxy with a key, events of its own, and a webhook that it pauses.</summary>
internal sealed class FakeKapso : FakeNumber
{
    public const string WebhookPath = "/webhooks/kapso";
    private readonly FakeKapsoOptions options;
    private readonly ConcurrentDictionary<string, bool> inFlight = [];
    private readonly RateLimit rate;
    private readonly ReceivedBuffer buffer;

    private FakeKapso(FakeKapsoOptions options)
        : base(options)
    {
        this.options = options;
        rate = new RateLimit(options.RateLimit, options.Clock);
        buffer = new ReceivedBuffer(options, this);
        Webhook = new KapsoWebhook(options.Clock);
        Conversations = new KapsoConversations(options);
        Team = new KapsoTeam(options.Clock);
        Post.IsOpen = () => Webhook.IsActive;
    }

    /// <summary>The number's webhook, which Kapso pauses when it fails.</summary>
    public KapsoWebhook Webhook { get; }

    public override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Kapso:Enabled"] = "true",
        ["Kapso:PhoneNumberId"] = options.PhoneNumberId,
        ["Kapso:ApiKey"] = options.ApiKey,
        ["Kapso:WebhookSecret"] = options.WebhookSecret,
        ["Kapso:MetaBaseUrl"] = new Uri(Address, "/meta/whatsapp").ToString(),
        ["Kapso:PlatformBaseUrl"] = new Uri(Address, "/platform/v1").ToString(),
        ["Kapso:GraphVersion"] = options.GraphVersion,
    };

    public static async Task<FakeKapso> Start(FakeKapsoOptions? options = null)
    {
        var kapso = new FakeKapso(options ?? new FakeKapsoOptions());
        await kapso.Listen();
        return kapso;
    }

    /// <summary>An event of any name.</summary>
    public Task Send(string name, JsonNode body) => Send(WireText.Plain(body), ("X-Webhook-Event", name), ("X-Webhook-Payload-Version", "v2"));

    /// <summary>Any bytes, signed, or with a signature of one's own.</summary>
    public Task Send(byte[] body, params IEnumerable<(string Name, string Value)> headers)
    {
        var all = new Dictionary<string, string>
        {
            ["X-Webhook-Signature"] = Signature.Of(body, options.WebhookSecret),
            ["X-Idempotency-Key"] = Guid.NewGuid().ToString(),
        };
        foreach (var (name, value) in headers)
        {
            all[name] = value;
        }

        return Post.Bring(new Delivery(WebhookPath, body, all));
    }

    internal KapsoConversations Conversations { get; }

    internal KapsoTeam Team { get; }

    internal override string GraphPath => "/meta/whatsapp";

    internal override void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPlatform(this);
        routes.MapInbox(this);
    }

    internal override bool HasToken(HttpContext http) => http.Request.Headers["X-API-Key"] == options.ApiKey;

    internal override IResult? Turns(HttpContext http)
    {
        if (!HasToken(http))
        {
            return GraphEndpoints.Answer(new JsonObject { ["error"] = "Invalid API key" }, StatusCodes.Status401Unauthorized);
        }

        return !rate.Allows(http.Response)
            ? GraphEndpoints.Answer(new JsonObject { ["error"] = "Rate limit exceeded", ["message"] = "Too many requests. Try again in a minute." }, StatusCodes.Status429TooManyRequests)
            : null;
    }

    /// <summary>Kapso's client does not ask without the number, so Kapso may not answer either.</summary>
    internal override bool OwnsMediaOf(string? phoneNumberId) => phoneNumberId == options.PhoneNumberId;

    internal override async Task<IResult> WhileSending(JsonObject body, Func<Task<IResult>> send)
    {
        if (options.LacksSandboxSession)
        {
            return GraphEndpoints.Answer(new JsonObject { ["error"] = "Active sandbox session required to send messages" }, StatusCodes.Status403Forbidden);
        }

        if (body.Text("to") is not { Length: > 0 } to)
        {
            return GraphEndpoints.Answer(new JsonObject { ["error"] = "Phone number is required" }, StatusCodes.Status400BadRequest);
        }

        if (!inFlight.TryAdd(to, true))
        {
            return GraphEndpoints.Answer(new JsonObject { ["error"] = "Another message is in flight for this conversation" }, StatusCodes.Status409Conflict);
        }

        try
        {
            return await send();
        }
        finally
        {
            inFlight.TryRemove(to, out _);
        }
    }

    internal override Task Tell(Happening happened) => options.ForwardsMeta ? Forward(happened) : happened switch
    {
        Happening.CustomerSpoke(var from, var message) => buffer.Add(from, KapsoEvents.Received(this, from, message)),
        Happening.Progressed(var sent, var status, var error) => Send($"whatsapp.message.{status}", KapsoEvents.Progressed(this, sent, status, error)),
        Happening.OwnerSpoke(var to, var message) => Send("whatsapp.message.sent", KapsoEvents.Outbound(this, to, message, "business_app")),
        _ => throw new ArgumentOutOfRangeException(nameof(happened)),
    };

    private protected override void Watch(Attempt attempt) => Webhook.Note(attempt.IsTaken);

    /// <summary>Nothing is filtered or buffered, and there is no name of an event.</summary>
    private Task Forward(Happening happened)
    {
        var body = WireText.Escaped(Change.Pack(options.AccountId, [MetaChanges.Of(happened, this)], Post.Policy, Post.Policy.ChanceFor(0)));
        return Send(
            body,
            ("X-Idempotency-Key", Convert.ToHexStringLower(SHA256.HashData(body))),
            ("X-Hub-Signature-256", Signature.MetasOf(body, options.AppSecret)));
    }
}
