using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Fakes.Graph;
using Kapso.Coex.Bot.Fakes.Phones;
using Kapso.Coex.Bot.Fakes.Webhooks;
using Kapso.Coex.Bot.Fakes.Wire;
using Microsoft.AspNetCore.Http;

namespace Kapso.Coex.Bot.Fakes.Numbers;

/// <summary>
/// A business number on WhatsApp, with customers around it, and with Meta or Kapso between it and the bot.
/// </summary>
internal abstract class FakeNumber : IAsyncDisposable
{
    private readonly ConcurrentQueue<FakePhone> phones = [];
    private readonly ConcurrentQueue<SentMessage> sent = [];
    private readonly ConcurrentDictionary<string, SentMessage> waiting = [];
    private readonly FakeServer server;
    private long messages;

    protected FakeNumber(FakeNumberOptions options)
    {
        Options = options;
        PairLimit = new PairLimit(options.Clock);
        Post = new Postman(options.Pace, Watch) { Policy = options.Delivery };
        server = new FakeServer(this);
        Media = new MediaLibrary(options.Clock, options.MediaUrlLifetime, () => server.MediaAddress);
    }

    public FakeNumberOptions Options { get; }

    /// <summary>Where the bot sends to: <c>http://127.0.0.1:…</c></summary>
    public Uri Address => server.Address;

    /// <summary>What the bot has to be started with, as configuration keys: <c>WhatsApp:Enabled</c> …</summary>
    public abstract IReadOnlyDictionary<string, string?> Settings { get; }

    public MediaLibrary Media { get; }

    public Templates Templates { get; } = new();

    public PairLimit PairLimit { get; }

    /// <summary>What goes wrong with the bot's sends.</summary>
    public Faults Faults { get; } = new();

    /// <summary>What goes wrong with the bot's downloads.</summary>
    public Faults DownloadFaults { get; } = new();

    /// <summary>What goes wrong when the bot hands over a file.</summary>
    public Faults UploadFaults { get; } = new();

    public Postman Post { get; }

    public IReadOnlyList<FakePhone> Phones => [.. phones];

    /// <summary>Every message that was accepted.</summary>
    public IReadOnlyList<SentMessage> Sent => [.. sent];

    public IReadOnlyList<SeenRequest> Requests => server.Requests;

    /// <summary>Where the bot is. A handler is the way to a host without a port.</summary>
    public void Connect(Uri bot, HttpMessageHandler? way = null) => Post.Connect(bot, way);

    /// <summary>A customer. Without a number only the scoped id is known, to us as well.</summary>
    public FakePhone Phone(string? number = "5215512345678", string name = "Ana", string? userId = null, string? username = null)
    {
        var phone = new FakePhone(this, number, userId, name) { Username = username };
        phones.Enqueue(phone);
        return phone;
    }

    public virtual async ValueTask DisposeAsync()
    {
        await Post.DisposeAsync();
        await server.DisposeAsync();
    }

    internal static string Digits(string phone) => string.Concat(phone.Where(char.IsAsciiDigit));

    /// <summary>Where the Graph API begins here.</summary>
    internal abstract string GraphPath { get; }

    internal abstract void Map(Microsoft.AspNetCore.Routing.IEndpointRouteBuilder routes);

    internal abstract bool HasToken(HttpContext http);

    /// <summary>The answer to a request that is not let in; null where it is.</summary>
    internal abstract IResult? Turns(HttpContext http);

    internal abstract bool OwnsMediaOf(string? phoneNumberId);

    internal virtual Task<IResult> WhileSending(JsonObject body, Func<Task<IResult>> send) => send();

    /// <summary>Lets the bot know. Ends when the bot took it.</summary>
    internal abstract Task Tell(Happening happened);

    internal Task Listen() => server.Start();

    internal FakePhone? FindByNumber(string phone) =>
        phones.LastOrDefault(one => one.Number is { } number && PhoneVariants.Plain(number) == PhoneVariants.Plain(Digits(phone)));

    internal FakePhone? FindByUserId(string userId) => phones.LastOrDefault(one => one.UserId == userId);

    internal bool Knows(string wamid) => sent.Any(one => one.Id == wamid) || phones.Any(phone => phone.Said.Contains(wamid));

    /// <summary>A wamid: opaque, and not to be repeated by another run.</summary>
    internal string NewId(string person) => "wamid." + Convert.ToBase64String(
        [0x1c, 0x18, (byte)person.Length, .. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{person}?{Options.Run:X}>{Interlocked.Increment(ref messages):X4}"))]);

    /// <summary>A customer's message in Meta's shape.</summary>
    internal JsonObject Compose(FakePhone from, string type, JsonNode? content, params ReadOnlySpan<(string Name, JsonNode? Value)> extra)
    {
        var message = new JsonObject();
        from.WriteNumber(message, "from");
        if (from.UserId is not null)
        {
            message["from_user_id"] = from.UserId;
        }

        message["id"] = NewId(from.Number ?? from.UserId ?? "");
        message["timestamp"] = Seconds();
        message["type"] = type;
        foreach (var (name, value) in Json.Known([(type, content), .. extra]).ToList())
        {
            message[name] = value?.DeepClone();
        }

        if (message.At("context") is JsonObject context)
        {
            context["from"] = Options.DisplayNumber;
        }

        return message;
    }

    internal string Seconds() => Options.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    internal SentMessage Accept(SentMessage message)
    {
        sent.Enqueue(message);
        if (message is { IsDropped: false, WillFail: null, To: { IsOnline: true } phone })
        {
            phone.Show(Bubble.From(message.Id, message.Wire, message.At) with { ByPerson = message.FromInbox });
        }

        return message;
    }

    /// <summary>Tells what became of a message, as far as its phone's state lets it come.</summary>
    internal Task Report(SentMessage message)
    {
        if (message.IsDropped)
        {
            return Task.CompletedTask;
        }

        if (message is { WillFail: null, To.IsOnline: false })
        {
            waiting[message.Id] = message;
        }

        string[] states = message switch
        {
            { WillFail: not null } => ["failed"],
            { To.IsOnline: false } => ["sent"],
            { To: var phone } => ["sent", .. Arrival(phone!)],
        };
        return Task.WhenAll(states.Select(state => Tell(new Happening.Progressed(message, state, message.WillFail))).ToList());
    }

    internal Task Arrive(FakePhone phone) => Task.WhenAll(waiting.Values.Where(one => one.To == phone).OrderBy(one => one.At).ToList().SelectMany(message =>
    {
        waiting.TryRemove(message.Id, out _);
        phone.Show(Bubble.From(message.Id, message.Wire, message.At));
        return Arrival(phone).Select(state => Tell(new Happening.Progressed(message, state, null)));
    }).ToList());

    /// <summary>Called for every try to deliver.</summary>
    private protected virtual void Watch(Attempt attempt)
    {
    }

    private static IEnumerable<string> Arrival(FakePhone phone) =>
        phone.Reads && phone.HasChatOpen ? ["read"] : phone.Reads ? ["delivered", "read"] : ["delivered"];
}
