namespace Kapso.Coex.Bot.Engine.Playbooks.Authoring;

/// <summary>Reads one step. What is missing is noted and stood in for, so that one reading finds every mistake.</summary>
internal sealed class StepReader(WrittenStep written, StandardAnswers standard, Notes notes)
{
    private static readonly Dictionary<string, Func<StepReader, StepFields, Step>> Kinds = new()
    {
        ["do"] = (reader, fields) => reader.Do(fields),
        ["ask"] = (reader, fields) => reader.Ask(fields),
        ["tell"] = (reader, fields) => reader.Tell(fields),
        ["wait"] = (reader, fields) => reader.Wait(fields),
        ["rest"] = (reader, fields) => reader.Rest(fields),
        ["solved"] = (reader, fields) => reader.Solved(fields),
        ["hand-over"] = (reader, fields) => reader.HandOver(fields),
    };

    private readonly AnswerReader answers = new(standard, notes);

    /// <summary>The step, or null when it cannot be told what kind of step it is.</summary>
    public Step? Read()
    {
        if (written.Content is not { } content)
        {
            notes.Unfinished.Add(written.Id);
            return null;
        }

        var fields = new StepFields(new Fields(content, $"Step '{written.Id}'", notes));
        if (Kind(content) is not { } kind)
        {
            notes.Unfinished.Add(written.Id);
            return null;
        }

        var step = Kinds[kind](this, fields) with { RestsOn = fields.RestsOn(), Mentions = fields.Mentions() };
        fields.NothingElse();
        return step;
    }

    private string? Kind(Node.Mapping content)
    {
        var kinds = Kinds.Keys.Where(kind => content[kind] is not null).ToList();
        if (kinds.Count == 1)
        {
            return kinds[0];
        }

        var choices = $"Give it one of {string.Join(", ", Kinds.Keys)}.";
        if (kinds.Count > 1)
        {
            notes.Wrong(written.At, $"Step '{written.Id}' is several things at once: {string.Join(", ", kinds)}.", choices);
            return null;
        }

        var meant = content.Entries.Select(entry => NearestName.Of(entry.Key, Kinds.Keys)).OfType<string>().FirstOrDefault();
        notes.Wrong(written.At, $"Step '{written.Id}' does not say what happens in it.", $"{(meant is null ? "" : $"Did you mean '{meant}'? ")}{choices}");
        return null;
    }

    private Step.Do Do(StepFields fields) => new()
    {
        Id = written.Id,
        Origin = written.Origin,
        Source = fields.Source(written.Source),
        Action = fields.Wording("do"),
        Why = fields.Wording("why"),
        Expect = fields.Wording("expect"),
        Help = fields.Wording("help"),
        AnotherWay = fields.Wording("another-way"),
        Keeps = fields.Wording("keeps"),
        Who = fields.Who(),
        Link = fields.Link(),
        Danger = fields.Danger(written.Id),
        Answers = answers.OfDo(fields.All, written.Id),
    };

    private Step.Ask Ask(StepFields fields) => new()
    {
        Id = written.Id,
        Origin = written.Origin,
        Source = fields.Source(written.Source),
        Question = fields.Wording("ask"),
        Help = fields.Wording("help"),
        Link = fields.Link(),
        Answers = answers.OfAsk(fields.All, written.Id),
    };

    private Step.Tell Tell(StepFields fields) => new()
    {
        Id = written.Id,
        Origin = written.Origin,
        Source = fields.Source(written.Source),
        Message = fields.Wording("tell"),
        Link = fields.Link(),
        Next = fields.Next(written.Id),
        Answers = [],
    };

    private Step.Wait Wait(StepFields fields)
    {
        var next = fields.Next(written.Id);
        return new()
        {
            Id = written.Id,
            Origin = written.Origin,
            Source = fields.Source(written.Source),
            For = fields.Length(),
            Why = fields.Wording("why"),
            Next = next,
            Answers = answers.OfWait(next),
        };
    }

    private Step.Rest Rest(StepFields fields) => new()
    {
        Id = written.Id,
        Origin = written.Origin,
        Source = fields.Source(written.Source),
        Message = fields.Wording("rest"),
        Next = fields.Next(written.Id),
        Answers = [],
    };

    private Step.Solved Solved(StepFields fields) => new()
    {
        Id = written.Id,
        Origin = written.Origin,
        Source = fields.Source(written.Source),
        Farewell = fields.Wording("solved"),
        Answers = [],
    };

    private Step.HandOver HandOver(StepFields fields) => new()
    {
        Id = written.Id,
        Origin = written.Origin,
        Source = fields.Source(written.Source),
        Reason = fields.Reason(),
        Evidence = fields.Evidence(),
        Answers = [],
    };
}
