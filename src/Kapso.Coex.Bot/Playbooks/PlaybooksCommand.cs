using Kapso.Coex.Bot.Engine.Playbooks.Authoring;

namespace Kapso.Coex.Bot.Playbooks;

/// <summary><c>playbooks check [FOLDER]</c>: every authoring mistake, or one line that all is in order.</summary>
internal static class PlaybooksCommand
{
    public static int Check(string folder, TextWriter output) => Check(PromptFolders.Beside(folder), new PhraseRules(), output);

    /// <param name="rules">What the other phrases have to be like.</param>
    public static int Check(PromptFolders folders, PhraseRules rules, TextWriter output)
    {
        var reading = PlaybookFolder.Read(folders);
        var mistakes = AuthoringMistake.InOrder(
        [
            .. (reading as PlaybookReading.Refused)?.Mistakes ?? [],
            .. (PhraseBook.Read(folders.Phrases, rules) as PhraseCompilation.Refused)?.Mistakes ?? [],
        ]);
        foreach (var mistake in mistakes)
        {
            output.WriteLine(mistake);
        }

        if (reading is not PlaybookReading.InOrder { Playbooks: var playbooks } || mistakes.Count > 0)
        {
            return 1;
        }

        output.WriteLine($"{playbooks.Count} playbooks, {playbooks.Sum(playbook => playbook.Steps.Count)} steps: all in order.");
        return 0;
    }
}
