using System.Text.Json;

namespace Kapso.Coex.Bot.Channels.WhatsApp.Wire;

/// <summary>Turns Meta's envelope into what it tells us: every entry, change, message and status of it.</summary>
internal static class MetaWebhook
{
    /// <param name="now">Stands in where a message does not say when it was sent.</param>
    public static IReadOnlyList<Notice> Read(ReadOnlyMemory<byte> body, DateTimeOffset now) =>
        WebhookBody.Read(body, (root, notices) => Read(root, now, notices));

    public static void Read(JsonElement body, DateTimeOffset now, List<Notice> notices)
    {
        if (!body.Has("entry"u8))
        {
            // A refused history sync comes without its envelope, and the Dashboard shows samples without one.
            MetaChange.Read(body, default, Place.Bare, now, notices);
            return;
        }

        var at = 0;
        foreach (var entry in body.Items("entry"u8))
        {
            ReadEntry(entry, at++, now, notices);
        }
    }

    private static void ReadEntry(JsonElement entry, int at, DateTimeOffset now, List<Notice> notices)
    {
        var before = notices.Count;
        var change = 0;
        foreach (var changed in entry.Items("changes"u8))
        {
            MetaChange.Read(changed, entry, new Place(at, change++), now, notices);
        }

        if (notices.Count == before)
        {
            notices.Add(new Notice.Unreadable(null, $"entry[{at}]: no changes"));
        }
    }
}
