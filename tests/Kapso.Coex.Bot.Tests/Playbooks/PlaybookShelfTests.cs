using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Kapso.Coex.Bot.Engine.Playbooks;
using Kapso.Coex.Bot.Playbooks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Kapso.Coex.Bot.Tests.Playbooks;

public sealed class PlaybookShelfTests : IDisposable
{
    private readonly PromptsOnDisk prompts = new();
    private readonly FakeTimeProvider clock = new();
    private readonly Written log = new();
    private readonly PlaybookShelf shelf;

    public PlaybookShelfTests() => shelf = new PlaybookShelf(prompts.Folders, prompts.Read(), clock, log);

    [Fact]
    public void A_version_is_the_beginning_of_the_hash_of_the_file() => Assert.Equal(Hash(PromptsOnDisk.LenderText), Current(PromptsOnDisk.Lender).Version);

    [Fact]
    public void The_version_of_a_borrower_is_made_from_both_files() =>
        Assert.Equal(Hash(PromptsOnDisk.BorrowerText + PromptsOnDisk.LenderText), Current(PromptsOnDisk.Borrower).Version);

    [Fact]
    public void An_edition_is_kept_with_the_texts_of_all_its_files()
    {
        var kept = shelf.Editions.Single(served => served.Edition.Id == PromptsOnDisk.Borrower);
        var texts = JsonSerializer.Deserialize<Dictionary<string, string>>(kept.Source)!;
        Assert.Equal(["borrower", "lender"], texts.Keys);
        Assert.Equal(PromptsOnDisk.LenderText, texts["lender"]);
    }

    [Fact]
    public void A_change_is_read_and_the_edition_before_it_can_still_be_found()
    {
        var before = Current(PromptsOnDisk.Lender);
        Change("Good, it works", "Good, it really works");
        Assert.NotEqual(before, Current(PromptsOnDisk.Lender));
        Assert.Equal("Good, it really works", Farewell(Current(PromptsOnDisk.Lender)));
        Assert.Equal("Good, it works", Farewell(before));
    }

    [Fact]
    public void A_change_between_reading_and_watching_is_not_missed()
    {
        var reading = prompts.Read();
        prompts.Write("lender", PromptsOnDisk.LenderText.Replace("Good, it works", "Good, it really works"));
        using var late = new PlaybookShelf(prompts.Folders, reading, clock, log);
        Pass();
        Assert.NotEqual(reading.Playbooks.Single(playbook => playbook.Id == PromptsOnDisk.Lender).Edition, late.Current[PromptsOnDisk.Lender].Edition);
    }

    [Fact]
    public void A_borrower_changes_with_the_file_it_borrows_from()
    {
        var before = Current(PromptsOnDisk.Borrower);
        Change("Good, it works", "Good, it really works");
        Assert.Equal("Good, it really works", Farewell(Current(PromptsOnDisk.Borrower)));
        Assert.Equal("Good, it works", Farewell(before));
    }

    [Fact]
    public void A_broken_change_keeps_the_old_edition_and_says_every_mistake()
    {
        var before = Current(PromptsOnDisk.Lender);
        prompts.Write("lender", PromptsOnDisk.LenderText.Replace("at: good", "at: god").Replace("codes: []", "codes: [x]"));
        Pass();
        Assert.Equal(before, Current(PromptsOnDisk.Lender));
        Assert.Contains($"{prompts.PathOf("lender")}:6: 'x' is not a code of Meta's. Write the digits only: ['3441041'].", log.Lines);
        Assert.Contains(
            $"{prompts.PathOf("lender")}:7: The start goes to 'god', which is not a step of this playbook. Did you mean 'good'? Correct the name, or add the step.", log.Lines);
    }

    [Fact]
    public void A_change_that_puts_it_right_is_read_again()
    {
        prompts.Write("lender", "playbook: [");
        Pass();
        Change("Good, it works", "Good, at last");
        Assert.Equal("Good, at last", Farewell(Current(PromptsOnDisk.Lender)));
    }

