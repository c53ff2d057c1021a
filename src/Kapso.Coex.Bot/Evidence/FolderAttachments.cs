using System.Security.Cryptography;
using System.Text;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Storage;

namespace Kapso.Coex.Bot.Evidence;

/// <summary>Pictures as files in the data folder. Their names are made by us, from a digest and never from what the sender called them.</summary>
internal sealed class FolderAttachments(DataFolder data) : IAttachments
{
    private static readonly (string ContentType, string Extension)[] Kinds = [("image/png", ".png"), ("image/jpeg", ".jpg")];

    public async Task<string> Keep(ConversationId conversation, StoredFile file, CancellationToken cancelled)
    {
        var id = IdOf(conversation, file);
        var folder = FolderOf(id);
        Directory.CreateDirectory(folder);

        // The picture comes last: where it is, its thumbnail is too.
        await Write(Path.Combine(folder, id + ".thumbnail"), file.Thumbnail, cancelled);
        await Write(Path.Combine(folder, id + Kinds.Single(kind => kind.ContentType == file.ContentType).Extension), file.Content, cancelled);
        return id;
    }

    public async Task<StoredFile?> Find(ConversationId conversation, string id, CancellationToken cancelled)
    {
        if (id.Length != 32 || !id.All(char.IsAsciiHexDigitLower))
        {
            return null;
        }

        foreach (var (contentType, extension) in Kinds)
        {
            var path = Path.Combine(FolderOf(id), id + extension);
            if (File.Exists(path))
            {
                var content = await File.ReadAllBytesAsync(path, cancelled);
                var thumbnail = await File.ReadAllBytesAsync(Path.ChangeExtension(path, ".thumbnail"), cancelled);
                var found = new StoredFile(contentType, content, thumbnail);
                return IdOf(conversation, found) == id ? found : null;
            }
        }

        return null;
    }

    // The conversation is part of the digest: the same picture sent by two customers is two files, and neither opens the other's.
    private static string IdOf(ConversationId conversation, StoredFile file)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        digest.AppendData(Encoding.UTF8.GetBytes(conversation.Value));
        digest.AppendData([0]);
        digest.AppendData(file.Content.Span);
        return Convert.ToHexStringLower(digest.GetHashAndReset().AsSpan(0, 16));
    }

    private string FolderOf(string id) => Path.Combine(data.Path, "attachments", id[..2]);

    private static async Task Write(string path, ReadOnlyMemory<byte> content, CancellationToken cancelled)
    {
        if (File.Exists(path))
        {
            return;
        }

        var unfinished = $"{path}.{Guid.NewGuid():N}";
        await using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None))
        {
            await file.WriteAsync(content, cancelled);
            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, path, overwrite: true);
    }
}
