using Kapso.Coex.Bot.Fakes.Numbers;

namespace Kapso.Coex.Bot.Fakes.Terminal;

/// <summary>How the bot has to be started to find the fake.</summary>
internal static class Startup
{
    public static void Explain(FakeNumber number, TextWriter output)
    {
        output.WriteLine("Start the bot in another terminal with these, from the root of the repository:\n");
        foreach (var (name, value) in number.Settings)
        {
            output.WriteLine($"export {name.Replace(":", "__", StringComparison.Ordinal)}={value}");
        }

        output.WriteLine("dotnet run --project src/Kapso.Coex.Bot");
    }
}
