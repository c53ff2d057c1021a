using System.Globalization;
using Kapso.Coex.Bot.Benchmarks.OverHttp;
using Kapso.Coex.Bot.Benchmarks.Storage;

namespace Kapso.Coex.Bot.Benchmarks.Webhooks;

/// <summary>
/// Ours and Microsoft's Bot Framework in turns, under the same load. Ours answers when a message is stored and signed for; its turn comes
/// later, after the burst. So two figures stand here for ours: accepted, and with the turn taken. The second is what compares.
/// </summary>
internal static class Beside
{
    private const int AtOnce = 100;
    private const int Copies = 5;

    // No other customer's numbers.
    private const int Hurried = 2_000_000;
    private const int Doubled = 2_000_001;
    private const long Fresh = 900_000_000_000;

    public static async Task Run(OurHost host, Line[] lines, string folder, Options options)
    {
        using var peer = await BotFramework.Start(folder);
        var peers = peer is null ? [] : await peer.Connect(Turns.Callers);
        if (peer is not null)
        {
            Console.WriteLine($"Bot Framework JS keeps its state in {peer.KeptIn}");
            await Load.Run(Turns.Callers, TimeSpan.FromSeconds(5), caller => peer.Post(peers[caller]));
        }

        var (accepted, taken) = (new List<double>(), new List<double>());
        for (var round = 1; round <= options.Rounds; round++)
        {
            var (ours, withTurns) = await Ours(round, host, lines, options.RoundLength);
            if (peer is not null)
            {
                var theirs = await Theirs(round, peer, peers, options.RoundLength);
                accepted.Add(ours / theirs);
                taken.Add(withTurns / theirs);
            }
        }

        if (peer is not null)
        {
            Console.WriteLine($"accepted / Bot Framework's turns: {Ratios(accepted)};   turns / Bot Framework's turns: {Ratios(taken)}");
            Console.WriteLine($"resident: ours {host.ResidentMegabytes} MiB, Bot Framework {peer.ResidentMegabytes} MiB");
        }

        await AskBoth(host, peer);
    }

    private static async Task<(double Accepted, double WithTurns)> Ours(int round, OurHost host, Line[] lines, TimeSpan length)
    {
        var before = host.Cpu;
        var measured = await Load.Run(Turns.Callers, length, caller => host.Post(lines[caller]));
        var withTurns = measured.Count / ((measured.Count / measured.PerSecond) + (await host.Drain()).TotalSeconds);
        Report(round, "ours, accepted durably", measured, host.Cpu - before);
        Console.WriteLine(FormattableString.Invariant($"round {round}  ours, with turns taken    {withTurns,9:N0} messages/s, the wait for the end of each burst included"));
        return (measured.PerSecond, withTurns);
    }

    private static async Task<double> Theirs(int round, BotFramework peer, Line[] lines, TimeSpan length)
    {
        var before = peer.Cpu;
        var measured = await Load.Run(Turns.Callers, length, caller => peer.Post(lines[caller]));
        Report(round, "Bot Framework JS", measured, peer.Cpu - before);
        return measured.PerSecond;
    }

    private static void Report(int round, string who, Measured measured, TimeSpan cpu) => Console.WriteLine(FormattableString.Invariant(
        $"round {round}  {who,-26}{measured.PerSecond,9:N0} messages/s   p50 {measured.P50:N1} ms   p99 {measured.P99:N1} ms   longest {measured.Longest:N0} ms; its own cpu, turns included, {cpu.TotalMicroseconds / Math.Max(1, measured.Count):N0} us each"));

    /// <summary>Whether anything is lost when a hundred come at once, and whether anything is done twice when one comes five times.</summary>
    private static async Task AskBoth(OurHost host, BotFramework? peer)
    {
        var lines = await host.Connect(AtOnce);
        await Task.WhenAll(lines.Select((line, place) => host.Post(line, Hurried, Fresh + place)));
        for (var copy = 0; copy < Copies; copy++)
        {
            await host.Post(lines[0], Doubled, Fresh + AtOnce);
        }

        await host.Drain();
        var (atOnce, copies) = ("", "");
        if (peer is not null)
        {
            var peers = await peer.Connect(AtOnce);
            foreach (var hurried in (string[])["hurried", "elsewhere"])
            {
                await Task.WhenAll(peers.Select((line, place) => BotFramework.Post(line, hurried, place)));
            }

            for (var copy = 0; copy < Copies; copy++)
            {
                await BotFramework.Post(peers[0], "doubled", AtOnce);
            }

            atOnce = $", Bot Framework {await BotFramework.Turns(peers[0], "hurried")}; {await BotFramework.Turns(peers[0], "elsewhere")} where its store lets others in while it reads, as over a network";
            copies = $", Bot Framework {await BotFramework.Turns(peers[0], "doubled")}";
        }

        Console.WriteLine($"{AtOnce} messages at once in one conversation, how many count: ours {await host.Heard(Hurried)}{atOnce}");
        Console.WriteLine($"one message delivered {Copies} times, how often it counts: ours {await host.Heard(Doubled)}{copies}");
    }

    private static string Ratios(IEnumerable<double> ratios) => string.Join(", ", ratios.Select(ratio => ratio.ToString("N2", CultureInfo.InvariantCulture)));
}
