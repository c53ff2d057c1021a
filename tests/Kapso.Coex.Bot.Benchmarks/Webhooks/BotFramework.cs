using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Benchmarks.OverHttp;
using Kapso.Coex.Bot.Benchmarks.Walks;

namespace Kapso.Coex.Bot.Benchmarks.Webhooks;

/// <summary>
/// Microsoft's Bot Framework for Node, unmodified, as a process of its own: see botframework/server.js. Nobody has to sign anything there, and
/// it is answered when its turn is over.
/// </summary>
internal sealed class BotFramework : IDisposable
{
    private static readonly string Here = Path.Combine(Path.GetDirectoryName(ThisFile())!, "botframework");
    private static readonly string Compiled = Path.Combine(Here, "node_modules", "better-sqlite3", "build", "Release", "better_sqlite3.node");

    private readonly Process process;
    private long posted;

    private BotFramework(Process process, JsonNode told)
    {
        this.process = process;
        Address = new IPEndPoint(IPAddress.Loopback, (int)told["port"]!);
        KeptIn = (string)told["keptIn"]!;
    }

    public string KeptIn { get; }

    public TimeSpan Cpu
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public long ResidentMegabytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 >> 20;
        }
    }

    private IPEndPoint Address { get; }

    /// <summary>Null where it cannot run, which was said then.</summary>
    public static async Task<BotFramework?> Start(string folder)
    {
        try
        {
            await Install();
            var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(Here, "server.js"), Path.Combine(folder, "peer.db")]) { RedirectStandardOutput = true })!;
            var told = await node.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("its server ended at once");
            return new BotFramework(node, JsonNode.Parse(told)!);
        }
        catch (Exception trouble) when (trouble is Win32Exception or InvalidOperationException)
        {
            Console.WriteLine($"Bot Framework cannot run here, so nothing stands beside ours: {trouble.Message}");
            return null;
        }
    }

    public Task<Line[]> Connect(int lines) => Task.WhenAll(Enumerable.Range(0, lines).Select(_ => Line.To(Address)));

    /// <summary>The next message of the next of ten thousand customers.</summary>
    public Task Post(Line line)
    {
        var number = Interlocked.Increment(ref posted);
        return Post(line, $"{number % Customers.All}", number);
    }

    public static Task Post(Line line, string customer, long message) => line.Ask(
        "POST",
        "/api/messages",
        "Accept: application/json",
        $$"""{"type":"message","id":"{{message}}","channelId":"benchmark","serviceUrl":"http://127.0.0.1","deliveryMode":"expectReplies","conversation":{"id":"{{customer}}"},"from":{"id":"{{customer}}"},"recipient":{"id":"bot"},"text":"Hola, me sale el error 3441041"}""");

    /// <summary>How many turns a conversation has counted.</summary>
    public static async Task<long> Turns(Line line, string customer) => (long)JsonNode.Parse(await line.Ask("GET", $"/{customer}", "Accept: application/json", ""))!["turns"]!;

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    /// <summary>Once: its scripts stay off, but for the one that compiles SQLite.</summary>
    private static async Task Install()
    {
        if (!Directory.Exists(Path.Combine(Here, "node_modules", "botbuilder")) && await Npm("ci", "--ignore-scripts", "--no-audit", "--no-fund") is var failed and not 0)
        {
            throw new InvalidOperationException($"`npm ci` ended with {failed}");
        }

        if (!File.Exists(Compiled) && (await Npm("rebuild", "better-sqlite3", "--build-from-source") != 0 || !File.Exists(Compiled)))
        {
            Console.WriteLine("better-sqlite3 cannot be compiled here (it takes Python, a C++ compiler and Node's headers): Bot Framework keeps its state in memory.");
        }
    }

    private static async Task<int> Npm(params string[] arguments)
    {
        using var npm = Process.Start(new ProcessStartInfo("npm", arguments) { WorkingDirectory = Here, RedirectStandardOutput = true, RedirectStandardError = true })!;
        await Task.WhenAll(npm.StandardOutput.ReadToEndAsync(), npm.StandardError.ReadToEndAsync(), npm.WaitForExitAsync());
        return npm.ExitCode;
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
