using Kapso.Coex.Bot.Engine.Conversations;

namespace Kapso.Coex.Bot.Storage;

/// <summary>A file to store, checked and re-encoded.</summary>
internal sealed record NewAttachment(
    ConversationId Conversation, string Name, string ContentType, int Width, int Height, DateTimeOffset CreatedAt, byte[] Content, byte[]? Thumbnail);

/// <summary>What is known about a stored file without reading it.</summary>
internal sealed record AttachmentInfo(
    FileId Id, ConversationId Conversation, string Name, string ContentType, int Width, int Height, DateTimeOffset CreatedAt);

/// <summary>A stored file, or its thumbnail.</summary>
internal sealed record StoredAttachment(AttachmentInfo Info, byte[] Content);
