namespace Kapso.Coex.Bot.Fakes;

/// <summary>Not Program, because the tests' own entry point has that name.</summary>
internal static class EntryPoint
{
    public static Task<int> Main(string[] args) => CommandLine.Run(args);
}
