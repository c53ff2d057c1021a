using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Delivery;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Storage;

namespace Kapso.Coex.Bot.Channels.WhatsApp;

/// <summary>Our number said something, and it has to be found out whether that was us.</summary>
/// <param name="Key">Unique over everything received.</param>
/// <param name="MessageId">The wamid.</param>
/// <param name="ByPhone">It was typed in the phone's app, so it cannot be ours.</param>
/// <param name="OurId">What we wrote into <c>biz_opaque_callback_data</c>, where it comes back.</param>
internal sealed record SpokenWork(string Key, string MessageId, string Text, bool ByPhone, string? OurId)
{
    [JsonIgnore]
    public string Digest => Post.Letterhead.Digest(Text);

    public string Write() => JsonSerializer.Serialize(this, SpokenJson.Default.SpokenWork);

    public static SpokenWork Read(string json) =>
        JsonSerializer.Deserialize(json, SpokenJson.Default.SpokenWork) ?? throw new InvalidDataException("Words of our number are not kept as they should be.");
}

/// <summary>
/// Finds out whether a person spoke from our number, in the phone's app or in Kapso's inbox. If so the bot steps back, as if an agent
/// had taken over. While something of ours is under way and has no name yet, it waits: that may be it.
/// </summary>
internal sealed class StrangersWords(Store store, ConversationGrains grains, TimeProvider clock) : IWork
{
    private static readonly TimeSpan AMoment = TimeSpan.FromSeconds(2);

    public string Kind => OutboxKind.Spoken;

    public async Task Perform(OutboxRow work, CancellationToken cancelled)
    {
        var spoken = SpokenWork.Read(work.Payload);
        switch (await store.Overhear(work, spoken))
        {
            case Overheard.PerhapsOurselves:
                await store.PutOff(work.Id, clock.GetUtcNow() + AMoment, "It may be ours: something is under way.");
                break;
            case Overheard.APerson:
                await grains.Of(work.Conversation).StepBack(work.Id, spoken.Key, Secrets.Remove(spoken.Text).Text);
                break;
        }
    }
}

[JsonSerializable(typeof(SpokenWork))]
internal sealed partial class SpokenJson : JsonSerializerContext;
