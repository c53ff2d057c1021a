namespace Kapso.Coex.Bot.Engine.Playbooks.Authoring;

/// <summary>
/// Turns the names after `rests-on:` into origins while it is still known in which playbook they were written: a borrower may have
/// steps of the same names that are others.
/// </summary>
internal sealed class RestsOn(IReadOnlyList<Draft> drafts)
{
    private const int LongestChain = 16;

    public Node.Mapping Resolve(Draft.Readable draft, Node.Mapping step, Notes notes) => step with
    {
        Entries =
        [
            .. step.Entries.Select(entry => entry is { Key: "rests-on", Value: Node.List list }
                ? entry with { Value = list with { Items = [.. list.Items.Select(item => item is Node.Text text ? Resolve(draft, step, text, notes) : item)] } }
                : entry),
        ],
    };

    private Node.Text Resolve(Draft.Readable draft, Node.Mapping step, Node.Text name, Notes notes)
    {
        if (draft.WrittenStep(name.Value) is null)
        {
            var hint = NearestName.Hint(name.Value, draft.WrittenSteps().Select(StepsAsWritten.StepName).OfType<string>());
            notes.Wrong(name.At, $"Step '{step.StepName()}' rests on '{name.Value}', which is not a step of this playbook.", $"{hint}Correct the name in `rests-on:`.");
        }

        return name with { Value = Origin(draft.Name, name.Value, LongestChain) };
    }

    private string Origin(string playbook, string step, int further) =>
        further > 0
        && drafts.OfType<Draft.Readable>().FirstOrDefault(draft => draft.Name == playbook)?.WrittenStep(step)?.TextOf("use")?.Split('/') is [var lender, var lent]
            ? Origin(lender, lent, further - 1)
            : $"{playbook}/{step}";
}
