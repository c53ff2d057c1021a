using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Playbooks;
using Kapso.Coex.Bot.Tests.Conversations;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Kapso.Coex.Bot.Tests.Transcripts;

/// <summary>What the bot knows from the real prompts/, without a host around it. Made once: it learns for a second.</summary>
internal static class RealPrompts
{
    private static readonly Lazy<Knowledge> Read = new(Make);

    public static Knowledge Knowledge => Read.Value;

    private static Knowledge Make()
    {
        var folders = PromptFolders.Under(Path.Combine(AppContext.BaseDirectory, "prompts"));
        var reading = Assert.IsType<PlaybookReading.InOrder>(PlaybookFolder.Read(folders));
        using var shelf = new PlaybookShelf(folders, reading, new FakeTimeProvider(), NullLogger<PlaybookShelf>.Instance);
        return new KnowledgeBase(shelf, folders, new NobodyInvited(), DeskHours.Always, NullLogger<KnowledgeBase>.Instance).Now;
    }
}
