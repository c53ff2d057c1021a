using Kapso.Coex.Bot.Channels.Widget.Wire;
using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Evidence;

namespace Kapso.Coex.Bot.Channels.Widget;

/// <summary>Checks and keeps the files of a message. A refused one still is part of it: the bot says what was wrong.</summary>
internal sealed class ReceivedFiles(PictureCheck check, IAttachments attachments, Turnstiles turnstiles)
{
    /// <param name="conversation">Whose files they are.</param>
    /// <param name="named">The attachments in the customer's order; files arrive in the order in which they happened to be ready.</param>
    /// <param name="files">The files.</param>
    /// <param name="cancelled">When nobody waits any more.</param>
    public async Task<IReadOnlyList<MessageFile>> Keep(
        ConversationId conversation, IReadOnlyList<ClientAttachment?>? named, IReadOnlyList<UploadedFile> files, CancellationToken cancelled)
    {
        var places = (named ?? []).Select(attachment => FileName.Clean(attachment?.Name)).ToList();
        var kept = new List<MessageFile>();

        // Pictures are opened one after the other. Who sends many has one in that queue at a time, and holds nobody up.
        using var through = await turnstiles.Enter(conversation.Value, cancelled);
        foreach (var file in files.OrderBy(file => places.IndexOf(file.Name) is >= 0 and var place ? place : int.MaxValue))
        {
            kept.Add(await Keep(conversation, file, cancelled));
        }

        return kept;
    }

    /// <summary>What a message without files pretends to bring: addresses of somewhere else. They are never fetched.</summary>
    public static IReadOnlyList<MessageFile> NotBrought(IReadOnlyList<ClientAttachment?>? named) =>
    [
        .. (named ?? []).OfType<ClientAttachment>().Take(20).Select(attachment => new MessageFile(
            null, FileName.Clean(attachment.Name), FileName.CleanType(attachment.ContentType), 0, nameof(FileVerdict.NotAPicture))),
    ];

    private async Task<MessageFile> Keep(ConversationId conversation, UploadedFile file, CancellationToken cancelled)
    {
        var found = file.Size > file.Content.Length ? new CheckedFile(FileVerdict.TooLarge) : await check.Check(file.Content, cancelled);
        if (found.Picture is not { } picture)
        {
            return new MessageFile(null, file.Name, file.ContentType, file.Size, found.Verdict.ToString());
        }

        var id = await attachments.Keep(conversation, file.Name, picture);
        return new MessageFile(id, file.Name, picture.ContentType, picture.Content.Length, found.Verdict.ToString());
    }
}
