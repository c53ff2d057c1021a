namespace Kapso.Coex.Bot.Tests.Channels.WhatsApp;

/// <summary>The system's clock, put forward when the test says so. What waits for a moment still waits it; what is due at an hour is due.</summary>
internal sealed class ShiftedClock : TimeProvider
{
    private long shift;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref shift));

    public void PutForward(TimeSpan by) => Interlocked.Add(ref shift, by.Ticks);
}
