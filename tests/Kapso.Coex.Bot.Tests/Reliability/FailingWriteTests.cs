using System.Runtime.InteropServices;
using Kapso.Coex.Bot.Storage;
using Kapso.Coex.Bot.Tests.Storage;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Reliability;

/// <summary>Each write of a whole conversation fails once, in both ways in which a write can fail.</summary>
public sealed class FailingWriteTests
{
    private const int DiskFull = 13;

    [Fact]
    public async Task A_write_that_failed_is_done_again()
    {
        var undisturbed = await Play(0, (_, _) => { });
        var failed = 0;
        for (var n = 1; ; n++)
        {
            var commits = 0;
            var outcome = await Play(n, (connection, place) => raw.sqlite3_commit_hook(connection.Handle, _ => Count(ref commits) == place ? 1 : 0, null));
            Assert.Equal(undisturbed, outcome);
            if (commits < n)
            {
                break;
            }

            failed++;
        }

        Assert.True(failed > 2 * Rehearsal.Length, $"Only {failed} writes failed.");
    }

    [Fact]
    public async Task A_write_that_was_done_and_reported_as_failed_is_not_done_twice()
    {
        var undisturbed = await Play(0, (_, _) => { });
        var failed = 0;
        for (var n = 1; ; n++)
        {
            var lie = new LieAboutCommit(n);
            var outcome = await Play(n, (connection, _) => lie.Listen(connection));
            GC.KeepAlive(lie); // its hook is called from outside
            Assert.Equal(undisturbed, outcome);
            if (lie.Commits < n)
            {
                break;
            }

            failed++;
        }

        Assert.True(failed > 2 * Rehearsal.Length, $"Only {failed} writes failed.");
    }

    private static int Count(ref int commits) => ++commits;

    private static async Task<string> Play(int place, Action<SqliteConnection, int> meddle)
    {
        using var home = new StoreInAFolder(connection => meddle(connection, place));
        var rehearsal = new Rehearsal(home);
        await rehearsal.Play();
        return await rehearsal.Outcome();
    }

    /// <summary>SQLite lets a listener to the log fail a commit that has happened: the disk has it, and the caller is told otherwise.</summary>
    private sealed class LieAboutCommit
    {
        private readonly Hook hook;

        public LieAboutCommit(int place) => hook = (_, _, _, _) => ++Commits == place ? DiskFull : 0;

        private delegate int Hook(nint listener, nint database, nint name, int pages);

        public int Commits { get; private set; }

        public void Listen(SqliteConnection connection) => sqlite3_wal_hook(connection.Handle!.DangerousGetHandle(), hook, 0);

        [DllImport("e_sqlite3")]
        private static extern nint sqlite3_wal_hook(nint database, Hook hook, nint listener);
    }
}
