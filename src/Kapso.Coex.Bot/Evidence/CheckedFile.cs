using Kapso.Coex.Bot.Engine.Conversations;

namespace Kapso.Coex.Bot.Evidence;

/// <summary>What a file turned out to be, and what we made of it when it was a picture.</summary>
internal sealed record CheckedFile(FileVerdict Verdict, StoredFile? Picture = null);
