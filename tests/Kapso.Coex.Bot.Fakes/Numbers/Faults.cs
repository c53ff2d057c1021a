namespace Kapso.Coex.Bot.Fakes.Numbers;

/// <summary>Which request meets which fault. Requests are counted from 1.</summary>
internal sealed class Faults
{
    private readonly Lock gate = new();
    private readonly Dictionary<int, Fault> planned = [];
    private readonly Queue<Fault> next = [];
    private Func<int, Fault?> always = _ => null;
    private int counted;

    /// <summary>How many requests there were.</summary>
    public int Counted => counted;

    /// <summary>The n-th request from the beginning.</summary>
    public void At(int request, Fault fault)
    {
        lock (gate)
        {
            planned[request] = fault;
        }
    }

    /// <summary>The next so many.</summary>
    public void Next(Fault fault, int times = 1)
    {
        lock (gate)
        {
            for (var time = 0; time < times; time++)
            {
                next.Enqueue(fault);
            }
        }
    }

    /// <summary>All that nothing else was planned for; null is no fault.</summary>
    public void Always(Func<int, Fault?> fault) => always = fault;

    /// <summary>One in so many, the same ones for the same seed.</summary>
    public void Randomly(int seed, double share, params Fault[] faults) => Always(request =>
    {
        var chance = new Random(unchecked((seed * 486_187_739) ^ (request * 16_777_619)));
        return chance.NextDouble() < share ? faults[chance.Next(faults.Length)] : null;
    });

    /// <summary>What meets the request that just came.</summary>
    public Fault? Take()
    {
        lock (gate)
        {
            counted++;
            return planned.Remove(counted, out var one) ? one
                : next.TryDequeue(out var two) ? two
                : always(counted);
        }
    }
}
