using System.ComponentModel.DataAnnotations;

namespace Kapso.Coex.Bot.Desk.Accounts;

/// <summary>How agents sign in: <c>Desk:SignIn</c>.</summary>
internal sealed class SignInOptions
{
    /// <summary>After so long without a click somebody is signed out. An hour by default.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan Idle { get; init; } = TimeSpan.FromHours(1);

    /// <summary>After so long everybody signs in again. Twelve hours by default.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "7.00:00:00")]
    public TimeSpan Longest { get; init; } = TimeSpan.FromHours(12);

    /// <summary>How often one address may try to sign in within a minute. Ten by default.</summary>
    [Range(1, 10_000)]
    public int TriesPerMinute { get; init; } = 10;

    /// <summary>After so many wrong tries for one person signing in rests. Five by default.</summary>
    [Range(1, 100)]
    public int Tries { get; init; } = 5;

    /// <summary>How long it rests then. Five minutes by default.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")]
    public TimeSpan Rest { get; init; } = TimeSpan.FromMinutes(5);
}
