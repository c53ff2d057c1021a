using Kapso.Coex.Bot.Engine.Languages;

namespace Kapso.Coex.Bot.Engine.Playbooks.Authoring;

/// <summary>A playbook as far as it could be read, with what was noted on the way.</summary>
/// <param name="At">Where it names itself.</param>
/// <param name="Places">Every step that it has, readable or not, in order.</param>
internal sealed record ReadPlaybook(Playbook Playbook, Place At, IReadOnlyList<(StepId Id, Place At)> Places, Notes Notes);

/// <summary>Reads one draft.</summary>
internal sealed class PlaybookReader(IReadOnlyList<Draft> drafts, StandardAnswers standard)
{
    public ReadPlaybook Read(Draft.Readable draft)
    {
        var notes = new Notes();
        var fields = new Fields(draft.Root, "The playbook", notes);
        CheckName(fields, draft);
        fields.NeedText("source", "Name the paragraph of the help page that it follows.");
        fields.Need("checked", "Write the day on which somebody last compared it with its source.");
        fields.Date("checked");
        var written = Steps(fields, draft);
        var playbook = new Playbook
        {
            Edition = new Edition(new PlaybookId(draft.Name), Lending.VersionOf(Lending.FilesOf(draft, drafts))),
            Choice = fields.Title("choice"),
            Hypothesis = fields.Wording("hypothesis"),
            OfCode = fields.Has("of-code") ? fields.Wording("of-code") : null,
            Codes = Codes(fields),
            Examples = Examples(fields),
            Starts = Starts(fields),
            Steps = [.. written.Select(step => new StepReader(step, standard, notes).Read()).OfType<Step>()],
        };
        fields.NothingElse();
        return new ReadPlaybook(playbook, (draft.Root as Node.Mapping)?["playbook"]?.At ?? draft.Root.At, [.. written.Select(step => (step.Id, step.At))], notes);
    }

    private static void CheckName(Fields fields, Draft.Readable draft)
    {
        fields.Name("playbook");
        if (fields.NeedText("playbook", $"Begin the file with `playbook: {draft.Name}`.") is { } name && name != draft.Name)
        {
            fields.Notes.Wrong(
                fields.Take("playbook")!.At,
                $"The playbook is called '{name}' in a file called '{draft.Name}.yaml'.",
                $"Write `playbook: {draft.Name}`, or rename the file.");
        }
    }

    private List<WrittenStep> Steps(Fields fields, Draft.Readable draft)
    {
        fields.Need("steps", "Add its steps in the order of the walk.");
        foreach (var nameless in fields.Items("steps").Where(step => (step as Node.Mapping)?.StepName() is null))
        {
            fields.Notes.Wrong(nameless.At, "A step has no name.", "Begin it with `step:` and a name, or with `use:` to borrow one.");
        }

        // A file that is no mapping at all has been noted as such, and has no steps.
        var written = new Borrowing(drafts).StepsOf(draft, fields.Notes);
        foreach (var twice in written.GroupBy(step => step.Id).SelectMany(same => same.Skip(1)))
        {
            var first = written.First(step => step.Id == twice.Id);
            fields.Notes.Wrong(twice.At, $"Step '{twice.Id}' is there twice, first in line {first.At.Line}.", "Give one of them another name.");
        }

        return [.. written.DistinctBy(step => step.Id)];
    }

    private static List<string> Codes(Fields fields)
    {
        foreach (var code in fields.Items("codes").OfType<Node.Text>().Where(code => code.Value.Length == 0 || !code.Value.All(char.IsAsciiDigit)))
        {
            fields.Notes.Wrong(code.At, $"'{code.Value}' is not a code of Meta's.", "Write the digits only: ['3441041'].");
        }

        return [.. fields.Texts("codes")];
    }

    private static Dictionary<Language, IReadOnlyList<string>> Examples(Fields fields)
    {
        if (fields.Need("examples", "Add what customers write, as lists under en, es and pt.") is not { } node)
        {
            return [];
        }

        var byLanguage = new Fields(node, "`examples`", fields.Notes);
        foreach (var language in LanguageCodes.All.Where(language => byLanguage.Items(language.Code()).Count == 0))
        {
            fields.Notes.Wrong(byLanguage.At, $"There are no examples in {language}.", $"List what customers write under `{language.Code()}:`.");
        }

        byLanguage.NothingElse();
        return LanguageCodes.All.ToDictionary(language => language, language => byLanguage.Texts(language.Code()));
    }

    private static List<Start> Starts(Fields fields)
    {
        fields.Need("start", "Say where to begin: `start: [{at: first-step}]`.");
        var starts = new List<Start>();
        foreach (var node in fields.Items("start"))
        {
            var start = new Fields(node, "The start", fields.Notes);
            start.Need("at", "Name the step to begin at.");
            if (start.Target("at") is Target.ToStep to)
            {
                starts.Add(new Start(start.Fact("if"), to.Step));
            }

            NoteFact(start);
            start.NothingElse();
        }

        CheckOrder(starts, fields);
        return starts;
    }

    private static void NoteFact(Fields start)
    {
        if (start.Fact("if") is { } fact)
        {
            start.Notes.FactsAskedFor.Add(new(start.Take("if")!.At, start.Owner, fact));
        }
    }

    private static void CheckOrder(List<Start> starts, Fields fields)
    {
        var at = fields.Take("start")?.At ?? fields.At;
        if (starts.Count == 0 || starts[^1].If is not null)
        {
            fields.Notes.Wrong(at, "Nothing says where to begin when no fact is known.", "End `start:` with an entry that has no `if`.");
        }

        if (starts.SkipLast(1).Any(start => start.If is null))
        {
            fields.Notes.Wrong(at, "An entry of the start without `if` hides those after it.", "Move it to the end, or give it an `if`.");
        }
    }
}
