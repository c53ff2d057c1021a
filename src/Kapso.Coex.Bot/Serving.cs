using Kapso.Coex.Bot.Desk.Accounts;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Kapso.Coex.Bot;

/// <summary>Serves until it is told to stop, and says what to open.</summary>
internal static class Serving
{
    private static readonly TimeSpan StartIsOver = TimeSpan.FromSeconds(3);

    public static async Task<int> Run(string? urls)
    {
        await using var app = BotHost.Build(builder =>
        {
            if (urls is not null)
            {
                builder.WebHost.UseUrls(urls);
            }
        });
        await Start(app);
        var firstLink = await app.Services.GetRequiredService<OneTimeLinks>().First();
        foreach (var address in app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
        {
            Console.WriteLine($"Open {address} to talk to the bot. Direct Line is at {address}/v3/directline. Agents are at {address}/desk. Ctrl+C stops it.");
            if (firstLink is not null)
            {
                Console.WriteLine($"Nobody has an account at the desk yet. This makes the first lead, once and within the hour: {address}{OneTimeLinks.Address(LinkKind.First, firstLink)}");
            }
        }

        using var tidying = TidyUpOnce(app.Services.GetRequiredService<TimeProvider>());
        await app.WaitForShutdownAsync();
        return 0;
    }

    // Half of the memory that a start takes is only for the start, and it lies where the collector comes by last.
    private static ITimer TidyUpOnce(TimeProvider clock) => clock.CreateTimer(
        _ => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive), null, StartIsOver, Timeout.InfiniteTimeSpan);

    private static async Task Start(WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            throw new AddressTaken($"{taken.Message} Stop what listens there, or choose another address with --urls.", taken);
        }
    }
}

/// <summary>Something else listens where this was to.</summary>
internal sealed class AddressTaken(string message, Exception cause) : Exception(message, cause);