    [Fact]
    public void A_change_under_triage_alone_is_told_once()
    {
        var told = 0;
        shelf.Changed += () => told++;
        Pass();
        Assert.Equal(0, told);
        Directory.CreateDirectory(prompts.Folders.Triage);
        File.WriteAllText(Path.Combine(prompts.Folders.Triage, "human.yaml"), "examples: {en: [a], es: [b], pt: [c]}");
        Pass();
        Assert.Equal(1, told);
    }

    [Fact]
    public void A_playbook_that_is_taken_away_is_not_begun_any_more_but_goes_on_where_it_is_followed()
    {
        var before = Current(PromptsOnDisk.Borrower);
        File.Delete(prompts.PathOf("borrower"));
        Pass();
        Assert.DoesNotContain(PromptsOnDisk.Borrower, shelf.Current.Keys);
        Assert.NotNull(shelf.Find(before));
    }

    [Fact]
    public void New_editions_are_told_before_they_are_shown()
    {
        var told = new List<(Edition New, bool Shown)>();
        shelf.Changing += fresh => told.AddRange(fresh.Select(served => (served.Edition, shelf.Current.Values.Any(playbook => playbook.Edition == served.Edition))));
        Change("Good, it works", "Good, it really works");
        Assert.Equal([(Current(PromptsOnDisk.Borrower), false), (Current(PromptsOnDisk.Lender), false)], told.OrderBy(edition => edition.New.Id.Value));
    }

    [Fact]
    public void Editions_that_cannot_be_kept_are_not_shown_until_they_can()
    {
        var before = Current(PromptsOnDisk.Lender);
        var full = true;
        shelf.Changing += _ =>
        {
            if (full)
            {
                throw new IOException("The disk is full");
            }
        };
        Change("Good, it works", "Good, it really works");
        Assert.Equal(before, Current(PromptsOnDisk.Lender));
        full = false;
        Pass();
        Assert.NotEqual(before, Current(PromptsOnDisk.Lender));
    }

    [Fact]
    public void Editions_of_an_earlier_process_are_taken_back_from_their_sources()
    {
        var old = Current(PromptsOnDisk.Borrower);
        var kept = shelf.Editions.ToList();
        Change("Good, it works", "Good, it really works");
        using var later = new PlaybookShelf(prompts.Folders, prompts.Read(), clock, log);
        Assert.Null(later.Find(old));
        later.TakeBack(kept);
        Assert.Equal(old, later.Find(old)!.Edition);
        Assert.Equal("Good, it works", ((Step.Solved)later.Find(old)!.Find(new StepId("good"))!).Farewell.English);
        Assert.Equal(new StepOrigin("lender/good"), later.Find(old)!.Find(new StepId("good"))!.Origin);
    }

    [Fact]
    public void An_edition_that_cannot_be_read_any_more_is_passed_over()
    {
        var lost = new Edition(new PlaybookId("lost"), "00000000");
        shelf.TakeBack([new ServedEdition(lost, """{"lost":"playbook: lost"}""")]);
        Assert.Null(shelf.Find(lost));
        Assert.Contains("An older edition cannot be read any more: lost 00000000. Conversations on it go on with the current one", log.Lines);
    }

    public void Dispose()
    {
        shelf.Dispose();
        prompts.Dispose();
    }

    private Edition Current(PlaybookId playbook) => shelf.Current[playbook].Edition;

    private string Farewell(Edition edition) => ((Step.Solved)shelf.Find(edition)!.Find(new StepId("good"))!).Farewell.English;

    private void Change(string passage, string into)
    {
        prompts.Write("lender", PromptsOnDisk.LenderText.Replace(passage, into));
        Pass();
    }

    // The system's notice of a change comes when it likes and moves the next look. By the third interval every look has happened.
    private void Pass()
    {
        for (var i = 0; i < 3; i++)
        {
            clock.Advance(FolderWatch.LookEvery);
        }
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8];

    private sealed class Written : ILogger<PlaybookShelf>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add(formatter(state, exception));
    }
}
