using System.Collections.Concurrent;
using System.Diagnostics;
using Kapso.Coex.Bot.Benchmarks.OverHttp;
using Kapso.Coex.Bot.Benchmarks.Walks;
using Microsoft.Data.Sqlite;

namespace Kapso.Coex.Bot.Benchmarks.Webhooks;

/// <summary>A host of its own with WhatsApp switched on, and with a Meta that takes whatever it sends.</summary>
internal sealed class OurHost : IDisposable
{
    private static readonly TimeSpan LongestDrain = TimeSpan.FromMinutes(5);
    private readonly Sink sink = new();
    private readonly HostProcess process;
    private readonly string folder;
    private readonly ConcurrentDictionary<long, int> apart = new();
    private long posted;
    private long batched;

    public OurHost(string folder)
    {
        this.folder = folder;
        process = HostProcess.Start(folder, new Dictionary<string, string>
        {
            ["WhatsApp__Enabled"] = "true",
            ["WhatsApp__PhoneNumberId"] = Envelope.Number,
            ["WhatsApp__AccessToken"] = "the-benchmarks-token",
            ["WhatsApp__AppSecret"] = Envelope.AppSecret,
            ["WhatsApp__VerifyToken"] = "the-benchmarks-word",
            ["WhatsApp__GraphBaseUrl"] = sink.Address.ToString(),
        });
    }

    /// <summary>How many messages were answered 200.</summary>
    public long Accepted => Volatile.Read(ref posted) + Volatile.Read(ref batched) + apart.Count;

    public long Sent => sink.Taken;

    public long ResidentMegabytes => process.ResidentMegabytes;

    public TimeSpan Cpu => process.Cpu;

    public Task<Line[]> Connect(int lines) => Task.WhenAll(Enumerable.Range(0, lines).Select(_ => process.Connect()));

    /// <summary>The next message of the next of ten thousand customers.</summary>
    public Task Post(Line line)
    {
        var number = Interlocked.Increment(ref posted);
        return Send(line, Envelope.One((int)(number % Customers.All), number));
    }

    public Task PostBatch(Line line, int size)
    {
        var first = Interlocked.Add(ref batched, size);
        return Send(line, Envelope.Batch(size, 1_000_000_000L + first));
    }

    /// <summary>This message, perhaps once more.</summary>
    public Task Post(Line line, int customer, long message)
    {
        apart[message] = customer;
        return Send(line, Envelope.One(customer, message));
    }

    /// <summary>Waits until nobody waits for an answer; how long that took.</summary>
    public async Task<TimeSpan> Drain()
    {
        var watch = Stopwatch.StartNew();
        await Patience.Until(async () => await Count("SELECT count(*) FROM conversations WHERE heard > handled") == 0, TimeSpan.FromMilliseconds(100), LongestDrain);
        return watch.Elapsed;
    }

    /// <summary>How many messages of customers were heard in a turn that is stored: of all customers, or of one.</summary>
    public Task<long> Heard(int? customer = null)
    {
        const string heard = "SELECT count(*) FROM messages JOIN conversations ON conversations.id = messages.conversation WHERE author = 0 AND sequence <= handled";
        return Count(customer is null ? heard : $"{heard} AND messages.conversation = (SELECT conversation FROM people WHERE user_id = '{Envelope.UserId(customer.Value)}')");
    }

    public void Dispose()
    {
        process.Dispose();
        sink.Dispose();
    }

    private static Task<string> Send(Line line, Envelope envelope) =>
        line.Ask("POST", "/webhooks/whatsapp", $"X-Hub-Signature-256: {envelope.Signature}", envelope.Body);

    private async Task<long> Count(string sql)
    {
        await using var database = new SqliteConnection($"Data Source={Path.Combine(folder, "coex.db")};Mode=ReadOnly;Pooling=False");
        await database.OpenAsync();
        await using var command = database.CreateCommand();
        command.CommandText = sql;
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
