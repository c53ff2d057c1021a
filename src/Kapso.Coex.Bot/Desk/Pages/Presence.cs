using System.Collections.Concurrent;
using Kapso.Coex.Bot.Engine.Escalations;

namespace Kapso.Coex.Bot.Desk.Pages;

/// <summary>Who looks at which case just now, and who is writing there. In memory: it is true for this moment only.</summary>
internal sealed class Presence(TimeProvider clock)
{
    private static readonly TimeSpan TypingLasts = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<object, Seat> seats = new();
    private readonly ConcurrentDictionary<string, Agent> known = new();
    private readonly ConcurrentDictionary<string, Taking> takings = new();

    /// <summary>Somebody came, went or writes. Told on whatever thread it happened.</summary>
    public event Action? Changed;

    /// <summary>Every agent who was here since the start, by name.</summary>
    public IReadOnlyList<Agent> Known => [.. known.Values.OrderBy(agent => agent.Name, StringComparer.CurrentCultureIgnoreCase)];

    /// <param name="place">The window; one agent may have several.</param>
    /// <param name="agent">Who it is.</param>
    /// <param name="case">What is open there, or null.</param>
    public void Sit(object place, Agent agent, string? @case)
    {
        known[agent.Id] = agent;
        seats[place] = new Seat(agent, @case, DateTimeOffset.MinValue);
        Changed?.Invoke();
    }

    public void Leave(object place)
    {
        if (seats.TryRemove(place, out _))
        {
            Changed?.Invoke();
        }
    }

    /// <summary>False while it is known already.</summary>
    public bool Types(object place)
    {
        var now = clock.GetUtcNow();
        if (seats.TryGetValue(place, out var seat) && seat.TypesUntil - now < TypingLasts / 2)
        {
            seats[place] = seat with { TypesUntil = now + TypingLasts };
            Changed?.Invoke();
            return true;
        }

        return false;
    }

    /// <summary>The others at a case, each once.</summary>
    public IReadOnlyList<Onlooker> Others(string @case, Agent me)
    {
        var now = clock.GetUtcNow();
        return
        [
            .. seats.Values.Where(seat => seat.Case == @case && seat.Agent.Id != me.Id)
                .GroupBy(seat => seat.Agent)
                .Select(same => new Onlooker(same.Key, same.Any(seat => seat.TypesUntil > now)))
                .OrderBy(other => other.Agent.Name, StringComparer.CurrentCultureIgnoreCase),
        ];
    }

    public void Took(string @case, Agent by) => takings[@case] = new Taking(by, clock.GetUtcNow());

    /// <summary>When that agent took the case, where it was since the start.</summary>
    public DateTimeOffset? TakenAt(string @case, Agent by) => takings.TryGetValue(@case, out var taking) && taking.By.Id == by.Id ? taking.At : null;

    internal sealed record Onlooker(Agent Agent, bool Types);

    private sealed record Seat(Agent Agent, string? Case, DateTimeOffset TypesUntil);

    private sealed record Taking(Agent By, DateTimeOffset At);
}
