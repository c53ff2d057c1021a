namespace Kapso.Coex.Bot.Engine.Playbooks.Authoring;

/// <summary>Lays what a borrower writes over what it borrows.</summary>
internal static class Overlay
{
    public static Node.Mapping Lay(Node.Mapping own, Node.Mapping lent, Place at) => new(
        own.At,
        [
            .. own.Entries
                .Where(entry => entry.Key != "use" && !IsEmpty(entry.Value))
                .Select(AsStep)
                .Select(entry => lent[entry.Key] is { } beneath ? Merged(entry, beneath, at) : entry),
            .. lent.Entries.Where(entry => own[entry.Key] is null).Select(entry => entry with { Value = WithoutTargets(entry.Key, entry.Value, at) }),
        ]);

    // From here on a borrowed step has a name like any other.
    private static Entry AsStep(Entry entry) => entry.Key == "as" ? entry with { Key = "step" } : entry;

    private static Entry Merged(Entry own, Node beneath, Place at) => (own.Key, own.Value, WithoutTargets(own.Key, beneath, at)) switch
    {
        ("danger", Node.Mapping mine, Node.Mapping theirs) => own with { Value = Over(mine, theirs) },
        ("answers", Node.List mine, Node.List theirs) => own with { Value = AnswersOver(mine, theirs) },
        _ => own,
    };

    private static Node.List AnswersOver(Node.List mine, Node.List theirs)
    {
        var own = mine.Items.Select(answer => answer is Node.Mapping mapping && Same(theirs, mapping) is { } beneath ? Over(mapping, beneath) : answer);
        var rest = theirs.Items.OfType<Node.Mapping>().Where(answer => Same(mine, answer) is null);
        return mine with { Items = [.. own, .. rest] };
    }

    private static Node.Mapping? Same(Node.List answers, Node.Mapping answer) =>
        answers.Items.OfType<Node.Mapping>().FirstOrDefault(candidate => candidate.TextOf("answer") == answer.TextOf("answer"));

    private static Node.Mapping Over(Node.Mapping mine, Node.Mapping theirs) =>
        mine with { Entries = [.. mine.Entries, .. theirs.Entries.Where(entry => mine[entry.Key] is null)] };

    // What is left stands, for its author, where the borrowing is written: there the missing target has to be added.
    private static Node WithoutTargets(string key, Node value, Place at) => (key, value) switch
    {
        ("danger", Node.Mapping danger) => danger with { At = at },
        ("answers", Node.List answers) => answers with
        {
            Items = [.. answers.Items.Select(answer => answer is Node.Mapping mapping ? Without("next", mapping, at) : answer)],
        },
        _ => value,
    };

    private static bool IsEmpty(Node value) => value is Node.Text { Value: "" };

    private static Node.Mapping Without(string key, Node.Mapping mapping, Place at) => new(at, [.. mapping.Entries.Where(entry => entry.Key != key)]);
}
