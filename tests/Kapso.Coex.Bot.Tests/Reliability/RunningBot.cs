using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Reliability;

/// <summary>The built product as a process of its own, that can be killed and started again on the same port and folder.</summary>
internal sealed class RunningBot : IAsyncDisposable
{
    private static readonly TimeSpan StartsWithin = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan WritesWithin = TimeSpan.FromMinutes(2);
    private readonly Dictionary<string, string> settings;
    private readonly StringBuilder log = new();
    private readonly HttpClient probe;
    private volatile TaskCompletionSource up = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process? process;

    public RunningBot(params (string Name, string Value)[] settings)
    {
        this.settings = settings.ToDictionary(setting => setting.Name, setting => setting.Value);
        Address = new Uri(FreeAddress());
        probe = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(5) };
    }

    public Uri Address { get; }

    public string Folder { get; } = Directory.CreateTempSubdirectory("coex-killed-").FullName;

    /// <summary>Where nobody listens yet.</summary>
    public static string FreeAddress() => $"http://127.0.0.1:{FreePort()}";

    /// <summary>Everything that all of its lives wrote.</summary>
    public string Log
    {
        get
        {
            lock (log)
            {
                return log.ToString();
            }
        }
    }

    public int ProcessId => process!.Id;

    /// <summary>Completes while it answers.</summary>
    public Task IsUp => up.Task;

    public async Task Start()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Kapso.Coex.Bot.dll"), "--urls", Address.AbsoluteUri])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = Folder,
        };
        start.Environment["Storage__DataDirectory"] = Path.Combine(Folder, "data");
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        process = Process.Start(start)!;
        process.OutputDataReceived += Note;
        process.ErrorDataReceived += Note;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await Answers();
        up.TrySetResult();
    }

    /// <summary>Until the log says it so often. What a process writes comes a moment after it did it.</summary>
    public async Task Logged(string sentence, int times = 1)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(WritesWithin);
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (Log.Split(sentence).Length <= times)
        {
            await pace.WaitForNextTickAsync(patience.Token);
        }
    }

    /// <summary>As a power cut does it: nothing is told, nothing is flushed.</summary>
    public async Task Kill()
    {
        up = new(TaskCreationOptions.RunContinuationsAsynchronously);
        process!.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    /// <summary>A client that does what good clients do: what was not answered is sent again, word for word, when the bot is back.</summary>
    public HttpClient Client() => new(new Persistent(this)) { BaseAddress = Address, Timeout = TimeSpan.FromMinutes(5) };

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await Kill();
        }

        probe.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private void Note(object sender, DataReceivedEventArgs line)
    {
        lock (log)
        {
            log.AppendLine(line.Data);
        }
    }

    private async Task Answers()
    {
        using var patience = new CancellationTokenSource(StartsWithin);
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await pace.WaitForNextTickAsync(patience.Token))
        {
            Assert.False(process!.HasExited, Log);
            try
            {
                using var answer = await probe.GetAsync("/health/ready", patience.Token);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (Exception notYet) when (notYet is HttpRequestException or TaskCanceledException && !patience.IsCancellationRequested)
            {
                // It starts, or the machine has much to do.
            }
        }
    }

    // Below those that the system hands out, so that nobody is given this one while the bot is down.
    private static int FreePort()
    {
        while (true)
        {
            var port = Random.Shared.Next(10_000, 32_000);
            using var free = new TcpListener(IPAddress.Loopback, port);
            try
            {
                free.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody's.
            }
        }
    }

    private sealed class Persistent(RunningBot bot) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            while (true)
            {
                await bot.IsUp.WaitAsync(cancellationToken);
                try
                {
                    var answer = await base.SendAsync(request, cancellationToken);
                    await answer.Content.LoadIntoBufferAsync(cancellationToken);
                    return answer;
                }
                catch (Exception cut) when (cut is HttpRequestException or IOException)
                {
                    // It died in the middle. Whether it had stored what we said, we cannot know.
                    await Task.Yield();
                }
            }
        }
    }
}
