namespace Kapso.Coex.Bot.Tests.Desk.Journeys;

/// <summary>The system's clock, put forward when a test says so. Whoever waits for a moment that was jumped over has waited enough.</summary>
internal sealed class JumpingClock : TimeProvider
{
    private readonly Lock gate = new();
    private readonly HashSet<Alarm> alarms = [];
    private long shift;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref shift));

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, callback, state);
        alarm.Change(dueTime, period);
        return alarm;
    }

    public void PutForward(TimeSpan by)
    {
        Interlocked.Add(ref shift, by.Ticks);
        List<Alarm> all;
        lock (gate)
        {
            all = [.. alarms];
        }

        all.ForEach(alarm => alarm.Hurry());
    }

    private sealed class Alarm : ITimer
    {
        private readonly JumpingClock clock;
        private readonly TimerCallback callback;
        private readonly object? state;
        private readonly ITimer inner;
        private readonly Lock gate = new();
        private DateTimeOffset? due;
        private TimeSpan period;

        public Alarm(JumpingClock clock, TimerCallback callback, object? state)
        {
            (this.clock, this.callback, this.state) = (clock, callback, state);
            inner = System.CreateTimer(_ => Ring(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (gate)
            {
                this.period = period;
                due = dueTime == Timeout.InfiniteTimeSpan ? null : clock.GetUtcNow() + dueTime;
                lock (clock.gate)
                {
                    _ = due is null ? clock.alarms.Remove(this) : clock.alarms.Add(this);
                }

                return inner.Change(dueTime, Timeout.InfiniteTimeSpan);
            }
        }

        public void Hurry()
        {
            lock (gate)
            {
                if (due is { } moment)
                {
                    inner.Change(Left(moment), Timeout.InfiniteTimeSpan);
                }
            }
        }

        public void Dispose()
        {
            Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            inner.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Ring()
        {
            lock (gate)
            {
                if (due is null)
                {
                    return; // was called off meanwhile
                }

                Change(period > TimeSpan.Zero ? period : Timeout.InfiniteTimeSpan, period);
            }

            callback(state);
        }

        private TimeSpan Left(DateTimeOffset moment) => moment - clock.GetUtcNow() is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }
}
