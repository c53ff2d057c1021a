using Kapso.Coex.Bot.Engine.Languages;

namespace Kapso.Coex.Bot.Engine.Playbooks.Authoring;

/// <summary>Finds what is wrong between steps and between playbooks.</summary>
internal sealed class PlaybookCheck(IReadOnlyList<ReadPlaybook> playbooks, IReadOnlyList<Draft> drafts)
{
    private readonly Walk walk = new(playbooks);

    public IEnumerable<AuthoringMistake> Mistakes() =>
        [.. playbooks.SelectMany(Targets), .. playbooks.SelectMany(Facts), .. playbooks.SelectMany(Connections), .. Codes(), .. Choices()];

    private IEnumerable<AuthoringMistake> Targets(ReadPlaybook playbook)
    {
        var steps = playbook.Places.Select(place => place.Id.Value).ToList();
        var names = drafts.Select(draft => draft.Name).ToList();
        foreach (var (at, from, target) in playbook.Notes.Targets)
        {
            if (target is Target.ToStep { Step.Value: var step } && !steps.Contains(step))
            {
                yield return Mistake(
                    at,
                    $"{from} goes to '{step}', which is not a step of this playbook.",
                    $"{NearestName.Hint(step, steps)}Correct the name, or add the step.");
            }
            else if (target is Target.ToPlaybook { Playbook.Value: var name } && !names.Contains(name))
            {
                yield return Mistake(
                    at,
                    $"{from} goes to the playbook '{name}', which does not exist.",
                    $"{NearestName.Hint(name, names)}Correct the name, or add {name}.yaml.");
            }
        }
    }

    private IEnumerable<AuthoringMistake> Facts(ReadPlaybook playbook)
    {
        var known = playbooks.SelectMany(other => other.Notes.FactsLearned).Concat(SharedFacts.All).ToHashSet();
        return playbook.Notes.FactsAskedFor.Where(asked => !known.Contains(asked.Fact) && !SharedFacts.IsCodeSeen(asked.Fact)).Select(asked => Mistake(
            asked.At,
            $"{asked.From} depends on '{asked.Fact}', which nothing ever learns.",
            $"{NearestName.Hint(asked.Fact.Value, known.Select(fact => fact.Value))}Correct the name, or add `learns: {asked.Fact}` to the step that finds it out."));
    }

    private IEnumerable<AuthoringMistake> Connections(ReadPlaybook playbook)
    {
        var reached = walk.Reached(playbook);
        if (playbook.Notes.Unfinished.Count == 0)
        {
            foreach (var (id, at) in playbook.Places.Where(place => !reached.Contains(new Stop(playbook.Playbook.Id, place.Id))))
            {
                yield return Mistake(at, $"Step '{id}' is never reached.", "Let an answer or the start lead to it, or remove it.");
            }
        }

        if (playbook.Places.Count > 0 && !reached.Any(walk.CanEnd))
        {
            yield return Mistake(
                playbook.At,
                "The playbook can end neither solved nor with a person.",
                "Add a step with `solved:` or `hand-over:` and let the walk lead there.");
        }

        foreach (var circle in Circles(playbook, reached))
        {
            var at = playbook.Places.First(place => place.Id == circle[0].Step).At;
            var round = string.Join(" → ", circle.Append(circle[0]).Select(stop => $"'{(stop.Playbook == playbook.Playbook.Id ? "" : $"{stop.Playbook}/")}{stop.Step}'"));
            yield return Mistake(at, $"Steps go round without a way out: {round}.", "Let an answer of one of them lead to a step that is solved or hands over.");
        }
    }

    private List<IReadOnlyList<Stop>> Circles(ReadPlaybook playbook, IReadOnlySet<Stop> reached)
    {
        var circles = new List<IReadOnlyList<Stop>>();
        var stuck = playbook.Places.Select(place => new Stop(playbook.Playbook.Id, place.Id)).Where(stop => reached.Contains(stop) && !walk.CanEnd(stop));
        foreach (var stop in stuck)
        {
            // Following the first way each time must come round; a circle already known is not told again from another of its steps.
            var path = new List<Stop>();
            var here = stop;
            while (!path.Contains(here) && walk.Onwards(here) is [var next, ..])
            {
                path.Add(here);
                here = next;
            }

            var circle = path.SkipWhile(passed => passed != here).ToList();
            if (circle.Contains(stop) && !circles.Any(known => known.Contains(stop)))
            {
                circles.Add([.. circle.SkipWhile(passed => passed != stop), .. circle.TakeWhile(passed => passed != stop)]);
            }
        }

        return circles;
    }

    private IEnumerable<AuthoringMistake> Codes() => playbooks
        .SelectMany(playbook => playbook.Playbook.Codes.Select(code => (Code: code, Playbook: playbook)))
        .GroupBy(pair => pair.Code)
        .SelectMany(same => same.Skip(1).Select(pair => Mistake(
            pair.Playbook.At, $"Code {same.Key} belongs to '{same.First().Playbook.Playbook.Id}' as well.", "Keep it in `codes:` of one of them.")));

    private IEnumerable<AuthoringMistake> Choices() => LanguageCodes.All
        .SelectMany(language => playbooks.Select(playbook => (Language: language, Text: playbook.Playbook.Choice.In(language), Playbook: playbook)))
        .Where(choice => choice.Text.Length > 0)
        .GroupBy(choice => (choice.Language, choice.Text))
        .SelectMany(same => same.Skip(1).Select(choice => Mistake(
            choice.Playbook.At,
            $"Its choice '{choice.Text}' is that of '{same.First().Playbook.Playbook.Id}' as well in {choice.Language}.",
            "Word `choice:` so that customers can tell the two apart.")));

    private static AuthoringMistake Mistake(Place at, string what, string whatToDo) => new(at.File, at.Line, what, whatToDo);
}
