using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Conversations;

/// <summary>How a turn's events are written: ids as plain strings, enums by name, nothing for null.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters =
    [
        typeof(MessageIds), typeof(PlaybookIds), typeof(StepIds), typeof(StepOrigins), typeof(AnswerIds), typeof(Facts), typeof(EscalationIds),
        typeof(ConversationIds),
    ])]
[JsonSerializable(typeof(IReadOnlyList<ConversationEvent>))]
[JsonSerializable(typeof(Brief))]
internal sealed partial class EventJson : JsonSerializerContext
{
    public static string Write(IReadOnlyList<ConversationEvent> events) => JsonSerializer.Serialize(events, Default.IReadOnlyListConversationEvent);

    public static IReadOnlyList<ConversationEvent> Read(string json) => JsonSerializer.Deserialize(json, Default.IReadOnlyListConversationEvent) ?? [];

    internal abstract class AsString<T>(Func<string, T> read, Func<T, string> write) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => read(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(write(value));
    }

    internal sealed class MessageIds() : AsString<MessageId>(value => new MessageId(value), id => id.Value);

    internal sealed class PlaybookIds() : AsString<PlaybookId>(value => new PlaybookId(value), id => id.Value);

    internal sealed class StepIds() : AsString<StepId>(value => new StepId(value), id => id.Value);

    internal sealed class StepOrigins() : AsString<StepOrigin>(value => new StepOrigin(value), id => id.Value);

    internal sealed class AnswerIds() : AsString<AnswerId>(value => new AnswerId(value), id => id.Value);

    internal sealed class Facts() : AsString<Fact>(value => new Fact(value), id => id.Value);

    internal sealed class EscalationIds() : AsString<EscalationId>(value => new EscalationId(value), id => id.Value);

    internal sealed class ConversationIds() : AsString<ConversationId>(value => new ConversationId(value), id => id.Value);
}
