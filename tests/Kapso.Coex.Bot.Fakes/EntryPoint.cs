namespace Kapso.Coex.Bot.Fakes;

internal static class EntryPoint
{
    public static Task<int> Main(string[] args) => Task.FromResult(args.Length);
}
