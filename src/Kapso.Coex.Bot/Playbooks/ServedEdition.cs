using System.Text;
using System.Text.Json;
using Kapso.Coex.Bot.Engine.Playbooks;
using Kapso.Coex.Bot.Engine.Playbooks.Authoring;

namespace Kapso.Coex.Bot.Playbooks;

/// <summary>An edition with everything that it was made from, so that it can be read again long after its files have changed.</summary>
internal sealed class ServedEdition(Edition edition, Func<string> write)
{
    public ServedEdition(Edition edition, string source)
        : this(edition, () => source)
    {
    }

    public Edition Edition => edition;

    /// <summary>JSON: the texts of its file and of those it borrows from, by their names. Made when it is asked for, which is once in an edition's life.</summary>
    public string Source => write();

    public static ServedEdition Of(Edition edition, IReadOnlyList<Draft> drafts)
    {
        var own = drafts.OfType<Draft.Readable>().First(draft => draft.Name == edition.Id.Value);
        var files = Lending.FilesOf(own, drafts).Select(file => (file.Name, file.Content)).ToList();
        return new ServedEdition(edition, () => JsonSerializer.Serialize(files.ToDictionary(file => file.Name, file => Encoding.UTF8.GetString(file.Content.Span))));
    }

    /// <summary>The playbook as it was; null when it cannot be read any more.</summary>
    public Playbook? Restore(StandardAnswers answers)
    {
        var texts = JsonSerializer.Deserialize<Dictionary<string, string>>(Source) ?? [];
        var drafts = texts.Select(text => YamlDraft.Read($"{text.Key}@{Edition.Version}", text.Key, Encoding.UTF8.GetBytes(text.Value))).ToList();
        return drafts.OfType<Draft.Readable>().FirstOrDefault(draft => draft.Name == Edition.Id.Value) is { } own
            && PlaybookCompiler.Restore(own, drafts, answers) is Compilation.InOrder { Playbooks: [var playbook] }
            ? playbook with { Edition = Edition }
            : null;
    }
}
