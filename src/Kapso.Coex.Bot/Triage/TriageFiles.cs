using Kapso.Coex.Bot.Engine.Playbooks;
using Kapso.Coex.Bot.Engine.Triage;
using Kapso.Coex.Bot.Engine.Triage.Recognition;

namespace Kapso.Coex.Bot.Triage;

/// <summary>Reads what triage learns besides the playbooks from <c>prompts/triage</c>.</summary>
internal static class TriageFiles
{
    /// <param name="prompts">The folder <c>prompts</c>.</param>
    /// <exception cref="TriageFileMistake">A file is missing or wrong; the message says where, what, and what to do.</exception>
    public static TriageLessons Read(string prompts) => new()
    {
        Concepts = ListIn(prompts, "triage", "concepts", Concept),
        OutOfScope = ListIn(prompts, "triage", "out-of-scope", "topics", Topic),
        Human = LessonNode.ReadFile(PathOf(prompts, "triage", "human")).AllowOnly("examples")["examples"].Examples,
        Empty = LessonNode.ReadFile(PathOf(prompts, "triage", "empty")).AllowOnly("words")["words"].Examples,
        Unclear = ListIn(prompts, "triage", "unclear", "situations", Situation),
        Claims = ListIn(prompts, "triage", "claims", Claim),
        Providers = ListIn(prompts, "triage", "providers", Provider),
        MetaMessages = ListIn(prompts, "triage", "meta-messages", "messages", MetaMessage),
        Questions = ListIn(prompts, "triage", "questions", Question),
    };

    private static IReadOnlyList<T> ListIn<T>(string prompts, string folder, string name, Func<LessonNode, T> read) =>
        ListIn(prompts, folder, name, name, read);

    private static IReadOnlyList<T> ListIn<T>(string prompts, string folder, string name, string key, Func<LessonNode, T> read) =>
        [.. LessonNode.ReadFile(PathOf(prompts, folder, name)).ListOf(key).Select(read)];

    private static string PathOf(string prompts, string folder, string name) => Path.Combine(prompts, folder, $"{name}.yaml");

    private static Concept Concept(LessonNode item)
    {
        item.AllowOnly("concept", "words");
        return new(item["concept"].Text, item["words"].Texts);
    }

    private static OutOfScopeTopic Topic(LessonNode item)
    {
        item.AllowOnly("topic", "examples", "answer");
        return new(item["topic"].Text, item["examples"].Examples, item["answer"].Wording);
    }

    private static UnclearSituation Situation(LessonNode item)
    {
        item.AllowOnly("situation", "choices", "question", "examples");
        PlaybookId[] choices = [.. item["choices"].Texts.Select(choice => new PlaybookId(choice))];
        return choices.Length is 2 or 3
            ? new(item["situation"].Text, choices, item["question"].Wording, item["examples"].Examples)
            : throw item["choices"].Mistake($"There are {choices.Length} choices.", "Name two or three playbooks: a question between more is hard to answer.");
    }

    private static Claim Claim(LessonNode item)
    {
        item.AllowOnly("fact", "phrases");
        return new(new(item["fact"].Text), item["phrases"].Examples);
    }

    private static ProviderName Provider(LessonNode item)
    {
        item.AllowOnly("name", "also", "unofficial");
        return new(item["name"].Text, item.Find("also")?.Texts ?? [], item.Find("unofficial")?.IsTrue ?? false);
    }

    private static MetaMessage MetaMessage(LessonNode item)
    {
        item.AllowOnly("code", "texts");
        return new(item["code"].Text, item["texts"].Examples);
    }

    private static SideQuestion Question(LessonNode item)
    {
        item.AllowOnly("question", "examples", "answer", "source");
        return new(item["question"].Text, item["examples"].Examples, item["answer"].Wording, item["source"].Text);
    }
}
