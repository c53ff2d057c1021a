namespace Kapso.Coex.Bot.Benchmarks;

/// <summary>What a figure has to be read beside: how many cores there are, and how much others use them.</summary>
internal static class Machine
{
    private const string LoadAverages = "/proc/loadavg";

    public static string Describe() => $"{Environment.ProcessorCount} cores, load at the start {(File.Exists(LoadAverages) ? string.Join(' ', File.ReadAllText(LoadAverages).Split(' ')[..3]) : "not known")}";
}
