namespace Kapso.Coex.Bot.Desk.Pages;

/// <summary>Times as agents read them.</summary>
internal static class Spans
{
    /// <summary><c>40 s</c>, <c>12 min</c>, <c>2 h 05</c>, <c>3 d</c>.</summary>
    public static string Short(TimeSpan span) => span switch
    {
        { TotalSeconds: < 0 } => "0 s",
        { TotalMinutes: < 1 } => $"{span.Seconds} s",
        { TotalHours: < 1 } => $"{span.Minutes} min",
        { TotalDays: < 1 } => $"{span.Hours} h {span.Minutes:00}",
        _ => $"{(int)span.TotalDays} d",
    };
}
