using Kapso.Coex.Bot.Engine.Conversations;

namespace Kapso.Coex.Bot.Conversations;

/// <summary>What the bot knows now: swapped as a whole when staff change a file.</summary>
internal sealed class KnowledgeBase
{
    public Knowledge Now => throw new NotSupportedException();
}
