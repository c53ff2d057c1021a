using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Fakes.Webhooks;
using Kapso.Coex.Bot.Fakes.Wire;

namespace Kapso.Coex.Bot.Fakes.Meta;

/// <summary>One change of a webhook: a field, and what is new there.</summary>
internal sealed record Change(string Field, JsonObject Value)
{
    private static readonly string[] Lists = ["contacts", "messages", "statuses", "message_echoes"];

    /// <summary>Packs changes into one body: now into the same value, now into a change or an entry of its own, as Meta may. The seed decides.</summary>
    public static JsonObject Pack(string account, IEnumerable<Change> changes, DeliveryPolicy policy, Random chance)
    {
        var entries = new JsonArray();
        foreach (var change in changes)
        {
            var copies = policy.TwiceInside && change.Value.At("messages") is not null ? 2 : 1;
            for (var copy = 0; copy < copies; copy++)
            {
                Place(entries, account, change, chance.Next(4));
            }
        }

        return new JsonObject { ["object"] = "whatsapp_business_account", ["entry"] = entries };
    }

    private static void Place(JsonArray entries, string account, Change change, int where)
    {
        var entry = entries.LastOrDefault();
        var last = entry.List("changes")?.LastOrDefault();
        if (where >= 2 && last is JsonObject && last.Text("field") == change.Field && change.Field == "messages")
        {
            Join((JsonObject)last["value"]!, change.Value);
        }
        else if (where >= 1 && entry is not null)
        {
            entry.List("changes")!.Add(change.ToJson());
        }
        else
        {
            entries.Add(new JsonObject { ["id"] = account, ["changes"] = new JsonArray(change.ToJson()) });
        }
    }

    private static void Join(JsonObject into, JsonObject more)
    {
        foreach (var list in Lists)
        {
            foreach (var item in more.List(list) ?? [])
            {
                if (into.List(list) is not { } there)
                {
                    into[list] = there = [];
                }

                // One contact for all messages of a person.
                if (list != "contacts" || !there.Any(one => JsonNode.DeepEquals(one, item)))
                {
                    there.Add(item?.DeepClone());
                }
            }
        }
    }

    private JsonObject ToJson() => new() { ["value"] = Value.DeepClone(), ["field"] = Field };
}
