using System.Diagnostics;
using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Desk.Cases;
using Kapso.Coex.Bot.Desk.Measures;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Kapso.Coex.Bot.Benchmarks.Desk;

/// <summary>The desk with a long queue: opening it, looking for a case, opening one, hearing of a new message, and reading the figures.</summary>
internal static class DeskBenchmark
{
    private const int Looks = 200;
    private const int FewLooks = 20;
    private static readonly Agent Luz = new("luz", "Luz");

    public static async Task<int> Run(Options options)
    {
        var folder = Directory.CreateTempSubdirectory("coex-benchmark-").FullName;
        try
        {
            await using var app = BotHost.Build(builder => builder.Configuration.AddInMemoryCollection(
                [new("Storage:DataDirectory", folder), new("urls", "http://127.0.0.1:0"), new("Serilog:MinimumLevel:Default", "Error")]));
            await app.StartAsync();
            await FullDesk.Fill(app.Services.GetRequiredService<Store>());
            await FullBook.Fill(app.Services, folder);
            var (figures, playbooks) = (app.Services.GetRequiredService<FigureReading>(), app.Services.GetRequiredService<KnowledgeBase>().Now.Current);
            var cases = app.Services.GetRequiredService<ICases>();
            for (var round = 1; round <= options.Rounds; round++)
            {
                Console.WriteLine($"round {round}, {FullDesk.Cases:N0} cases");
                foreach (var box in Enum.GetValues<CaseBox>())
                {
                    await Measure($"opens: {box}", _ => cases.Queue(new CaseQuery(box, Luz.Id)));
                }

                await Measure("newest first", _ => cases.Queue(new CaseQuery(CaseBox.All, Luz.Id) { NewestFirst = true }));
                await Measure("looks for a number", look => cases.Queue(new CaseQuery(CaseBox.All, Luz.Id) { Search = FullDesk.NumberOf(look * 37) }));
                await Measure("opens a case", look => cases.Open(FullDesk.CaseOf(look * 37)));
                await Measure("stored to told", look => Told(app.Services, look));
                await Measure("figures of a month", _ => figures.Read(FullBook.Last(28), playbooks, CancellationToken.None), FewLooks);
                await Measure("figures of three", _ => figures.Read(FullBook.Last(90), playbooks, CancellationToken.None), FewLooks);
            }

            await app.StopAsync();
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>A customer's message, from before it is stored until somebody at the desk can read it.</summary>
    private static async Task Told(IServiceProvider services, int look)
    {
        using var listener = services.GetRequiredService<CaseNews>().Listen();
        var customer = look * 37;
        await services.GetRequiredService<IInbox>().Receive(
            new Inbound(FullDesk.ConversationOf(customer), $"{Guid.NewGuid()}", "Are you there?"), CancellationToken.None);
        while (!(await listener.Next(CancellationToken.None)).Contains(FullDesk.CaseOf(customer)))
        {
            // Another's: turns of earlier messages are told as well.
        }
    }

    private static async Task Measure(string what, Func<int, Task> look, int looks = Looks)
    {
        var took = new double[looks];
        for (var at = 0; at < looks; at++)
        {
            var began = Stopwatch.GetTimestamp();
            await look(at);
            took[at] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        }

        Array.Sort(took);
        Console.WriteLine(FormattableString.Invariant($"  {what,-20} p50 {Load.At(took, 0.5),7:N2} ms   p95 {Load.At(took, 0.95),7:N2} ms   longest {took[^1],7:N2} ms"));
    }
}
