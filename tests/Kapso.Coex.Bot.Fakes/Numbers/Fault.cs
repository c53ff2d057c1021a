namespace Kapso.Coex.Bot.Fakes.Numbers;

/// <summary>Something that goes wrong with one request of the bot.</summary>
internal abstract record Fault
{
    /// <summary>Refused with that code of Meta's.</summary>
    internal sealed record Code(int Number, string? Details = null) : Fault;

    /// <summary>Accepted with 200, and later the status <c>failed</c> with that code.</summary>
    internal sealed record FailsLater(int Number, string? Details = null) : Fault;

    /// <summary>Accepted and delivered, but the answer never arrives: the bot is in doubt.</summary>
    internal sealed record DropAnswer : Fault;

    /// <summary>The connection breaks before anything was accepted.</summary>
    internal sealed record Reset : Fault;

    /// <summary>An answer that is not Meta's, such as a proxy's 502.</summary>
    internal sealed record Http(int Status, string Body = "<html>Bad Gateway</html>") : Fault;

    /// <summary>The answer takes so long.</summary>
    internal sealed record Slow(TimeSpan By) : Fault;

    /// <summary>The file that is downloaded is not the one of the hash.</summary>
    internal sealed record Corrupt : Fault;
}
