using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Storage;

namespace Kapso.Coex.Bot.Evidence;

/// <summary>Pictures beside everything else that must survive: what a backup of the database has, is whole.</summary>
internal sealed class StoredAttachments(Store store, TimeProvider clock) : IAttachments
{
    public async Task<string> Keep(ConversationId conversation, string name, StoredFile file) =>
        (await store.Attach(new NewAttachment(conversation, name, file.ContentType, file.Width, file.Height, clock.GetUtcNow(), file.Content, file.Thumbnail))).Value;

    // Nobody opens another conversation's file, not even with its id.
    public async Task<StoredFile?> Find(ConversationId conversation, string id)
    {
        var file = new FileId(id);
        return await store.Attachment(file) is { } found && found.Info.Conversation == conversation && await store.Thumbnail(file) is { } small
            ? new StoredFile(found.Info.ContentType, found.Info.Width, found.Info.Height, found.Content, small.Content) { Name = Path.ChangeExtension(found.Info.Name, EndingOf(found.Info.ContentType)) }
            : null;
    }

    private static string EndingOf(string contentType) => contentType == "image/png" ? ".png" : ".jpg";
}
