using System.Collections.Concurrent;
using Kapso.Coex.Bot.Engine.Playbooks;
using Kapso.Coex.Bot.Engine.Playbooks.Authoring;

namespace Kapso.Coex.Bot.Playbooks;

/// <summary>
/// The playbooks as they are now, and every edition that was ever served: a conversation under way stays on the edition that it began with.
/// </summary>
internal sealed partial class PlaybookShelf : IDisposable
{
    private readonly PromptFolders folders;
    private readonly ILogger<PlaybookShelf> logger;
    private readonly ConcurrentDictionary<Edition, Playbook> everServed = new();
    private readonly ConcurrentDictionary<Edition, ServedEdition> editions = new();
    private readonly FolderWatch watch;
    private volatile Shown shown;

    public PlaybookShelf(PromptFolders folders, PlaybookReading.InOrder reading, TimeProvider clock, ILogger<PlaybookShelf> logger)
    {
        this.folders = folders;
        this.logger = logger;
        shown = Keep(reading);
        watch = new FolderWatch(folders.All, reading.Seen, clock, Reload);
    }

    /// <summary>
    /// New editions, told before any conversation can begin on one: whoever keeps them has stored them by then. Should that throw, the shelf
    /// stays as it was and tries again later.
    /// </summary>
    public event Action<IReadOnlyList<ServedEdition>>? Changing;

    /// <summary>
    /// Something under prompts/ changed, and the playbooks were read again without a mistake; also when the change was in other files. It is
    /// told from a timer, and must not throw.
    /// </summary>
    public event Action? Changed;

    /// <summary>The playbooks for conversations that begin now.</summary>
    public IReadOnlyDictionary<PlaybookId, Playbook> Current => shown.Playbooks;

    /// <summary>Every edition served so far, by this process or taken back from an earlier one.</summary>
    public IReadOnlyDictionary<Edition, Playbook> EverServed => everServed;

    /// <summary>The titles of the answers that many questions share.</summary>
    public StandardAnswers Answers => shown.Answers;

    /// <summary>Every edition served so far, with its source.</summary>
    public IReadOnlyCollection<ServedEdition> Editions => [.. editions.Values];

    /// <summary>An edition, current or older; null when it was never served, or was served by an earlier process and not taken back yet.</summary>
    public Playbook? Find(Edition edition) => everServed.GetValueOrDefault(edition);

    /// <summary>Takes back editions that were served in the past.</summary>
    public void TakeBack(IEnumerable<ServedEdition> older)
    {
        foreach (var served in older.Where(served => !everServed.ContainsKey(served.Edition)))
        {
            if (served.Restore(Answers) is { } playbook)
            {
                everServed.TryAdd(served.Edition, playbook);
                editions.TryAdd(served.Edition, served);
            }
            else
            {
                LogNotTakenBack(served.Edition.Id, served.Edition.Version);
            }
        }
    }

    public void Dispose() => watch.Dispose();

    private bool Reload()
    {
        switch (PlaybookFolder.Read(folders))
        {
            case PlaybookReading.InOrder reading:
                return Show(reading);
            case PlaybookReading.Refused refused:
                LogRefused(refused.Mistakes.Count);
                foreach (var mistake in refused.Mistakes)
                {
                    LogMistake(mistake);
                }

                return true;
            default:
                return true;
        }
    }

    private bool Show(PlaybookReading.InOrder reading)
    {
        var fresh = reading.Editions.Where(served => !editions.ContainsKey(served.Edition)).ToList();
        try
        {
            if (fresh.Count > 0)
            {
                Changing?.Invoke(fresh);
            }
        }
#pragma warning disable CA1031 // What keeping editions can throw is not known here, and what a timer throws ends the process.
        catch (Exception unkept)
#pragma warning restore CA1031
        {
            LogNotKept(unkept);
            return false;
        }

        shown = Keep(reading);
        LogReloaded(reading.Playbooks.Count, fresh.Count);
        Changed?.Invoke();
        return true;
    }

    private Shown Keep(PlaybookReading.InOrder reading)
    {
        foreach (var served in reading.Editions)
        {
            editions.TryAdd(served.Edition, served);
        }

        foreach (var playbook in reading.Playbooks)
        {
            everServed[playbook.Edition] = playbook;
        }

        return new Shown(reading.Playbooks.ToDictionary(playbook => playbook.Id), reading.Answers);
    }

    // Swapped in one go, so that nobody sees playbooks of one reading beside titles of another.
    private sealed record Shown(IReadOnlyDictionary<PlaybookId, Playbook> Playbooks, StandardAnswers Answers);
}
