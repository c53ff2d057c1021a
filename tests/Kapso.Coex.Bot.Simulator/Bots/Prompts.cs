using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Playbooks;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kapso.Coex.Bot.Simulator.Bots;

/// <summary>What the bot knows from a folder of prompts, without a host around it.</summary>
internal static class Prompts
{
    /// <exception cref="PlaybooksRefusedException">There are mistakes in the playbooks.</exception>
    public static Knowledge Read(string? folder = null)
    {
        var folders = PromptFolders.Under(folder ?? Path.Combine(AppContext.BaseDirectory, "prompts"));
        if (PlaybookFolder.Read(folders) is not PlaybookReading.InOrder reading)
        {
            throw new InvalidOperationException($"The playbooks under {folders} have mistakes; `playbooks check` lists them.");
        }

        using var shelf = new PlaybookShelf(folders, reading, TimeProvider.System, NullLogger<PlaybookShelf>.Instance);
        return new KnowledgeBase(shelf, folders, new NoInvitations(), DeskHours.Always, NullLogger<KnowledgeBase>.Instance).Now;
    }
}
