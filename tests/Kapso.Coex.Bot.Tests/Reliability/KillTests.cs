using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Tests.EndToEnd;
using Kapso.Coex.Bot.Tests.Storage;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Reliability;

/// <summary>
/// The process is killed again and again while customers are in mid-conversation. What they were told is kept in a ledger outside, and
/// in the end every conversation reads as if nothing had happened.
/// </summary>
public sealed class KillTests
{
    private const int Customers = 6;
    private static readonly int Rounds = int.Parse(Environment.GetEnvironmentVariable("COEX_KILL_ROUNDS") ?? "8", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Killed_at_any_moment_it_loses_no_acknowledged_message_and_says_nothing_twice()
    {
        var seed = int.Parse(Environment.GetEnvironmentVariable("COEX_KILL_SEED") ?? $"{Random.Shared.Next()}", CultureInfo.InvariantCulture);
        TestContext.Current.TestOutputHelper?.WriteLine($"Again with COEX_KILL_SEED={seed}");
        await using var bot = new RunningBot(
            ("Conversations__BurstWindow", "00:00:00.030"),
            ("Conversations__UnansweredAfter", "00:00:01"),
            ("Conversations__SweepEvery", "00:00:00.050"),
            ("Widget__ConversationsPerMinute", "100000"),
            ("Serilog__MinimumLevel__Default", "Warning"));
        await bot.Start();
        using var http = bot.Client();
        var undisturbed = Heard(await Converse(http, new()));

        var ledger = new ConcurrentDictionary<string, long>();
        var conversations = new ConcurrentBag<Customer>();
        var isOver = false;
        var talking = Enumerable.Range(0, Customers).Select(async _ =>
        {
            do
            {
                conversations.Add(await Converse(http, ledger));
            }
            while (!isOver);
        }).ToList();
        await KillAgainAndAgain(bot, ledger, talking, new Random(seed));
        isOver = true;
        await Task.WhenAll(talking);

        foreach (var customer in conversations)
        {
            var afresh = new Customer(http, customer.Token, customer.Conversation);
            await afresh.Catch();
            Assert.Equal(undisturbed, Heard(afresh));
            Assert.Equal(Heard(afresh), Heard(customer));
        }

        await bot.Kill();
        TheLedgerIsKept(bot, ledger, conversations.Count + 1);
    }

    private static async Task KillAgainAndAgain(RunningBot bot, ConcurrentDictionary<string, long> ledger, List<Task> talking, Random random)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        for (var round = 0; round < Rounds && !talking.Exists(customer => customer.IsFaulted); round++)
        {
            var enough = ledger.Count + random.Next(1, 25);
            while (ledger.Count < enough && !talking.Exists(customer => customer.IsFaulted))
            {
                await pace.WaitForNextTickAsync(TestContext.Current.CancellationToken);
            }

            await bot.Kill();
            await bot.Start();
        }
    }

    /// <summary>From the first word to the desk; each acknowledged message goes into the ledger.</summary>
    private static async Task<Customer> Converse(HttpClient http, ConcurrentDictionary<string, long> ledger)
    {
        var ana = await Customer.Visit(http, "en");
        await Say("error 2655093");
        foreach (var answer in new[] { "done", "no", "no", "ready", "done", "error-2655093" })
        {
            await Post(Customer.ButtonOf(ana.Last, answer));
        }

        await Say("106540352242922");
        await Say("102290129340398");
        await Say("(2655093) already sharing with a partner");
        await Post(Customer.ButtonOf(ana.Last, "cannot-get"));
        await Say("the screen goes black");
        return ana;

        Task Say(string text) => Post(Customer.Words(text));

        async Task Post(JsonObject activity)
        {
            var place = await ana.Post(activity);
            Assert.True(ledger.TryAdd((string)activity["channelData"]!["clientActivityID"]!, place));
            await ana.HearAfter(place);
        }
    }

    /// <summary>A conversation without what differs between two that went the same way.</summary>
    private static List<string> Heard(Customer customer) =>
    [
        .. customer.Seen.Select(activity => $"{Customer.PlaceOf((string)activity["id"]!)} {activity["from"]!["role"]} {activity["name"] ?? activity["text"]} {activity["channelData"]!["coex"]?["step"]}"),
    ];

    private static void TheLedgerIsKept(RunningBot bot, ConcurrentDictionary<string, long> ledger, int conversations)
    {
        using var database = new SqliteConnection($"Data Source={Path.Combine(bot.Folder, "data", "coex.db")};Pooling=False");
        database.Open();
        Assert.Equal("ok", database.Ask<string>("PRAGMA integrity_check"));
        foreach (var (id, place) in ledger)
        {
            Assert.Equal(place, database.Ask<long>($"SELECT sequence FROM messages WHERE key LIKE 'dl:%:{id}'"));
        }

        Assert.Equal(conversations, database.Ask<long>("SELECT count(*) FROM escalations"));
        Assert.Equal(0, database.Ask<long>("SELECT count(*) FROM conversations WHERE heard > handled AND owner = 0"));
        Assert.Equal(0, database.Ask<long>("SELECT count(*) FROM outbox WHERE settled_at IS NULL"));
    }
}
