using System.Collections.Concurrent;

namespace Kapso.Coex.Bot.Fakes.Numbers;

/// <summary>One message in 6 seconds to one person. Up to 45 may go within 6 seconds, and are then paid back with silence.</summary>
internal sealed class PairLimit(TimeProvider clock)
{
    private const int MostInBurst = 45;
    private static readonly TimeSpan Each = TimeSpan.FromSeconds(6);
    private readonly ConcurrentDictionary<string, Debt> debts = [];

    public bool Allows(string person)
    {
        var now = clock.GetUtcNow();
        var debt = debts.GetOrAdd(person, _ => new Debt());
        lock (debt)
        {
            if (now >= debt.PaidBack)
            {
                (debt.Began, debt.Sent) = (now, 0);
            }

            if (now - debt.Began >= Each || debt.Sent == MostInBurst)
            {
                return false;
            }

            debt.Sent++;
            debt.PaidBack = debt.Began + (Each * debt.Sent);
            return true;
        }
    }

    private sealed class Debt
    {
        public DateTimeOffset Began { get; set; }

        public DateTimeOffset PaidBack { get; set; }

        public int Sent { get; set; }
    }
}
