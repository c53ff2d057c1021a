using System.Text.Json;

namespace Kapso.Coex.Bot.Channels.WhatsApp.Wire;

/// <summary>The people that a change names beside its messages.</summary>
internal readonly struct Contacts
{
    private readonly JsonElement only;
    private readonly Dictionary<string, JsonElement>? byId;

    public Contacts(JsonElement value)
    {
        var listed = value.Member("contacts"u8);
        var count = listed.ValueKind == JsonValueKind.Array ? listed.GetArrayLength() : 0;
        only = count == 1 ? listed[0] : default;
        byId = count > 1 ? [] : null;
        if (byId is not null)
        {
            foreach (var contact in listed.EnumerateArray())
            {
                Add(contact.Text("wa_id"u8), contact);
                Add(contact.Text("user_id"u8), contact);
            }
        }
    }

    /// <param name="alone">
    /// Whether there is but one message: then the one contact is its sender's, also where the ids differ, as wa_id and phone do in Brazil, or are missing.
    /// In a batch that would give one customer another's identity.
    /// </param>
    public JsonElement Of(string? id, string? userId, bool alone)
    {
        if (byId is not null)
        {
            return userId is not null && byId.TryGetValue(userId, out var found) ? found
                : id is not null && byId.TryGetValue(id, out found) ? found
                : default;
        }

        return alone || IsSame(only, "wa_id"u8, id) || IsSame(only, "user_id"u8, userId ?? id) ? only : default;
    }

    private void Add(string? id, JsonElement contact)
    {
        if (id is not null)
        {
            byId![id] = contact;
        }
    }

    private static bool IsSame(JsonElement contact, ReadOnlySpan<byte> member, string? id) => id is not null && contact.Text(member) == id;
}
