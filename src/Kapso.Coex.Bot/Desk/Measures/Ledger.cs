using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Kapso.Coex.Bot.Desk.Measures;

/// <summary>Keeps the book of journeys up to date with the turns: when somebody looks, and only with what is new.</summary>
internal sealed class Ledger(Store store, DataFolder folder) : IDisposable
{
    private const int AtOnce = 1000;
    private readonly SemaphoreSlim one = new(1);
    private readonly string file = Path.Combine(folder.Path, "measures.db");

    /// <summary>The book with every turn in it that is stored now. For reading.</summary>
    public async Task<JourneyBook> Open(CancellationToken cancelled)
    {
        await one.WaitAsync(cancelled);
        try
        {
            await Prepare();
            while (await Count(cancelled))
            {
            }
        }
        finally
        {
            one.Release();
        }

        var book = new JourneyBook(file);
        book.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return book;
    }

    public void Dispose() => one.Dispose();

    private async Task Prepare()
    {
        var last = await store.LastTurn();
        try
        {
            await JourneyBook.Prepare(file, last);
        }
        catch (Exception damaged) when (damaged is SqliteException or InvalidOperationException)
        {
            // All that is in it can be counted again.
            File.Delete(file);
            await JourneyBook.Prepare(file, last);
        }
    }

    /// <summary>Counts the next turns; false when there are none.</summary>
    private async Task<bool> Count(CancellationToken cancelled)
    {
        await using var book = new JourneyBook(file);
        var counted = await book.Counted.SingleAsync(cancelled);
        var turns = await store.TurnsAfter(counted.Through, AtOnce);
        if (turns.Count == 0)
        {
            return false;
        }

        var names = turns.Select(turn => turn.Conversation.Value).Distinct().ToList();
        var courses = await book.Courses
            .Include(course => course.Journey!.Visits)
            .Where(course => names.Contains(course.Conversation))
            .ToDictionaryAsync(course => course.Conversation, cancelled);
        foreach (var turn in turns)
        {
            if (!courses.TryGetValue(turn.Conversation.Value, out var course))
            {
                courses[turn.Conversation.Value] = course = new Course { Conversation = turn.Conversation.Value, Channel = turn.Channel };
                book.Add(course);
            }

            foreach (var happened in EventJson.Read(turn.Events))
            {
                course.Follow(happened);
            }
        }

        counted.Through = turns[^1].Number;
        await book.SaveChangesAsync(cancelled);
        return true;
    }
}
