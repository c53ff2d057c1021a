using System.Collections.Frozen;
using CsCheck;
using Kapso.Coex.Bot.Desk.Measures;
using Kapso.Coex.Bot.Engine.Playbooks;
using Kapso.Coex.Bot.Storage;
using Kapso.Coex.Bot.Tests.Storage;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Desk.Measures;

/// <summary>Whoever clicks on a figure finds as many attempts as it says.</summary>
public sealed class BehindTests : IDisposable
{
    private static readonly DateTimeOffset Now = StoreInAFolder.Noon;
    private static readonly string[] Playbooks = ["standard-setup", "previous-provider"];
    private static readonly string[] Versions = ["0a1b2c3d", "9f8e7d6c"];
    private static readonly string[] Steps = ["update-app", "open-kapso"];
    private static readonly string?[] Answers = [null, "done", "already", "skipped"];
    private static readonly string?[] Outcomes = [null, Journey.Solved, Journey.Left, "connected", "gave-up"];
    private static readonly string?[] Ratings = [null, "good", "fair", "bad"];

    private readonly StoreInAFolder store = new();
    private readonly string folder = Directory.CreateTempSubdirectory("coex-book-").FullName;

    [Fact]
    public async Task Behind_every_figure_are_as_many_attempts_as_it_counts() =>
        await Gen.Select(Attempts.Array[1, 12], Chosen).SampleAsync(async (attempts, chosen) =>
        {
            var reading = await Read(attempts);
            var figures = await reading.Read(chosen, FrozenDictionary<PlaybookId, Playbook>.Empty, CancellationToken.None);
            foreach (var (measure, count) in Totals(figures.Totals))
            {
                Assert.True(count == (await reading.Behind(measure, chosen, null, CancellationToken.None)).Count, $"{measure}");
            }

            foreach (var step in figures.Playbooks.SelectMany(playbook => playbook.Steps))
            {
                foreach (var (measure, count) in Of(step))
                {
                    var behind = await reading.Behind(measure, chosen with { Playbook = step.Playbook }, step.Step, CancellationToken.None);
                    Assert.True(count == behind.Count, $"{measure} at {step.Playbook} {step.Step}: {count} and {behind.Count}");
                }
            }
        }, iter: 10, threads: 1);

    [Fact]
    public async Task A_page_lists_the_latest_and_a_table_has_them_all()
    {
        var reading = await Read([.. Enumerable.Range(0, FigureReading.MostBehind + 1).Select(minutes => new Journey { Conversation = $"c-{minutes}", Channel = "widget", BegunAt = Now.AddMinutes(-minutes) })]);
        var all = new Selection(Now.AddDays(-1), Now.AddDays(1));
        Assert.Equal("c-0", (await reading.Behind(Measure.Journeys, all, null, CancellationToken.None))[0].Conversation);
        Assert.Equal(FigureReading.MostBehind, (await reading.Behind(Measure.Journeys, all, null, CancellationToken.None)).Count);
        Assert.Equal(FigureReading.MostBehind + 1, (await reading.Behind(Measure.Journeys, all, null, CancellationToken.None, int.MaxValue)).Count);
    }

    public void Dispose()
    {
        store.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private async Task<FigureReading> Read(IEnumerable<Journey> journeys)
    {
        var place = Directory.CreateDirectory(Path.Combine(folder, Path.GetRandomFileName())).FullName;
        var ledger = new Ledger(store.Store, new DataFolder(place));
        await (await ledger.Open(CancellationToken.None)).DisposeAsync();
        await using var book = new JourneyBook(Path.Combine(place, "measures.db"));
        book.AddRange(journeys);
        await book.SaveChangesAsync();
        return new FigureReading(ledger, store.Clock);
    }

    private static IEnumerable<(Measure, int)> Totals(Totals all) =>
    [
        (Measure.Journeys, all.Journeys), (Measure.Solved, all.Solved), (Measure.Durable, all.Durable), (Measure.CameBack, all.CameBack), (Measure.TooEarly, all.TooEarly),
        (Measure.BotAlone, all.BotAlone), (Measure.ToPerson, all.ToPerson), (Measure.Taken, all.Taken), (Measure.EvidenceComplete, all.EvidenceComplete),
        (Measure.RatedGood, all.Good), (Measure.RatedFair, all.Fair), (Measure.RatedBad, all.Bad),
    ];

    private static IEnumerable<(Measure, int)> Of(StepFigures step) =>
    [
        (Measure.Reached, step.Reached), (Measure.Done, step.Done), (Measure.Already, step.Already), (Measure.Skipped, step.Skipped),
        (Measure.CouldNotFind, step.CouldNotFind), (Measure.SomethingElse, step.SomethingElse), (Measure.GaveUp, step.GaveUp), (Measure.ToPersonHere, step.ToPerson),
    ];

    private static Gen<Journey> Attempts => Gen.Select(Visits.Array[0, 5], Gen.Int[0, 40], Gen.Bool, One(Outcomes), One(Ratings), Gen.Int[0, 15]).Select(
        (visits, days, toPerson, outcome, rating, given) => new Journey
        {
            Conversation = $"c-{days}-{given}",
            Channel = toPerson ? "widget" : "whatsapp",
            Language = given % 2 == 0 ? "es" : "en",
            BegunAt = Now.AddDays(-days),
            LastAt = Now.AddDays(-days).AddHours(1),
            Playbook = visits.LastOrDefault()?.Playbook,
            Version = visits.LastOrDefault()?.Version,
            Step = visits.LastOrDefault()?.Step,
            Outcome = outcome,
            EndedAt = outcome is null ? null : Now.AddDays(-days).AddHours(1),
            BackWithinAWeek = given > 12,
            ToPersonAt = toPerson ? Now.AddDays(-days) : null,
            TakenAt = toPerson && given > 3 ? Now.AddDays(-days).AddMinutes(given) : null,
            Rating = rating,
            Given = given,
            Visits = [.. visits.DistinctBy(visit => (visit.Playbook, visit.Version, visit.Step))],
        });

    private static Gen<Visit> Visits => Gen.Select(One(Playbooks), One(Versions), One(Steps), One(Answers), Gen.Int[0, 2], Gen.Bool, Gen.Bool).Select(
        (playbook, version, step, answer, notFound, asked, toPerson) => new Visit
        {
            Playbook = playbook,
            Version = version,
            Step = step,
            ReachedAt = Now,
            Asked = asked,
            Answer = answer,
            CouldNotFind = notFound,
            SomethingElse = notFound / 2,
            ToPerson = toPerson,
        });

    private static Gen<Selection> Chosen => Gen.Select(Gen.Int[1, 41], One([null, "widget"]), One([null, "es"]), One([null, .. Playbooks]), One([null, .. Versions])).Select(
        (days, channel, language, playbook, version) =>
            new Selection(Now.AddDays(-days), Now.AddDays(1)) { Channel = channel, Language = language, Playbook = playbook, Version = version });

    private static Gen<T> One<T>(T[] of) => Gen.Int[0, of.Length - 1].Select(at => of[at]);
}
