namespace Kapso.Coex.Bot.Engine.Playbooks.Authoring;

/// <summary>
/// Lays borrowed steps beneath what their borrowers write: texts, who, link, danger, facts and mentions come along, and what the borrower
/// writes wins; a key left empty drops what would come along. Where a step leads is not borrowed, because it leads to steps of the other
/// playbook; only the step for a declined danger comes along, where the borrower has borrowed that step too.
/// </summary>
internal sealed class Borrowing(IReadOnlyList<Draft> drafts)
{
    private static readonly string[] NotLent = ["step", "use", "as", "next"];

    /// <summary>The playbook's steps with everything that they borrow.</summary>
    public IReadOnlyList<WrittenStep> StepsOf(Draft.Readable draft, Notes notes) =>
        [.. draft.WrittenSteps().Where(step => step.StepName() is not null).Select(step => Fill(draft, step, [], notes))];

    private WrittenStep Fill(Draft.Readable draft, Node.Mapping step, IReadOnlyList<string> borrowers, Notes notes)
    {
        var id = new StepId(step.StepName()!);
        var own = new RestsOn(drafts).Resolve(draft, step, notes);
        var name = $"{draft.Name}/{id}";
        if (own.TextOf("use") is not { } use)
        {
            return new WrittenStep(step.At, id, new StepOrigin(name), own, SourceOf(draft));
        }

        if (borrowers.Contains(name))
        {
            NoteCircle([.. borrowers.SkipWhile(borrower => borrower != name)], own["use"]!.At, notes);
        }
        else if (Lender(draft, use, own["use"]!.At, notes) is ({ } lender, { } lent) && Fill(lender, lent, [.. borrowers, name], notes) is { Content: { } content } first)
        {
            return first with { At = step.At, Id = id, Content = Overlay.Lay(own, Lent(content, draft, lender), step.At) };
        }

        return new WrittenStep(step.At, id, new StepOrigin(name), null, SourceOf(draft));
    }

    private (Draft.Readable? Lender, Node.Mapping? Step) Lender(Draft.Readable borrower, string use, Place at, Notes notes)
    {
        if (use.Split('/') is not [var playbook, var step])
        {
            notes.Wrong(at, $"'{use}' names no step to borrow.", "Write the playbook and the step: `use: previous-provider/disconnect-in-app`.");
            return default;
        }

        var lender = drafts.FirstOrDefault(draft => draft.Name == playbook);
        if (lender is null)
        {
            var hint = NearestName.Hint(playbook, drafts.Select(draft => draft.Name));
            notes.Wrong(at, $"A step is borrowed from '{playbook}', which is not a playbook.", $"{hint}Correct the name after `use:`.");
        }

        if (lender is not Draft.Readable readable)
        {
            return default;
        }

        var found = readable.WrittenStep(step);
        if (found is null)
        {
            var hint = NearestName.Hint(step, readable.WrittenSteps().Select(StepsAsWritten.StepName).OfType<string>());
            notes.Wrong(at, $"'{step}' is borrowed from '{playbook}', which has no such step.", $"{hint}Correct the name after `use:`.");
        }

        return (readable, found);
    }

    // Every step of the circle meets it; the first by name speaks for all.
    private static void NoteCircle(IReadOnlyList<string> circle, Place at, Notes notes)
    {
        if (circle.Order(StringComparer.Ordinal).First() == circle[0])
        {
            var round = string.Join(" → ", circle.Append(circle[0]).Select(step => $"'{step}'"));
            notes.Wrong(at, $"Steps borrow from each other in a circle: {round}.", "Write the step out in one of them.");
        }
    }

    // What is wrong with it is noted once, where the playbook is read.
    private static Source SourceOf(Draft.Readable draft)
    {
        var root = (Node.Mapping)draft.Root;
        return new(root.TextOf("source") ?? "", Fields.AsDate(root.TextOf("checked")) ?? default);
    }

    private static Node.Mapping Lent(Node.Mapping step, Draft.Readable borrower, Draft.Readable lender) => step with
    {
        Entries =
        [
            .. step.Entries.Where(entry => !NotLent.Contains(entry.Key)).Select(entry => entry is { Key: "danger", Value: Node.Mapping danger }
                ? entry with { Value = WithDeclined(danger, borrower, lender) }
                : entry),
        ],
    };

    private static Node.Mapping WithDeclined(Node.Mapping danger, Draft.Readable borrower, Draft.Readable lender)
    {
        var borrowed = borrower.WrittenSteps().FirstOrDefault(step => step.TextOf("use") == $"{lender.Name}/{danger.TextOf("declined")}")?.StepName();
        return danger with
        {
            Entries =
            [
                .. danger.Entries.Where(entry => entry.Key != "declined" || borrowed is not null).Select(entry => entry.Key == "declined"
                    ? entry with { Value = new Node.Text(entry.Value.At, borrowed!) }
                    : entry),
            ],
        };
    }
}
