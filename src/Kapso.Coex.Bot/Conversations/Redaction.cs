using System.Security.Cryptography;
using System.Text;
using Kapso.Coex.Bot.Engine.Conversations;

namespace Kapso.Coex.Bot.Conversations;

/// <summary>Takes secrets out of everything that is kept of a message, wherever its channel had put them. The engine says what a secret is.</summary>
internal static class Redaction
{
    /// <summary>The message as it may be kept, and whether the customer's own words had a secret.</summary>
    public static (Inbound Clean, bool Had) Of(Inbound inbound)
    {
        var (text, had) = Secrets.Remove(inbound.Text);
        return (
            inbound with
            {
                Key = Key(inbound.Key),
                Text = text,
                Tap = Tap(inbound.Tap),
                Files = [.. inbound.Files.Select(File)],
                Echo = inbound.Echo is { } echo ? RedactedJson.Of(echo) : null,
            },
            had);
    }

    // The same every time, so that the second copy of a message still is one.
    private static string Key(string key) =>
        Secrets.Remove(key).Had ? $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))}" : key;

    // By shape only: a step may well be called pin-step-2.
    private static string? Tap(string? tap) => tap is null || tap.Split('/', '@').Any(Secrets.IsToken) ? null : tap;

    private static MessageFile File(MessageFile file) => file with
    {
        Name = Secrets.Remove(file.Name).Text,
        ContentType = Secrets.Remove(file.ContentType).Had ? "application/octet-stream" : file.ContentType,
    };
}
