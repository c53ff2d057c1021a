using Kapso.Coex.Bot.Engine.Languages;

namespace Kapso.Coex.Bot.Engine.Playbooks.Authoring;

/// <summary>Reads the answers that a step takes.</summary>
internal sealed class AnswerReader(StandardAnswers standard, Notes notes)
{
    private const int FewestAnswers = 2;
    private const int MostAnswers = 6;

    private static readonly AnswerId[] OfEveryDo = [AnswerId.Done, AnswerId.Already, AnswerId.CannotFind, AnswerId.Other];
    private static readonly AnswerId[] RecordedOnly = [AnswerId.Skipped, AnswerId.Over];

    /// <summary>The four answers of something to do, with what the step changes or adds: done, already, its own, cannot-find, other.</summary>
    public IReadOnlyList<Answer> OfDo(Fields fields, StepId step)
    {
        var next = fields.Target("next");
        var learns = Learned(fields);
        var knownBy = AskedFor(fields);
        var written = Written(fields, step, OfEveryDo);
        if (next is null && !(Leads(AnswerId.Done) && Leads(AnswerId.Already)))
        {
            notes.Unfinished.Add(step);
            notes.Wrong(fields.At, $"{fields.Owner} does not say where it leads.", "Add `next:` with the step that follows when it is done.");
        }

        var own = written.Where(answer => !OfEveryDo.Contains(answer.Id));
        return Checked(fields, [Standing(AnswerId.Done), Standing(AnswerId.Already), .. own, Standing(AnswerId.CannotFind), Standing(AnswerId.Other)]);

        bool Leads(AnswerId id) => written.Any(answer => answer.Id == id && answer.Next is not null);

        Answer Standing(AnswerId id)
        {
            var settles = id == AnswerId.Done || id == AnswerId.Already;
            var answer = written.FirstOrDefault(candidate => candidate.Id == id) ?? new Answer { Id = id, Title = standard[id] };
            return answer with
            {
                Next = answer.Next ?? (settles ? next : null),
                Learns = answer.Learns ?? (settles ? learns : null),
                KnownBy = answer.KnownBy ?? (id == AnswerId.Already ? knownBy : null),
            };
        }
    }

    /// <summary>The answers of a question.</summary>
    public IReadOnlyList<Answer> OfAsk(Fields fields, StepId step)
    {
        var answers = Written(fields, step, [AnswerId.Yes, AnswerId.No]);
        if (answers.Count is < FewestAnswers or > MostAnswers)
        {
            notes.Unfinished.Add(step);
            notes.Wrong(
                fields.At,
                $"{fields.Owner} has too {(answers.Count < FewestAnswers ? "few" : "many")} answers: {answers.Count}.",
                $"Give a question {FewestAnswers} to {MostAnswers} of them under `answers:`.");
        }
        else if (!notes.Unfinished.Contains(step) && answers.All(answer => answer.Next is null))
        {
            notes.Unfinished.Add(step);
            notes.Wrong(fields.At, $"No answer of {fields.OwnerInside} leads anywhere.", "Add `next:` to the answers that go on.");
        }

        return Checked(fields, answers);
    }

    /// <summary>The only answer of a wait.</summary>
    public IReadOnlyList<Answer> OfWait(Target? next) => [new Answer { Id = AnswerId.Ready, Title = standard[AnswerId.Ready], Next = next }];

    private List<Answer> Written(Fields step, StepId id, IReadOnlyCollection<AnswerId> titled) =>
        [.. step.Items("answers").Select(node => Read(node, step, id, titled)).OfType<Answer>()];

    private Answer? Read(Node node, Fields step, StepId id, IReadOnlyCollection<AnswerId> titled)
    {
        var name = (node as Node.Mapping)?.TextOf("answer");
        var fields = new Fields(node, name is null ? $"An answer of {step.OwnerInside}" : $"Answer '{name}' of {step.OwnerInside}", notes);
        fields.Need("answer", "Give it a name: `answer: cannot-remove`.");
        var answer = new AnswerId(fields.Name("answer") ?? "");
        if (RecordedOnly.Contains(answer))
        {
            notes.Wrong(fields.At, $"{fields.Owner} has a name that is kept for what the bot records itself.", "Give it another name.");
        }

        var read = new Answer
        {
            Id = answer,
            Title = fields.Has("title") || !titled.Contains(answer) ? fields.Title("title") : standard[answer],
            Next = fields.Target("next"),
            Learns = Learned(fields),
            KnownBy = AskedFor(fields),
            Words = fields.Texts("words"),
        };
        fields.Take("title");
        CheckLeads(read, fields, id, titled);
        fields.NothingElse();
        return name is null ? null : read;
    }

    private void CheckLeads(Answer answer, Fields fields, StepId step, IReadOnlyCollection<AnswerId> titled)
    {
        var dealtWith = answer.Id == AnswerId.CannotFind || answer.Id == AnswerId.Other || (titled.Contains(AnswerId.Done) && titled.Contains(answer.Id));
        if (answer.Next is null && !dealtWith && !fields.Has("next"))
        {
            notes.Unfinished.Add(step);
            notes.Wrong(fields.At, $"{fields.Owner} does not say where it leads.", "Add `next:`, or name it cannot-find if it means that the customer does not know.");
        }
    }

    private IReadOnlyList<Answer> Checked(Fields fields, IReadOnlyList<Answer> answers)
    {
        foreach (var twice in answers.GroupBy(answer => answer.Id).Where(same => same.Count() > 1))
        {
            notes.Wrong(fields.At, $"{fields.Owner} has the answer '{twice.Key}' twice.", "Keep one of them, or give the other another name.");
        }

        var titles = answers.DistinctBy(answer => answer.Id).SelectMany(answer => answer.Title.ByLanguage()).Where(title => title.Text.Length > 0);
        foreach (var twice in titles.GroupBy(title => (title.Language, title.Text.ToUpperInvariant())).Where(same => same.Count() > 1))
        {
            notes.Wrong(fields.At, $"{fields.Owner} has the title '{twice.First().Text}' twice in {twice.Key.Language}.", "Word the two answers differently.");
        }

        return answers;
    }

    private Fact? Learned(Fields fields)
    {
        var fact = fields.Fact("learns");
        if (fact is { } learned)
        {
            notes.FactsLearned.Add(learned);
        }

        return fact;
    }

    private Fact? AskedFor(Fields fields)
    {
        var fact = fields.Fact("known-by");
        if (fact is { } known)
        {
            notes.FactsAskedFor.Add(new(fields.Take("known-by")!.At, fields.Owner, known));
        }

        return fact;
    }
}
