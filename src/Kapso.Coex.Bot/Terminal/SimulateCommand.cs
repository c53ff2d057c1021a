using System.Diagnostics;

namespace Kapso.Coex.Bot.Terminal;

/// <summary>Starts the simulated customers, which live among the tests: a published copy has none.</summary>
internal static class SimulateCommand
{
    private const string Project = "tests/Kapso.Coex.Bot.Simulator";

    /// <param name="arguments">Handed on as they are; the simulator explains its own.</param>
    public static async Task<int> Run(IReadOnlyList<string> arguments, TextWriter errors, CancellationToken cancelled)
    {
        if (!Directory.Exists(Project))
        {
            await errors.WriteLineAsync($"There is no {Project} here. Run this from the root of the repository.");
            return 1;
        }

        var start = new ProcessStartInfo("dotnet", ["run", "-c", "Release", "--project", Project, "--", .. arguments]);
        using var simulator = Process.Start(start) ?? throw new InvalidOperationException("dotnet could not be started.");
        await simulator.WaitForExitAsync(cancelled);
        return simulator.ExitCode;
    }
}
