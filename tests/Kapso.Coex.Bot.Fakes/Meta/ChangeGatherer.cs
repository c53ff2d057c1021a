using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Fakes.Webhooks;

namespace Kapso.Coex.Bot.Fakes.Meta;

/// <summary>Gathers changes for one POST: while somebody holds it, or for as long as the policy says. Otherwise each goes by itself.</summary>
internal sealed class ChangeGatherer(string account, Postman post, TimeProvider pace, Func<JsonObject, Task> bring)
{
    private readonly Lock gate = new();
    private readonly List<Change> gathered = [];
    private TaskCompletionSource brought = New();
    private int holds;
    private int packed;

    public Task Add(Change change)
    {
        lock (gate)
        {
            gathered.Add(change);
            var mine = brought.Task;
            if (holds == 0 && post.Policy.GatherFor == TimeSpan.Zero)
            {
                Flush();
            }
            else if (holds == 0 && gathered.Count == 1)
            {
                _ = FlushAfter(post.Policy.GatherFor);
            }

            return mine;
        }
    }

    public IDisposable Hold()
    {
        lock (gate)
        {
            holds++;
            return new Held(this);
        }
    }

    private async Task FlushAfter(TimeSpan time)
    {
        await Task.Delay(time, pace);
        lock (gate)
        {
            if (holds == 0)
            {
                Flush();
            }
        }
    }

    private void Release()
    {
        lock (gate)
        {
            holds--;
            if (holds == 0)
            {
                Flush();
            }
        }
    }

    private void Flush()
    {
        if (gathered.Count == 0)
        {
            return;
        }

        var policy = post.Policy;
        var posts = gathered.Chunk(policy.AtMost)
            .Select(chunk => bring(Change.Pack(account, chunk, policy, policy.ChanceFor(++packed)))).ToList();
        gathered.Clear();
        _ = Follow(Task.WhenAll(posts), brought);
        brought = New();
    }

    private static async Task Follow(Task posts, TaskCompletionSource done)
    {
        try
        {
            await posts;
            done.SetResult();
        }
        catch (InvalidOperationException nobodyThere)
        {
            done.SetException(nobodyThere);
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed class Held(ChangeGatherer gatherer) : IDisposable
    {
        private bool released;

        public void Dispose()
        {
            if (!released)
            {
                released = true;
                gatherer.Release();
            }
        }
    }
}
