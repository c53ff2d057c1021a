using Kapso.Coex.Bot.Engine.Playbooks;
using Microsoft.EntityFrameworkCore;

namespace Kapso.Coex.Bot.Desk.Measures;

/// <summary>Reads the figures from the book, and the journeys behind each.</summary>
internal sealed class FigureReading(Ledger ledger, TimeProvider clock)
{
    public const int MostBehind = 500;

    /// <param name="playbooks">In whose order the steps are told.</param>
    public async Task<Figures> Read(Selection selection, IReadOnlyDictionary<PlaybookId, Playbook> playbooks, CancellationToken cancelled)
    {
        await using var book = await ledger.Open(cancelled);
        var now = clock.GetUtcNow();
        var fading = await TextAge.Fading(book, now, cancelled);
        var steps = await Steps(book, selection, now, cancelled);
        var journeys = await Asked(book, selection)
            .Select(visit => new { visit.Playbook, visit.Journey.Number })
            .Distinct()
            .GroupBy(one => one.Playbook)
            .Select(all => new { Playbook = all.Key, Count = all.Count() })
            .ToDictionaryAsync(all => all.Playbook, all => all.Count, cancelled);
        return new Figures(
            await Totals(book, selection, now, cancelled),
            [
                .. steps.GroupBy(step => step.Playbook)
                    .OrderByDescending(steps => journeys[steps.Key])
                    .Select(steps => new PlaybookFigures(
                        steps.Key,
                        journeys[steps.Key],
                        [.. InOrder(steps, playbooks).Select(step => step with { CannotFindRises = fading.GetValueOrDefault((step.Playbook, step.Step)) })])),
            ]);
    }

    /// <summary>The journeys that a figure counts, the latest first.</summary>
    /// <param name="step">For what is counted by step.</param>
    /// <param name="most">No more than that: a page is read by people, a table by programs.</param>
    public async Task<IReadOnlyList<JourneyLine>> Behind(Measure measure, Selection selection, string? step, CancellationToken cancelled, int most = MostBehind)
    {
        await using var book = await ledger.Open(cancelled);
        var now = clock.GetUtcNow();
        var chosen = book.Journeys.Chosen(selection);
        var behind = JourneyCounting.Of(measure, now) is { } meant
            ? chosen.Where(meant)
            : chosen.Where(journey => book.Visits.Where(StepCounting.Of(measure, now)!)
                .Any(visit => visit.Journey == journey && visit.Playbook == selection.Playbook && visit.Step == step && (selection.Version == null || visit.Version == selection.Version)));
        return await behind
            .OrderByDescending(journey => journey.BegunAt)
            .Take(most)
            .Select(journey => new JourneyLine(
                journey.Conversation, journey.Channel, journey.Language, journey.Playbook, journey.Step, journey.BegunAt, journey.LastAt, journey.Outcome, journey.Reason)
            {
                Case = journey.Case,
                ToPersonAt = journey.ToPersonAt,
                TakenAt = journey.TakenAt,
            })
            .ToListAsync(cancelled);
    }

    /// <summary>What can be chosen: what was ever seen.</summary>
    public async Task<Choices> Choices(string? playbook, CancellationToken cancelled)
    {
        await using var book = await ledger.Open(cancelled);
        var versions = await book.Visits
            .Where(visit => visit.Asked && visit.Playbook == playbook)
            .GroupBy(visit => visit.Version)
            .Select(all => new { Version = all.Key, Since = all.Min(visit => visit.ReachedAt) })
            .ToListAsync(cancelled);
        return new Choices(
            await book.Courses.Select(course => course.Channel).Distinct().Order().ToListAsync(cancelled),
            await book.Visits.Where(visit => visit.Asked).Select(visit => visit.Playbook).Distinct().Order().ToListAsync(cancelled),
            [.. versions.OrderByDescending(one => one.Since).Select(one => new SeenVersion(one.Version, one.Since))]);
    }

