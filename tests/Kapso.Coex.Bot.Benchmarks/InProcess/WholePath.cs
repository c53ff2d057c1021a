using Kapso.Coex.Bot.Benchmarks.Storage;
using Kapso.Coex.Bot.Benchmarks.Walks;
using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Languages;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Kapso.Coex.Bot.Benchmarks.InProcess;

/// <summary>The product as it runs: a message into the inbox, to its grain, through the dialogue, until its reply can be read.</summary>
internal sealed class WholePath : IContender
{
    private readonly WebApplication app;
    private readonly IInbox inbox;
    private readonly ITranscript transcript;
    private readonly Announcements announcements;
    private readonly Customers customers;
    private long messages;

    private WholePath(WebApplication app)
    {
        this.app = app;
        inbox = app.Services.GetRequiredService<IInbox>();
        transcript = app.Services.GetRequiredService<ITranscript>();
        announcements = app.Services.GetRequiredService<Announcements>();
        customers = new Customers(Knowledge, Turns.Callers);
    }

    public string Name => "inbox to reply";

    public Knowledge Knowledge => app.Services.GetRequiredService<KnowledgeBase>().Now;

    public static async Task<WholePath> In(string folder)
    {
        var app = BotHost.Build(builder =>
        {
            builder.Configuration.AddInMemoryCollection([new("Storage:DataDirectory", folder), new("urls", "http://127.0.0.1:0")]);
        });
        await app.StartAsync();
        return new WholePath(app);
    }

    /// <summary>Greets every customer, and lets each tap once.</summary>
    public async Task Begin()
    {
        await Parallel.ForAsync(0, Customers.All, new ParallelOptions { MaxDegreeOfParallelism = Turns.Callers }, async (customer, _) => await Greet(NameOf(customer, 0)));
        await Task.WhenAll(Enumerable.Range(0, Turns.Callers).Select(caller => Task.Run(async () =>
        {
            for (var each = 0; each < Customers.All / Turns.Callers; each++)
            {
                await Take(caller);
            }
        })));
    }

    public async Task Take(int caller)
    {
        var (customer, lap, place, tap) = customers.Next(caller);
        var conversation = NameOf(customer, lap);
        if (place == 0 && lap > 0)
        {
            await Greet(conversation);
        }

        using var news = announcements.Listen(conversation);
        var inbound = new Inbound(conversation, $"benchmark:{Interlocked.Increment(ref messages)}", tap.Title) { Tap = tap.Tap, Locale = Language.English };
        var receipt = await inbox.Receive(inbound, CancellationToken.None);
        while (news.Through <= receipt.Sequence)
        {
            await news.Next(Timeout.InfiniteTimeSpan, CancellationToken.None); // a timer for each turn would be the load's cost, not ours
        }

        if (await transcript.Read(conversation, receipt.Sequence, 1, CancellationToken.None) is [])
        {
            throw new InvalidOperationException($"{conversation} has no answer to '{tap.Tap}' though one was announced.");
        }
    }

    public void Dispose()
    {
        app.StopAsync().GetAwaiter().GetResult();
        app.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    private Task Greet(ConversationId conversation) => inbox.Begin(conversation, "benchmark", "customer", Language.English, CancellationToken.None);

    private static ConversationId NameOf(int customer, int lap) => new($"walk-{lap:D3}-{customer:D6}");
}
