using Kapso.Coex.Bot.Engine.Conversations;

namespace Kapso.Coex.Bot.Conversations;

/// <summary>Finds a conversation's grain.</summary>
internal sealed class ConversationGrains(IGrainFactory grains)
{
    // GetGrain<T>(key) looks both types' names up by reflection each time, at the price of half a turn's dialogue.
    private readonly Lazy<GrainReference> pattern = new(() => (GrainReference)grains.GetGrain<IConversationGrain>("pattern"));

    public IConversationGrain Of(ConversationId conversation) =>
        (IConversationGrain)grains.GetGrain(GrainId.Create(pattern.Value.GrainId.Type, conversation.Value), pattern.Value.InterfaceType);
}
