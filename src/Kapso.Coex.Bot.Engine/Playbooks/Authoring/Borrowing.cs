namespace Kapso.Coex.Bot.Engine.Playbooks.Authoring;

/// <summary>
/// Lays borrowed steps beneath what their borrowers write: texts, who, link, danger, facts and mentions come along, and what the borrower
/// writes wins. Where a step leads is never borrowed, because it leads to steps of the other playbook.
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
        if (own.TextOf("use") is not { } use)
        {
            return new WrittenStep(step.At, id, new StepOrigin($"{draft.Name}/{id}"), WithSource(draft, own));
        }

        var name = $"{draft.Name}/{id}";
        if (borrowers.Contains(name))
        {
            NoteCircle([.. borrowers.SkipWhile(borrower => borrower != name)], own["use"]!.At, notes);
            return new WrittenStep(step.At, id, new StepOrigin(name), null);
        }

        return Lender(draft, use, own["use"]!.At, notes) is ({ } lender, { } lent)
            ? Fill(lender, lent, [.. borrowers, name], notes) is { Content: { } content, Origin: var origin }
                ? new WrittenStep(step.At, id, origin, Overlay.Lay(own, Lent(content), step.At))
                : new WrittenStep(step.At, id, new StepOrigin(name), null)
            : new WrittenStep(step.At, id, new StepOrigin(name), null);
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

    // A step without a source of its own has its playbook's.
    private static Node.Mapping WithSource(Draft.Readable draft, Node.Mapping step)
    {
        var missing = ((Node.Mapping)draft.Root).Entries.Where(entry => entry.Key is "source" or "checked" && step[entry.Key] is null);
        return step with { Entries = [.. step.Entries, .. missing] };
    }

    private static Node.Mapping Lent(Node.Mapping step) => step with { Entries = [.. step.Entries.Where(entry => !NotLent.Contains(entry.Key))] };
}
