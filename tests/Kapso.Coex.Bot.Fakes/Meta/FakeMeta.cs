using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Fakes.Graph;
using Kapso.Coex.Bot.Fakes.Numbers;
using Kapso.Coex.Bot.Fakes.Webhooks;
using Kapso.Coex.Bot.Fakes.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kapso.Coex.Bot.Fakes.Meta;

/// <summary>Meta's Cloud API for one number: takes what the bot sends, and tells the bot what happens on WhatsApp.</summary>
internal sealed class FakeMeta : FakeNumber
{
    public const string WebhookPath = "/webhooks/whatsapp";
    private readonly FakeMetaOptions options;
    private readonly ChangeGatherer changes;

    private FakeMeta(FakeMetaOptions options)
        : base(options)
    {
        this.options = options;
        changes = new ChangeGatherer(options.AccountId, Post, options.Pace, body => PostBytes(WireText.Escaped(body)));
    }

    public override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["WhatsApp:Enabled"] = "true",
        ["WhatsApp:PhoneNumberId"] = options.PhoneNumberId,
        ["WhatsApp:AccessToken"] = options.AccessToken,
        ["WhatsApp:AppSecret"] = options.AppSecret,
        ["WhatsApp:VerifyToken"] = options.VerifyToken,
        ["WhatsApp:GraphBaseUrl"] = Address.ToString(),
        ["WhatsApp:GraphVersion"] = options.GraphVersion,
    };

    public static async Task<FakeMeta> Start(FakeMetaOptions? options = null)
    {
        var meta = new FakeMeta(options ?? new FakeMetaOptions());
        await meta.Listen();
        return meta;
    }

    /// <summary>Everything that happens until this is disposed of goes in as few POSTs as the policy allows.</summary>
    public IDisposable Gather() => changes.Hold();

    /// <summary>The handshake, as when the callback is set up. True when the bot repeats the challenge and nothing else.</summary>
    public async Task<bool> Subscribe(Uri bot, string? verifyToken = null, HttpMessageHandler? way = null)
    {
        var challenge = RandomNumberGenerator.GetInt32(int.MaxValue).ToString(CultureInfo.InvariantCulture);
        using var http = new HttpClient(way ?? new SocketsHttpHandler(), way is null);
        var query = $"?hub.mode=subscribe&hub.challenge={challenge}&hub.verify_token={Uri.EscapeDataString(verifyToken ?? options.VerifyToken)}";
        using var answer = await http.GetAsync(new Uri(bot, WebhookPath + query));
        return answer.StatusCode == System.Net.HttpStatusCode.OK && await answer.Content.ReadAsStringAsync() == challenge;
    }

    /// <summary>A webhook as it stands in a file, signed as Meta would sign it.</summary>
    public Task PostRaw(JsonNode envelope) => PostBytes(WireText.Escaped(envelope));

    /// <summary>Any bytes; with a signature of one's own, or "" for none.</summary>
    public Task PostBytes(byte[] body, string? signature = null)
    {
        var signed = signature ?? Signature.MetasOf(body, options.AppSecret);
        return Post.Bring(new Delivery(WebhookPath, body, new Dictionary<string, string>
        {
            ["User-Agent"] = "facebookexternalua",
            ["Accept"] = "*/*",
            ["X-Hub-Signature-256"] = signed,
        }.Where(header => header.Value.Length > 0).ToDictionary()));
    }

    /// <summary>A change of any field, with the number's metadata where the field has such.</summary>
    internal Task Change(string field, JsonObject value) => changes.Add(new Change(field, value));

    internal override string GraphPath => "/";

    internal override void Map(IEndpointRouteBuilder routes)
    {
    }

    internal override bool HasToken(HttpContext http) => http.Request.Headers.Authorization == $"Bearer {options.AccessToken}";

    internal override IResult? Turns(HttpContext http) => HasToken(http) ? null : GraphEndpoints.Refuse(MetaErrors.WrongToken);

    internal override bool OwnsMediaOf(string? phoneNumberId) => phoneNumberId is null || phoneNumberId == options.PhoneNumberId;

    internal override Task Tell(Happening happened) => changes.Add(MetaChanges.Of(happened, this));
}
