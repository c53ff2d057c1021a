using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Kapso.Coex.Bot.Benchmarks.OverHttp;
using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Kapso.Coex.Bot.Benchmarks.Sockets;

/// <summary>
/// The product in this process, with many streams open to it, so that it is known when a message is on the disk: from there to the far end
/// of its stream is what is measured.
/// </summary>
internal sealed class StreamingHost(WebApplication app, string folder, IReadOnlyList<OpenStream> streams) : IAsyncDisposable
{
    private readonly Store store = app.Services.GetRequiredService<Store>();
    private readonly Announcements announcements = app.Services.GetRequiredService<Announcements>();
    private readonly ConcurrentDictionary<(string Conversation, long Place), long> stored = new();

    public static async Task<StreamingHost> Start()
    {
        var folder = Directory.CreateTempSubdirectory("coex-benchmark-").FullName;
        var app = BotHost.Build(builder => builder.Configuration.AddInMemoryCollection(
            [new("Storage:DataDirectory", folder), new("urls", "http://127.0.0.1:0"), new("Widget:Secret", HostProcess.Secret)]));
        await app.StartAsync();
        var address = IPEndPoint.Parse(new Uri(app.Urls.Single()).Authority);
        using var line = await Line.To(address);
        var streams = new List<OpenStream>();
        for (var customer = 0; customer < SocketsBenchmark.Streams; customer++)
        {
            var stream = await OpenStream.Begin(line, address, customer);
            await stream.Open();
            streams.Add(stream);
        }

        return new StreamingHost(app, folder, streams);
    }

    /// <summary>Says something to one after the other; how many milliseconds each took to show, in order of size.</summary>
    public async Task<double[]> SayNowAndThen(int perSecond, TimeSpan length)
    {
        var shown = new List<Task<double>>();
        using var pace = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / perSecond));
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < length && await pace.WaitForNextTickAsync();)
        {
            shown.Add(Say(streams[shown.Count % streams.Count]));
        }

        return [.. (await Task.WhenAll(shown)).Order()];
    }

    /// <summary>The same to everybody at the same time.</summary>
    public async Task<double[]> SayToAllAtOnce() => [.. (await Task.WhenAll(streams.Select(Say))).Order()];

    public async ValueTask DisposeAsync()
    {
        foreach (var stream in streams)
        {
            stream.Dispose();
        }

        await app.StopAsync();
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task<double> Say(OpenStream stream)
    {
        var reading = Shown(stream);
        var conversation = new ConversationId(stream.Conversation);
        var receipt = await store.Receive(new NewMessage(conversation, Author.Agent, null, DateTimeOffset.UtcNow, Written.ByAgent("That is one of our usual replies: it says what to do next, where to find it, and what should then be seen.")));
        stored[(stream.Conversation, receipt.Sequence)] = Stopwatch.GetTimestamp();
        announcements.Announce(conversation, receipt.Sequence);
        var (place, at) = await reading;
        return Stopwatch.GetElapsedTime(stored[(stream.Conversation, place)], at).TotalMilliseconds;
    }

    private static async Task<(long Place, long At)> Shown(OpenStream stream)
    {
        while (true)
        {
            if (await stream.Read() is { } place)
            {
                return (place, Stopwatch.GetTimestamp());
            }
        }
    }
}
