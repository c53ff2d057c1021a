namespace Kapso.Coex.Bot.Engine.Playbooks.Authoring;

/// <summary>A step as it is written, with what it borrows laid beneath it.</summary>
/// <param name="Content">Its keys; null when it borrows from a step that could not be had.</param>
/// <param name="Source">The source of the playbook in which it was first written, for where it names none of its own.</param>
internal sealed record WrittenStep(Place At, StepId Id, StepOrigin Origin, Node.Mapping? Content, Source Source);

/// <summary>Where steps are in a draft, and what they are called.</summary>
internal static class StepsAsWritten
{
    public static IEnumerable<Node.Mapping> WrittenStepsIn(Node root) =>
        (root as Node.Mapping)?["steps"] is Node.List list ? list.Items.OfType<Node.Mapping>() : [];

    extension(Draft.Readable draft)
    {
        public IEnumerable<Node.Mapping> WrittenSteps() => WrittenStepsIn(draft.Root);

        public Node.Mapping? WrittenStep(string name) => draft.WrittenSteps().FirstOrDefault(step => step.StepName() == name);
    }

    /// <summary>A borrowed step is called as in its own playbook, unless it says otherwise with `as`.</summary>
    public static string? StepName(this Node.Mapping step) =>
        step.TextOf("use") is { } use ? step.TextOf("as") ?? use.Split('/')[^1] : step.TextOf("step");
}
