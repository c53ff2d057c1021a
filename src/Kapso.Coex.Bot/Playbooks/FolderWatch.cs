namespace Kapso.Coex.Bot.Playbooks;

/// <summary>
/// Tells when files in some folders have changed. The system's notices make it quick; looking itself now and then makes it sure, because
/// network shares and container mounts send none.
/// </summary>
/// <remarks>Who is told answers true when it has dealt with the change; on false it is told again.</remarks>
internal sealed class FolderWatch : IDisposable
{
    /// <summary>How long a folder has to be quiet: editors write a file in several steps.</summary>
    public static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(300);

    public static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    private readonly IReadOnlyList<string> folders;
    private readonly Func<bool> changed;
    private readonly Lock looking = new();
    private readonly ITimer look;
    private readonly List<FileSystemWatcher> watchers;
    private string seen;

    /// <param name="seen">What <see cref="LookAt"/> said before the files were read.</param>
    public FolderWatch(IReadOnlyList<string> folders, string seen, TimeProvider clock, Func<bool> changed)
    {
        this.folders = folders;
        this.seen = seen;
        this.changed = changed;
        look = clock.CreateTimer(_ => Look(), null, LookEvery, LookEvery);
        watchers = [.. folders.Select(Watched).OfType<FileSystemWatcher>()];
    }

    /// <summary>How the folders look: it differs as soon as a file does.</summary>
    public static string LookAt(IEnumerable<string> folders) => string.Join('\n', folders.SelectMany(PromptFiles.PathsIn).Select(path =>
    {
        var file = new FileInfo(path);
        return $"{path} {(file.Exists ? file.Length : 0)} {file.LastWriteTimeUtc.Ticks}";
    }));

    public void Dispose()
    {
        watchers.ForEach(watcher => watcher.Dispose());
        look.Dispose();
    }

    private FileSystemWatcher? Watched(string folder)
    {
        FileSystemWatcher? watcher = null;
        try
        {
            watcher = new FileSystemWatcher(folder, "*.yaml");
            watcher.Changed += (_, _) => LookSoon();
            watcher.Created += (_, _) => LookSoon();
            watcher.Deleted += (_, _) => LookSoon();
            watcher.Renamed += (_, _) => LookSoon();
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception none) when (none is IOException or ArgumentException or PlatformNotSupportedException)
        {
            // The machine has no notices left to give, or the folder is gone: looking now and then has to do.
            watcher?.Dispose();
            return null;
        }
    }

    private void LookSoon() => look.Change(Calm, LookEvery);

    private void Look()
    {
        lock (looking)
        {
            try
            {
                var now = LookAt(folders);
                if (now != seen && changed())
                {
                    seen = now;
                }
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
            {
                // A folder is being moved or locked just now. The next look finds it, or what took its place.
            }
        }
    }
}
