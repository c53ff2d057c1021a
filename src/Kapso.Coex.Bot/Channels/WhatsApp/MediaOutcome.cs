namespace Kapso.Coex.Bot.Channels.WhatsApp;

/// <summary>What came of fetching a received file.</summary>
internal abstract record MediaOutcome
{
    internal sealed record Fetched(ReadOnlyMemory<byte> Content) : MediaOutcome;

    /// <summary>More than we take. It was not read to its end.</summary>
    internal sealed record TooLarge : MediaOutcome;

    /// <summary>Meta keeps received files for seven days, and never had some. The customer would have to send it again.</summary>
    internal sealed record Gone : MediaOutcome;

    /// <summary>Not now: an outage, a limit, or a key that was not accepted. The file waits.</summary>
    internal sealed record TryLater(string Why) : MediaOutcome;

    /// <summary>We do not fetch it, or do not take what came.</summary>
    internal sealed record Refused(string Why) : MediaOutcome;
}
