using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kapso.Coex.Bot.Channels.Widget.Wire;

/// <summary>How Direct Line's JSON is read and written.</summary>
[JsonSerializable(typeof(ActivitySet))]
[JsonSerializable(typeof(ClientActivity))]
[JsonSerializable(typeof(ConversationAnswer))]
[JsonSerializable(typeof(Echo))]
[JsonSerializable(typeof(ErrorResponse))]
[JsonSerializable(typeof(ResourceResponse))]
[JsonSerializable(typeof(TokenParameters))]
[JsonSerializable(typeof(Visit))]
[JsonSerializable(typeof(VisitorToken))]
internal sealed partial class WireJson : JsonSerializerContext
{
    /// <summary>Nothing for null; accents as they are, since this is never put into a page; nothing deep or ambiguous is read.</summary>
    public static WireJson Lean { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        AllowDuplicateProperties = false,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 32,
    });
}
