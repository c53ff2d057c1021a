namespace Kapso.Coex.Bot.Engine.Playbooks.Authoring;

/// <summary>How the steps of all playbooks are connected.</summary>
internal sealed class Walk
{
    private readonly Dictionary<PlaybookId, ReadPlaybook> playbooks;
    private readonly Dictionary<Stop, IReadOnlyList<Stop>> onwards = [];
    private readonly HashSet<Stop> ends = [];

    public Walk(IReadOnlyList<ReadPlaybook> read)
    {
        playbooks = read.ToDictionary(playbook => playbook.Playbook.Id);
        foreach (var playbook in read)
        {
            foreach (var (id, _) in playbook.Places)
            {
                Connect(playbook, new Stop(playbook.Playbook.Id, id));
            }
        }

        SpreadEnds();
    }

    /// <summary>True when a customer who stands there can get to a solution or to a person.</summary>
    public bool CanEnd(Stop stop) => ends.Contains(stop);

    public IReadOnlyList<Stop> Onwards(Stop stop) => onwards.GetValueOrDefault(stop) ?? [];

    /// <summary>The steps of a playbook that its starts lead to without leaving it.</summary>
    public IReadOnlySet<Stop> Reached(ReadPlaybook playbook)
    {
        var reached = new HashSet<Stop>();
        var open = new Stack<Stop>(StartsOf(playbook));
        while (open.TryPop(out var stop))
        {
            if (stop.Playbook == playbook.Playbook.Id && reached.Add(stop))
            {
                foreach (var next in Onwards(stop))
                {
                    open.Push(next);
                }
            }
        }

        return reached;
    }

    private void Connect(ReadPlaybook playbook, Stop stop)
    {
        var step = playbook.Playbook.Find(stop.Step);
        var targets = step is null ? [] : TargetsOf(step).ToList();
        onwards[stop] = [.. targets.SelectMany(target => Stops(playbook, target))];
        if (step is null or Step.Solved or Step.HandOver || playbook.Notes.Unfinished.Contains(stop.Step) || targets.Any(target => !Stops(playbook, target).Any()))
        {
            ends.Add(stop);
        }
    }

    private static IEnumerable<Target> TargetsOf(Step step)
    {
        var answers = step.Answers.Select(answer => answer.Next).OfType<Target>();
        return step switch
        {
            Step.Tell tell => [tell.Next],
            Step.Wait wait => [wait.Next],
            Step.Rest rest => [rest.Next],
            Step.Do { Danger: { } danger } => [.. answers, new Target.ToStep(danger.Declined)],
            _ => answers,
        };
    }

    private IEnumerable<Stop> Stops(ReadPlaybook from, Target target) => target switch
    {
        Target.ToStep { Step: var step } => Meant(from, step),
        Target.ToPlaybook { Playbook: var id } when playbooks.TryGetValue(id, out var other) => StartsOf(other),
        _ => [],
    };

    private static IEnumerable<Stop> StartsOf(ReadPlaybook playbook) =>
        playbook.Playbook.Starts.SelectMany(start => Meant(playbook, start.At));

    // A mistyped target is noted where it is written. Here it counts as what was meant, so that one slip is not reported three times.
    private static IEnumerable<Stop> Meant(ReadPlaybook playbook, StepId step)
    {
        var names = playbook.Places.Select(place => place.Id.Value).ToList();
        var meant = names.Contains(step.Value) ? step.Value : NearestName.Of(step.Value ?? "", names);
        return meant is null ? [] : [new Stop(playbook.Playbook.Id, new StepId(meant))];
    }

    private void SpreadEnds()
    {
        while (onwards.Where(stop => !ends.Contains(stop.Key) && stop.Value.Any(ends.Contains)).Select(stop => stop.Key).ToList() is { Count: > 0 } more)
        {
            ends.UnionWith(more);
        }
    }
}

/// <summary>A step of some playbook.</summary>
internal readonly record struct Stop(PlaybookId Playbook, StepId Step);
