using Kapso.Coex.Bot.Desk.Pages;
using Kapso.Coex.Bot.Engine.Playbooks.Authoring;
using Kapso.Coex.Bot.Triage;

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
            .. Replies.Mistakes(folders.Desk),
            .. MistakesInTriage(TriageRoom.RootOf(folders)),
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

    // Of what triage learns from, only the first mistake is known: its files are read one after the other.
    private static IReadOnlyList<AuthoringMistake> MistakesInTriage(string prompts)
    {
        if (!Directory.Exists(Path.Combine(prompts, "triage")))
        {
            return [];
        }

        try
        {
            TriageFiles.Read(prompts);
            WordsFile.Read(prompts);
            return [];
        }
        catch (TriageFileMistake found)
        {
            return [new AuthoringMistake(Path.GetRelativePath(Environment.CurrentDirectory, found.File), found.Line, found.What, found.WhatToDo)];
        }
    }
}
