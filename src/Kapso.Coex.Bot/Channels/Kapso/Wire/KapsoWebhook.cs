using System.Text.Json;
using Kapso.Coex.Bot.Channels.WhatsApp;
using Kapso.Coex.Bot.Channels.WhatsApp.Wire;

namespace Kapso.Coex.Bot.Channels.Kapso.Wire;

/// <summary>Turns Kapso's events, version 2, into what they tell us; what Kapso only passes on from Meta goes through Meta's reader.</summary>
// X-Idempotency-Key is not read: it names a delivery, and one message comes in several (buffered and not, by kapso and by meta).
// The inbox keeps every message once by its wamid, and a status repeated changes nothing, so a delivery repeated is nothing new.
internal static class KapsoWebhook
{
    /// <param name="announced">The header X-Webhook-Event: the only place where a message's event is named.</param>
    public static IReadOnlyList<Notice> Read(ReadOnlyMemory<byte> body, string? announced, DateTimeOffset now) =>
        WebhookBody.Read(body, (root, notices) => Read(root, announced, now, notices));

    private static void Read(JsonElement root, string? announced, DateTimeOffset now, List<Notice> notices)
    {
        if (root.Has("entry"u8) || root.Is("object"u8, "whatsapp_business_account"u8))
        {
            MetaWebhook.Read(root, now, notices);
            return;
        }

        // What is signed counts before what is not: headers are not. So it is the list that makes a batch, and not X-Webhook-Batch.
        var batch = root.Member("data"u8);
        var isBatch = batch.ValueKind == JsonValueKind.Array;
        var name = root.Text("event"u8) ?? (isBatch ? root.Text("type"u8) : null) ?? (string.IsNullOrWhiteSpace(announced) ? null : announced.Trim());
        if (!isBatch)
        {
            ReadOne(root, name, "body", now, notices);
            return;
        }

        var at = 0;
        foreach (var item in batch.EnumerateArray())
        {
            ReadOne(item, item.Text("event"u8) ?? name, $"data[{at++}]", now, notices);
        }
    }

    private static void ReadOne(JsonElement item, string? name, string place, DateTimeOffset now, List<Notice> notices)
    {
        var before = notices.Count;
        new KapsoEvent(item, now).Read(name, notices);
        for (var at = before; at < notices.Count; at++)
        {
            if (notices[at] is Notice.Unreadable unreadable)
            {
                notices[at] = unreadable with { Where = $"{place}: {unreadable.Where}" };
            }
        }
    }
}
