using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Fakes.Phones;
using Kapso.Coex.Bot.Fakes.Wire;

namespace Kapso.Coex.Bot.Fakes.Kapso;

/// <summary>Gathers the received messages of a conversation until it falls silent, and sends them as one batch.</summary>
internal sealed class ReceivedBuffer(FakeKapsoOptions options, FakeKapso kapso)
{
    private const string Event = "whatsapp.message.received";
    private readonly ConcurrentDictionary<FakePhone, Batch> batches = [];

    public Task Add(FakePhone from, JsonObject body)
    {
        if (options.BufferFor == TimeSpan.Zero)
        {
            return kapso.Send(Event, body);
        }

        var batch = batches.GetOrAdd(from, _ => new Batch());
        lock (batch)
        {
            batch.Bodies.Add(body);
            batch.Silence?.Dispose();
            var sent = batch.Sent.Task;
            if (batch.Bodies.Count == options.BufferAtMost)
            {
                Send(batch);
            }
            else
            {
                batch.Silence = options.Pace.CreateTimer(_ => Send(batch), null, options.BufferFor, Timeout.InfiniteTimeSpan);
            }

            return sent;
        }
    }

    private void Send(Batch batch)
    {
        lock (batch)
        {
            if (batch.Bodies.Count == 0)
            {
                return;
            }

            var size = batch.Bodies.Count.ToString(CultureInfo.InvariantCulture);
            var body = new JsonObject { ["type"] = Event, ["batch"] = true, ["data"] = new JsonArray([.. batch.Bodies]) };
            var sent = batch.Sent;
            (batch.Bodies, batch.Sent) = ([], new TaskCompletionSource());
            kapso.Send(WireText.Plain(body), ("X-Webhook-Event", Event), ("X-Webhook-Payload-Version", "v2"), ("X-Webhook-Batch", "true"), ("X-Batch-Size", size))
                .ContinueWith(_ => sent.SetResult(), TaskScheduler.Default);
        }
    }

    private sealed class Batch
    {
        public List<JsonObject> Bodies { get; set; } = [];

        public TaskCompletionSource Sent { get; set; } = new();

        public ITimer? Silence { get; set; }
    }
}