    private static async Task<Totals> Totals(JourneyBook book, Selection selection, DateTimeOffset now, CancellationToken cancelled)
    {
        var chosen = book.Journeys.Chosen(selection);
        Task<int> Count(Measure measure) => chosen.CountAsync(JourneyCounting.Of(measure, now)!, cancelled);
        var waits = await chosen
            .Where(journey => journey.TakenAt != null)
            .Select(journey => new { journey.ToPersonAt, journey.TakenAt })
            .ToListAsync(cancelled);
        List<TimeSpan> waited = [.. waits.Select(wait => wait.TakenAt!.Value - wait.ToPersonAt!.Value).Order()];
        return new Totals(
            await Count(Measure.Journeys),
            await Count(Measure.Solved),
            await Count(Measure.Durable),
            await Count(Measure.CameBack),
            await Count(Measure.TooEarly),
            await Count(Measure.BotAlone),
            await Count(Measure.ToPerson),
            await Count(Measure.Taken),
            await Count(Measure.EvidenceComplete))
        {
            Good = await Count(Measure.RatedGood),
            Fair = await Count(Measure.RatedFair),
            Bad = await Count(Measure.RatedBad),
            HalfWaited = Share(waited, 0.5),
            NineOfTenWaited = Share(waited, 0.9),
        };
    }

    private static TimeSpan? Share(List<TimeSpan> ordered, double share) =>
        ordered.Count == 0 ? null : ordered[(int)Math.Ceiling(ordered.Count * share) - 1];

    private static async Task<List<StepFigures>> Steps(JourneyBook book, Selection selection, DateTimeOffset now, CancellationToken cancelled)
    {
        var visits = Asked(book, selection);

        // Each journey once, and then grouped: counted within the groups, every step would go through all visits again.
        async Task<Dictionary<(string, string), int>> Count(Measure measure) =>
            (await visits.Where(StepCounting.Of(measure, now)!)
                .Select(visit => new { visit.Playbook, visit.Step, visit.Journey.Number })
                .Distinct()
                .GroupBy(one => new { one.Playbook, one.Step })
                .Select(all => new { all.Key.Playbook, all.Key.Step, Count = all.Count() })
                .ToListAsync(cancelled))
            .ToDictionary(all => (all.Playbook, all.Step), all => all.Count);

        var (reached, done, already) = (await Count(Measure.Reached), await Count(Measure.Done), await Count(Measure.Already));
        var (skipped, notFound, otherwise) = (await Count(Measure.Skipped), await Count(Measure.CouldNotFind), await Count(Measure.SomethingElse));
        var (gone, toPerson) = (await Count(Measure.GaveUp), await Count(Measure.ToPersonHere));
        return
        [
            .. reached.Select(step => new StepFigures(
                step.Key.Item1, step.Key.Item2, step.Value, done.GetValueOrDefault(step.Key), already.GetValueOrDefault(step.Key), skipped.GetValueOrDefault(step.Key),
                notFound.GetValueOrDefault(step.Key), otherwise.GetValueOrDefault(step.Key), gone.GetValueOrDefault(step.Key), toPerson.GetValueOrDefault(step.Key))),
        ];
    }

    private static IQueryable<Visit> Asked(JourneyBook book, Selection selection)
    {
        var chosen = book.Journeys.Chosen(selection);
        var visits = book.Visits.Where(visit => visit.Asked && chosen.Contains(visit.Journey));
        visits = selection.Playbook is { } playbook ? visits.Where(visit => visit.Playbook == playbook) : visits;
        return selection.Version is { } version ? visits.Where(visit => visit.Version == version) : visits;
    }

    /// <summary>As they stand in the playbook; what is in it no longer comes last.</summary>
    private static IEnumerable<StepFigures> InOrder(IGrouping<string, StepFigures> steps, IReadOnlyDictionary<PlaybookId, Playbook> playbooks)
    {
        var order = playbooks.TryGetValue(new PlaybookId(steps.Key), out var playbook)
            ? playbook.Steps.Select((step, place) => (step.Id.Value, place)).ToDictionary(step => step.Value, step => step.place)
            : [];
        return steps.OrderBy(step => order.GetValueOrDefault(step.Step, int.MaxValue)).ThenByDescending(step => step.Reached);
    }
}
