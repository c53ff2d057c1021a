using System.Text.Json;
using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Engine.Conversations;

namespace Kapso.Coex.Bot.Conversations;

/// <summary>Takes secrets out of JSON of any shape: out of its texts, its numbers, and the names of its members.</summary>
internal static class RedactedJson
{
    /// <summary>By this name clients recognise what they sent when it comes back.</summary>
    private const string NameByClient = "clientActivityID";

    private const int ShortestToken = 16;

    /// <summary>The very same where there is nothing to take out.</summary>
    public static JsonElement Of(JsonElement json) => HasSecret(json, null, false) ? JsonSerializer.SerializeToElement(Clean(json, null, false)!) : json;

    /// <param name="json">What is looked through.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="hidden">It is called by the name of a secret, or stands inside of what is: all of it is the secret.</param>
    private static bool HasSecret(JsonElement json, string? name, bool hidden) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().Any(member =>
            NameOf(member) is not { } inner || HasSecret(member.Value, inner, hidden || Secrets.IsLabel(inner))),
        JsonValueKind.Array => json.EnumerateArray().Any(item => HasSecret(item, name, hidden)),
        JsonValueKind.String or JsonValueKind.Number => hidden || WithoutSecret(json, name) is not null,
        _ => false,
    };

    private static JsonNode? Clean(JsonElement json, string? name, bool hidden) => json.ValueKind switch
    {
        JsonValueKind.Object => new JsonObject(
        [
            .. json.EnumerateObject().Select(member => (Name: NameOf(member), member.Value)).Where(member => member.Name is not null)
                .Select(member => KeyValuePair.Create(member.Name!, Clean(member.Value, member.Name, hidden || Secrets.IsLabel(member.Name!)))),
        ]),
        JsonValueKind.Array => new JsonArray([.. json.EnumerateArray().Select(item => Clean(item, name, hidden))]),
        JsonValueKind.String or JsonValueKind.Number when hidden => Secrets.Removed,
        JsonValueKind.String or JsonValueKind.Number when WithoutSecret(json, name) is { } clean => clean,
        JsonValueKind.Null => null,
        _ => JsonValue.Create(json),
    };

    /// <summary>Null when there is no secret in it.</summary>
    private static string? WithoutSecret(JsonElement leaf, string? name)
    {
        if (TextOf(leaf) is not { } said)
        {
            return Secrets.Removed;
        }

        // Long hexadecimal, but of a program's making.
        if (said.Length == 0 || (name == NameByClient && Guid.TryParseExact(said, "N", out _)))
        {
            return null;
        }

        // Together with its name, because that may be what tells.
        return Secrets.Remove($"{name}: {said}").Had ? Secrets.Remove(said) is { Had: true, Text: var text } ? text : Secrets.Removed : null;
    }

    /// <summary>Null for half a character, which is no text and which nobody can judge.</summary>
    private static string? TextOf(JsonElement leaf)
    {
        try
        {
            return leaf.ToString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Null for a member that is called by a secret; it goes as a whole, because two of them would have one name.</summary>
    private static string? NameOf(JsonProperty member)
    {
        try
        {
            return member.Name.Length >= ShortestToken && Secrets.Remove(member.Name).Had ? null : member.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
