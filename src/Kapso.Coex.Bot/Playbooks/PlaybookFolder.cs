using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;
using Kapso.Coex.Bot.Engine.Playbooks.Authoring;

namespace Kapso.Coex.Bot.Playbooks;

/// <summary>What reading the folders gave.</summary>
internal abstract record PlaybookReading
{
    /// <param name="Playbooks">What the files say.</param>
    /// <param name="Editions">The same with their sources, to be kept.</param>
    /// <param name="Seen">How the folders looked just before, so that no change after it is missed.</param>
    public sealed record InOrder(IReadOnlyList<Playbook> Playbooks, IReadOnlyList<ServedEdition> Editions, StandardAnswers Answers, string Seen) : PlaybookReading;

    public sealed record Refused(IReadOnlyList<AuthoringMistake> Mistakes) : PlaybookReading;
}

/// <summary>Reads all playbooks with the answers that they share.</summary>
internal static class PlaybookFolder
{
    // Stands in for titles that could not be read, so that the playbooks' own mistakes are found in the same go.
    private static readonly StandardAnswers Numbered =
        new(StandardAnswers.Ids.Index().ToDictionary(answer => answer.Item, answer => new Wording($"{answer.Index}", $"{answer.Index}", $"{answer.Index}")));

    public static PlaybookReading Read(PromptFolders folders)
    {
        var seen = FolderWatch.LookAt(folders.All);
        var drafts = PromptFiles.In(folders.Playbooks);
        var answers = PhraseBook.ReadAnswers(folders.Phrases);
        var standard = answers is PhraseCompilation.InOrder read ? read.Answers() : Numbered;
        var compiled = PlaybookCompiler.Compile(drafts, standard);
        var mistakes = AuthoringMistake.InOrder(
        [
            .. drafts.Count == 0 ? [Empty(folders.Playbooks)] : Array.Empty<AuthoringMistake>(),
            .. (answers as PhraseCompilation.Refused)?.Mistakes ?? [],
            .. (compiled as Compilation.Refused)?.Mistakes ?? [],
        ]);
        return compiled is Compilation.InOrder inOrder && mistakes.Count == 0
            ? new PlaybookReading.InOrder(inOrder.Playbooks, [.. inOrder.Playbooks.Select(playbook => ServedEdition.Of(playbook.Edition, drafts))], standard, seen)
            : new PlaybookReading.Refused(mistakes);
    }

    private static AuthoringMistake Empty(string folder) => Directory.Exists(folder)
        ? new(folder, 1, "There is no playbook in this folder.", "Add one, as a file whose name ends in .yaml.")
        : new(folder, 1, "There is no such folder.", "Name the folder that holds the playbooks' .yaml files.");
}
