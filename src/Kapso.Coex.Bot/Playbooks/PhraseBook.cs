using Kapso.Coex.Bot.Engine.Playbooks;
using Kapso.Coex.Bot.Engine.Playbooks.Authoring;

namespace Kapso.Coex.Bot.Playbooks;

/// <summary>Reads prompts/phrases.</summary>
internal static class PhraseBook
{
    public const string AnswersFile = "answers.yaml";

    /// <summary>Every phrase of the folder's files by its key.</summary>
    public static PhraseCompilation Read(string folder, PhraseRules rules) => PhraseCompiler.Compile(PromptFiles.In(folder), folder, rules);

    /// <summary>The titles of the answers that many questions share.</summary>
    public static PhraseCompilation ReadAnswers(string folder)
    {
        var path = Path.Combine(folder, AnswersFile);
        return PhraseCompiler.Compile([PromptFiles.Read(path)], path, PhraseRules.Answers);
    }

    public static StandardAnswers Answers(this PhraseCompilation.InOrder read) =>
        new(StandardAnswers.Ids.ToDictionary(answer => answer, answer => read.Phrases[answer.Value]));
}
