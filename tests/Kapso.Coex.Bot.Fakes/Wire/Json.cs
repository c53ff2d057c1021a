using System.Text.Json.Nodes;

namespace Kapso.Coex.Bot.Fakes.Wire;

/// <summary>Reads JSON that may be anything: what is not there, or is of another kind, is null.</summary>
internal static class Json
{
    public static JsonNode? At(this JsonNode? node, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            node = node is JsonObject holder && holder.TryGetPropertyValue(name, out var member) ? member : null;
        }

        return node;
    }

    public static string? Text(this JsonNode? node, params ReadOnlySpan<string> path) =>
        node.At(path) is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public static JsonArray? List(this JsonNode? node, params ReadOnlySpan<string> path) => node.At(path) as JsonArray;

    /// <summary>Leaves out what is null, as Meta does.</summary>
    public static JsonObject Known(params ReadOnlySpan<(string Name, JsonNode? Value)> members)
    {
        var known = new JsonObject();
        foreach (var (name, value) in members)
        {
            if (value is not null)
            {
                known[name] = value;
            }
        }

        return known;
    }

    public static JsonArray ListOf(IEnumerable<JsonNode?> items) => [.. items];
}
