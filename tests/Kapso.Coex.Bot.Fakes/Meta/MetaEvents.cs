using System.Globalization;
using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Fakes.Numbers;
using Kapso.Coex.Bot.Fakes.Phones;
using Kapso.Coex.Bot.Fakes.Wire;

namespace Kapso.Coex.Bot.Fakes.Meta;

/// <summary>What else Meta tells: the owner's own messages, history, standby, and what happens to accounts.</summary>
internal static class MetaEvents
{
    /// <summary>The owner answers from the WhatsApp Business app. Returns the wamid.</summary>
    public static string OwnerTypes(this FakeNumber number, FakePhone to, string text)
    {
        var message = new JsonObject { ["from"] = number.Options.DisplayNumber };
        to.WriteNumber(message, "to");
        if (to.UserId is not null)
        {
            message["to_user_id"] = to.UserId;
        }

        var id = number.NewId(number.Options.DisplayNumber);
        message["id"] = id;
        message["timestamp"] = number.Seconds();
        message["type"] = "text";
        message["text"] = new JsonObject { ["body"] = text };
        to.Show(Bubble.From(id, message, number.Options.Clock.GetUtcNow()) with { ByPerson = true });
        _ = number.Tell(new Happening.OwnerSpoke(to, message));
        return id;
    }

    /// <summary>The conversation is Meta Business Agent's: the same message, on another field.</summary>
    public static Task StandBy(this FakeMeta meta, FakePhone from, string text) => meta.Change("standby", MetaChanges.Value(
        meta,
        ("contacts", new JsonArray(from.Contact())),
        ("messages", new JsonArray(meta.Compose(from, "text", new JsonObject { ["body"] = text })))));

    /// <summary>Old messages, in chunks that come in any order, and the media of the last two weeks as <c>value.messages</c>.</summary>
    public static Task ShareHistory(this FakeMeta meta, FakePhone with, int messages)
    {
        var thread = new JsonObject
        {
            ["id"] = with.Number,
            ["messages"] = Json.ListOf(Enumerable.Range(0, messages).Select(at =>
            {
                var old = meta.Compose(with, "text", new JsonObject { ["body"] = $"Old message {at.ToString(CultureInfo.InvariantCulture)}" });
                old["history_context"] = new JsonObject { ["status"] = "READ" };
                return old;
            })),
        };
        var chunk = new JsonObject
        {
            ["metadata"] = new JsonObject { ["phase"] = 0, ["chunk_order"] = 1, ["progress"] = 100 },
            ["threads"] = new JsonArray(thread),
        };
        var media = meta.Media.Keep("old"u8.ToArray(), "image/jpeg");
        var photo = meta.Compose(with, "image", new JsonObject
        {
            ["mime_type"] = media.Type,
            ["sha256"] = Convert.ToHexStringLower(media.Sha256), // hex here, unlike everywhere else
            ["id"] = media.Id,
        });
        return Task.WhenAll(
            meta.Change("history", MetaChanges.Value(meta, ("history", new JsonArray(chunk)))),
            meta.Change("history", MetaChanges.Value(meta, ("messages", new JsonArray(photo)))));
    }

    /// <summary><c>PARTNER_REMOVED</c>, <c>ACCOUNT_OFFBOARDED</c> and their kin. They name no phone_number_id.</summary>
    public static Task AccountUpdate(this FakeMeta meta, string name, JsonObject? more = null)
    {
        var value = (JsonObject?)more?.DeepClone() ?? [];
        value.Insert(0, "event", name);
        return meta.Change("account_update", value);
    }

    /// <summary>Contacts of the app, as they are shared after onboarding.</summary>
    public static Task ShareContacts(this FakeMeta meta, FakePhone phone) => meta.Change("smb_app_state_sync", MetaChanges.Value(meta, ("state_sync", new JsonArray(new JsonObject
    {
        ["type"] = "contact",
        ["contact"] = Json.Known(("full_name", phone.Name), ("phone_number", phone.Number)),
        ["action"] = "add",
        ["metadata"] = new JsonObject { ["timestamp"] = meta.Seconds() },
    }))));
}
