namespace Kapso.Coex.Bot.Engine.Playbooks;

/// <summary>The walk of a customer for whom everything goes as expected: the first answer each time.</summary>
internal static class MainPath
{
    public static IReadOnlyDictionary<StepId, int> Remaining(Playbook playbook) =>
        playbook.Steps.ToDictionary(step => step.Id, step => After(playbook, step).Count(later => later.Counts));

    private static IEnumerable<Step> After(Playbook playbook, Step from)
    {
        var seen = new HashSet<StepId> { from.Id };
        var step = Next(playbook, from);
        while (step is not null && seen.Add(step.Id))
        {
            yield return step;
            step = Next(playbook, step);
        }
    }

    private static Step? Next(Playbook playbook, Step step)
    {
        var target = step switch
        {
            Step.Tell tell => tell.Next,
            Step.Wait wait => wait.Next,
            _ => step.Answers.Count > 0 ? step.Answers[0].Next : null,
        };
        return target is Target.ToStep to ? playbook.Find(to.Step) : null;
    }
}
