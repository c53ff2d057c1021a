using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Triage;

/// <summary>Reads prompts/triage/words.yaml: commands, standard answers, cues and the names of languages.</summary>
internal static class WordsFile
{
    /// <param name="prompts">The folder <c>prompts</c>.</param>
    public static Vocabulary Read(string prompts)
    {
        var file = LessonNode.ReadFile(Path.Combine(prompts, "triage", "words.yaml")).AllowOnly("commands", "answers", "cues", "languages");
        return new Vocabulary(
            ByName<Command>(file["commands"]),
            file["answers"].Entries.ToDictionary(entry => new AnswerId(entry.Key), entry => AllOf(entry.Value)),
            ByName<Cue>(file["cues"]),
            Names<Language>(file["languages"]).ToDictionary(entry => entry.Name, entry => entry.Node.Texts));
    }

    private static Dictionary<T, IReadOnlyList<string>> ByName<T>(LessonNode node)
        where T : struct, Enum => Names<T>(node).ToDictionary(entry => entry.Name, entry => AllOf(entry.Node));

    /// <summary>Every member of the enum has to be there, by its name in kebab case.</summary>
    private static IEnumerable<(T Name, LessonNode Node)> Names<T>(LessonNode node)
        where T : struct, Enum
    {
        var keys = Enum.GetValues<T>().ToDictionary(KebabCase.Of);
        node.AllowOnly([.. keys.Keys]);
        return keys.Select(key => (key.Value, node[key.Key]));
    }

    private static IReadOnlyList<string> AllOf(LessonNode node) => [.. node.Examples.All];
}
