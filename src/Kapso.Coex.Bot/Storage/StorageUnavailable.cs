namespace Kapso.Coex.Bot.Storage;

/// <summary>Nothing could be stored just now: the disk is full, the database is locked, or we are shutting down. Trying again is safe.</summary>
internal sealed class StorageUnavailable(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>This one thing cannot be stored, today or tomorrow; what was stored beside it is not affected.</summary>
internal sealed class CannotBeStored(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>A message came for a conversation that was never started.</summary>
internal sealed class ConversationUnknown(string conversation)
    : Exception($"Conversation '{conversation}' was never started. Start it before it receives anything.");
