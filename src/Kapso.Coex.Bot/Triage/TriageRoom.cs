using Kapso.Coex.Bot.Engine.Playbooks;
using Kapso.Coex.Bot.Engine.Triage;
using Kapso.Coex.Bot.Playbooks;

namespace Kapso.Coex.Bot.Triage;

/// <summary>Which playbook fits: the engine's own triage, from what staff wrote under prompts/.</summary>
internal static class TriageRoom
{
    /// <summary>Triage has nothing to run by itself; this checks its files before the product starts.</summary>
    public static void AddTriage(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton(services => TriageFiles.Read(RootOf(services.GetRequiredService<PromptFolders>())));

    public static TriageIndex BuildIndex(PromptFolders folders) => PlaybookFolder.Read(folders) switch
    {
        PlaybookReading.InOrder read => BuildIndex(read.Playbooks, TriageFiles.Read(RootOf(folders))),
        PlaybookReading.Refused refused => throw new PlaybooksRefusedException(refused.Mistakes),
        var other => throw new InvalidOperationException($"{other} is not a reading."),
    };

    /// <summary>Learns, or takes over what was learnt from the same when the product was built.</summary>
    public static TriageIndex BuildIndex(IReadOnlyList<Playbook> playbooks, TriageLessons lessons) =>
        TriageIndex.Build(playbooks, lessons, LearntFile.Read(LearntFile.Own));

    public static string RootOf(PromptFolders folders) => Path.GetDirectoryName(Path.GetFullPath(folders.Playbooks))!;
}
