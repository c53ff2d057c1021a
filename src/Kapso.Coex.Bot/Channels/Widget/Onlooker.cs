using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Storage;

namespace Kapso.Coex.Bot.Channels.Widget;

/// <summary>Looks at a conversation from beside it: how it stands, with all that is needed to tell of it.</summary>
internal sealed class Onlooker(Store store, KnowledgeBase knowledge)
{
    public Knowledge Knowledge => knowledge.Now;

    /// <summary>A conversation that was not opened yet has nothing in it.</summary>
    /// <param name="page">What the page is written in, as long as nothing was said.</param>
    public async Task<Sight> See(ConversationId id, Language? page)
    {
        if (await store.Load(id) is not { } loaded)
        {
            return new Sight(Conversation.Begin(id, Conversing.Channel), page ?? Language.English, [], false, null);
        }

        var conversation = Recollection.Of(loaded);
        var found = conversation.State is ConversationState.WithPerson person ? await store.Case(person.Escalation.Value) : null;
        var taken = found is { Escalation.State: "taken" };
        return new Sight(
            conversation,
            conversation.Language ?? page ?? Language.English,
            await store.Attachments(id),
            taken,
            !taken ? null
            : found!.Holder is { Name.Length: > 0 } holder ? holder.Name
            : await store.LastByAgent(id) is { } said ? Written.Read(said).By : null);
    }
}

/// <summary>What an onlooker sees.</summary>
/// <param name="IsTaken">A person has the case in hand, and does not only wait for it.</param>
/// <param name="Agent">That person's name, where it is known.</param>
internal sealed record Sight(Conversation Conversation, Language Language, IReadOnlyList<AttachmentInfo> Files, bool IsTaken, string? Agent);
