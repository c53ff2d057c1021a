using Kapso.Coex.Bot.Engine.Playbooks.Authoring;

namespace Kapso.Coex.Bot.Playbooks;

/// <summary>Reads the YAML files of a folder under prompts/.</summary>
internal static class PromptFiles
{
    private const string Ending = ".yaml";

    /// <summary>The folder's files in order of their names; none when there is no such folder.</summary>
    public static IReadOnlyList<Draft> In(string folder) => [.. PathsIn(folder).Select(Read)];

    public static IReadOnlyList<string> PathsIn(string folder) => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, $"*{Ending}").Where(IsWritten).Order(StringComparer.Ordinal)]
        : [];

    public static Draft Read(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        try
        {
            return YamlDraft.Read(path, name, File.ReadAllBytes(path));
        }
        catch (IOException unreadable)
        {
            return Unreadable($"The file cannot be opened: {unreadable.Message}", "Check that it is still there and not locked.");
        }
        catch (UnauthorizedAccessException)
        {
            return Unreadable("The file may not be read.", "Check its permissions.");
        }

        Draft.Unreadable Unreadable(string what, string whatToDo) => new(path, name, new AuthoringMistake(path, 1, what, whatToDo));
    }

    // Editors keep locks and half-written copies beside a file, under names that begin with a dot.
    private static bool IsWritten(string path) => Path.GetFileName(path)[0] != '.' && path.EndsWith(Ending, StringComparison.Ordinal);
}
