namespace Kapso.Coex.Bot.Triage;

/// <summary>
/// What triage learnt when the product was built (LearnTriage.targets), kept beside the program so that a start need not learn. The engine
/// takes it only if it was learnt from the very same; so a file that is missing, damaged or out of date costs a second and nothing else.
/// </summary>
internal static class LearntFile
{
    /// <summary>The one that travels with the application.</summary>
    public static string Own { get; } = Path.Combine(AppContext.BaseDirectory, "triage.learnt");

    /// <summary>Nothing where there is none, or none that can be read.</summary>
    public static byte[] Read(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>In one go: nobody ever finds half of it.</summary>
    public static void Write(string path, byte[] learnt)
    {
        var unfinished = $"{path}.{Environment.ProcessId}";
        File.WriteAllBytes(unfinished, learnt);
        File.Move(unfinished, path, overwrite: true);
    }
}
