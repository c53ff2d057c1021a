using Kapso.Coex.Bot.Storage;

namespace Kapso.Coex.Bot.Channels.Widget;

/// <summary>What a string that a site shows as its visitor's identity turned out to be.</summary>
internal abstract record ShownIdentity
{
    internal sealed record Good(Identity Person) : ShownIdentity;

    /// <param name="Code">For the page.</param>
    /// <param name="Why">For whoever builds the site. It never quotes what was shown.</param>
    internal sealed record Refused(string Code, string Why) : ShownIdentity;

    public static Refused Off { get; } = new("IdentityOff", "Nobody is known here: set Widget:IdentitySecret first.");

    public static Refused Malformed(string why) => new("IdentityMalformed", why);

    public static Refused Expired { get; } = new("IdentityExpired", "The identity has expired. The site's server signs a new one with every page.");

    public static Refused Foreign(string why) => new("IdentityForeign", why);
}
