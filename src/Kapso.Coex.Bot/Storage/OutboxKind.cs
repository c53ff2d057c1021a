namespace Kapso.Coex.Bot.Storage;

/// <summary>The kinds of work that wait for their time.</summary>
internal static class OutboxKind
{
    /// <summary>A wait step is over; the payload is the step.</summary>
    public const string WaitOver = "wait-over";
}
