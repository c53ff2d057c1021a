using Kapso.Coex.Bot.Engine.Conversations;

namespace Kapso.Coex.Bot.Evidence;

/// <summary>Keeps the pictures that customers sent.</summary>
internal interface IAttachments
{
    /// <summary>Returns the file's id, when it is durably stored. The same picture in the same conversation has the same id.</summary>
    public Task<string> Keep(ConversationId conversation, string name, StoredFile file);

    public Task<StoredFile?> Find(ConversationId conversation, string id);
}
