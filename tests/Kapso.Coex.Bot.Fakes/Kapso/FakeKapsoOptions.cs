using Kapso.Coex.Bot.Fakes.Numbers;

namespace Kapso.Coex.Bot.Fakes.Kapso;

/// <summary>A number that is reached through Kapso.</summary>
internal sealed record FakeKapsoOptions : FakeNumberOptions
{
    public string ApiKey { get; init; } = "fake-kapso-api-key";

    public string WebhookSecret { get; init; } = "fake-kapso-webhook-secret";

    public string GraphVersion { get; init; } = "v24.0";

    /// <summary>Webhooks of <c>kind: meta</c>: Meta's own bodies, forwarded.</summary>
    public bool ForwardsMeta { get; init; }

    /// <summary>Kapso's app at Meta, whose secret the bot does not know: forwarded webhooks carry its signature too.</summary>
    public string AppSecret { get; init; } = "kapsos-own-app-secret";

    /// <summary>How long received messages of a conversation are gathered. Zero is off.</summary>
    public TimeSpan BufferFor { get; init; }

    /// <summary>How many of them make a batch at most.</summary>
    public int BufferAtMost { get; init; } = 50;

    /// <summary>Requests in a minute.</summary>
    public int RateLimit { get; init; } = 500;

    /// <summary>The sandbox, without a session: sends are refused in Kapso's own form.</summary>
    public bool LacksSandboxSession { get; init; }
}
