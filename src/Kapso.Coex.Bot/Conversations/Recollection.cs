using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Storage;

namespace Kapso.Coex.Bot.Conversations;

/// <summary>A conversation as it stands, remembered from what happened in it: for who looks at it and decides nothing.</summary>
internal static class Recollection
{
    public static Conversation Of(LoadedConversation loaded) => loaded.Turns
        .SelectMany(EventJson.Read)
        .Aggregate(Conversation.Begin(loaded.Id, loaded.Channel), (conversation, happened) => conversation.Evolve(happened));
}
