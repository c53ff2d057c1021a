namespace Kapso.Coex.Bot.Playbooks;

/// <summary>Where the bot's words are.</summary>
/// <param name="Playbooks">One procedure per file.</param>
/// <param name="Phrases">Everything else that is said.</param>
internal sealed record PromptFolders(string Playbooks, string Phrases)
{
    private const string Root = "prompts";

    /// <summary>What is understood; always beside the playbooks.</summary>
    public string Triage => Next("triage");

    /// <summary>What agents say; always beside the playbooks.</summary>
    public string Desk => Next("desk");

    /// <summary>Every folder of which a change counts at once.</summary>
    public IReadOnlyList<string> All => [Playbooks, Phrases, Triage];

    /// <summary>
    /// The working directory's prompts where it has them, so that who runs the product from its sources edits what it reads; otherwise those
    /// that travel with the application.
    /// </summary>
    public static PromptFolders Find() =>
        Directory.Exists(Path.Combine(Root, "playbooks")) ? Under(Root) : Under(Path.Combine(AppContext.BaseDirectory, Root));

    /// <summary>The phrases beside a folder of playbooks, or the application's own where there are none.</summary>
    public static PromptFolders Beside(string playbooks)
    {
        var phrases = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(playbooks)) ?? playbooks, "phrases");
        return new(playbooks, Directory.Exists(phrases) ? phrases : Under(Path.Combine(AppContext.BaseDirectory, Root)).Phrases);
    }

    public static PromptFolders Under(string root) => new(Path.Combine(root, "playbooks"), Path.Combine(root, "phrases"));

    private string Next(string name) => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(Playbooks)) ?? Playbooks, name);
}
