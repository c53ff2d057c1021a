using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Fakes.Phones;

namespace Kapso.Coex.Bot.Fakes.Kapso;

/// <summary>Kapso's own view of who talks with the number.</summary>
internal sealed class KapsoConversations(FakeKapsoOptions options)
{
    private readonly ConcurrentDictionary<FakePhone, Guid> ids = [];
    private readonly ConcurrentDictionary<FakePhone, int> messages = [];

    public bool Exists(string id) => ids.Values.Any(known => known.ToString() == id);

    /// <summary>Those with that phone, as the platform lists them.</summary>
    /// <param name="phone">With a plus.</param>
    public JsonArray With(string phone) => [.. ids.Where(one => $"+{one.Key.Number}" == phone).Select(one => new JsonObject
    {
        ["id"] = one.Value.ToString(),
        ["phone_number"] = phone,
        ["status"] = "active",
        ["phone_number_id"] = options.PhoneNumberId,
    })];

    /// <summary>As it stands beside every message. True where this message began it.</summary>
    public (JsonObject Shape, bool IsNew) Of(FakePhone with, string type, string content)
    {
        var isNew = false;
        var id = ids.GetOrAdd(with, _ =>
        {
            isNew = true;
            return Guid.NewGuid();
        });
        var now = options.Clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture);
        var shape = new JsonObject
        {
            ["id"] = id.ToString(),
            ["phone_number"] = with.Number is null || with.HidesNumber ? null : $"+{with.Number}",
            ["status"] = "active",
            ["last_active_at"] = now,
            ["created_at"] = now,
            ["updated_at"] = now,
            ["metadata"] = new JsonObject(),
            ["phone_number_id"] = options.PhoneNumberId,
            ["contact_name"] = with.Name,
            ["business_scoped_user_id"] = with.UserId,
            ["kapso"] = new JsonObject
            {
                ["contact_name"] = with.Name,
                ["messages_count"] = messages.AddOrUpdate(with, 1, (_, count) => count + 1),
                ["last_message_type"] = type,
                ["last_message_text"] = content,
                ["last_inbound_at"] = now,
                ["last_outbound_at"] = null,
            },
        };
        return (shape, isNew);
    }
}
