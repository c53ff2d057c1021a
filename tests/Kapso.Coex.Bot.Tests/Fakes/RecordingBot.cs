using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Fakes.Numbers;

namespace Kapso.Coex.Bot.Tests.Fakes;

/// <summary>Stands where the bot would: keeps every webhook in the order of arrival, and answers as the test says.</summary>
internal sealed class RecordingBot : HttpMessageHandler
{
    private readonly ConcurrentQueue<Webhook> received = [];
    private readonly Lock gate = new();
    private readonly List<(int Count, TaskCompletionSource Came)> waiting = [];

    internal sealed record Webhook(string Path, byte[] Body, IReadOnlyDictionary<string, string> Headers)
    {
        public JsonNode Json => JsonNode.Parse(Body)!;

        public string Text => Encoding.UTF8.GetString(Body);
    }

    /// <summary>By the number of the arrival, from 1.</summary>
    public Func<int, HttpStatusCode> Answers { get; set; } = _ => HttpStatusCode.OK;

    public IReadOnlyList<Webhook> Received => [.. received];

    public static RecordingBot At(FakeNumber number)
    {
        var bot = new RecordingBot();
        number.Connect(new Uri("http://the-bot"), bot);
        return bot;
    }

    public async Task<IReadOnlyList<Webhook>> WaitFor(int count)
    {
        var came = new TaskCompletionSource();
        lock (gate)
        {
            if (received.Count >= count)
            {
                return Received;
            }

            waiting.Add((count, came));
        }

        await came.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        return Received;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
        lock (gate)
        {
            received.Enqueue(new Webhook(request.RequestUri!.AbsolutePath, body, request.Headers.ToDictionary(one => one.Key, one => string.Join(",", one.Value))));
            foreach (var one in waiting.Where(one => one.Count <= received.Count).ToList())
            {
                waiting.Remove(one);
                one.Came.SetResult();
            }

            return new HttpResponseMessage(Answers(received.Count));
        }
    }
}
