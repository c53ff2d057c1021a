using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Kapso.Coex.Bot.Benchmarks.OverHttp;

/// <summary>The built host as a process of its own, with a data folder of its own.</summary>
internal sealed class HostProcess : IDisposable
{
    public const string Secret = "benchmark-secret";
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);

    private readonly Process process;

    private HostProcess(Process process, IPEndPoint address) => (this.process, Address) = (process, address);

    public IPEndPoint Address { get; }

    public long ResidentMegabytes => ResidentKilobytes >> 10;

    public long ResidentKilobytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 >> 10;
        }
    }

    public TimeSpan Cpu
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public static HostProcess Start(string dataFolder, IReadOnlyDictionary<string, string>? settings = null)
    {
        var address = FreeAddress();
        var start = new ProcessStartInfo("dotnet", [Built(), "--urls", $"http://{address}"]) { RedirectStandardOutput = true };
        start.Environment["Storage__DataDirectory"] = dataFolder;
        start.Environment["Widget__Secret"] = Secret;
        start.Environment["Widget__ConversationsPerMinute"] = "1000000";
        start.Environment["Widget__VisitorMessagesPerMinute"] = "1000000";
        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return new HostProcess(Process.Start(start)!, address);
    }

    /// <summary>Connects as soon as somebody listens.</summary>
    public async Task<Line> Connect()
    {
        Line? line = null;
        await Patience.Until(async () => process.HasExited || (line = await Line.IfListening(Address)) is not null, TimeSpan.FromMilliseconds(5), LongestStart);
        return line ?? await Line.To(Address);
    }

    /// <summary>Ends it without warning, which it has to survive anyway.</summary>
    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    // Built beside this one by the same command, and where `dotnet run` would start it.
    private static string Built()
    {
        const string name = "Kapso.Coex.Bot";
        var own = AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar).Split(Path.DirectorySeparatorChar);
        var root = string.Join(Path.DirectorySeparatorChar, own[..^5]);
        return Path.Combine([root, "src", name, .. own[^3..], $"{name}.dll"]);
    }

    private static IPEndPoint FreeAddress()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return (IPEndPoint)probe.LocalEndpoint;
    }
}
