using System.ComponentModel.DataAnnotations;

namespace Kapso.Coex.Bot.Conversations;

/// <summary>How conversations are paced.</summary>
internal sealed class ConversationsOptions
{
    public const string Section = "Conversations";

    /// <summary>How long to listen for the next line before free text is answered. 0.3 seconds by default; zero answers every line by itself.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:10")]
    public TimeSpan BurstWindow { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>After so long a burst is answered though more comes in. Three seconds by default.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan LongestBurst { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// The same for customers on a phone, where each line and each photo is a message of its own and takes longer to write. Two seconds by default.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:30")]
    public TimeSpan PhoneBurstWindow { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>After so long a phone's burst is answered though more comes in, or a photo is still being fetched. 15 seconds by default.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:02:00")]
    public TimeSpan LongestPhoneBurst { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a stored message may stay without a turn before the sweep looks after it. Five seconds by default.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan UnansweredAfter { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often due work and unanswered messages are looked for. Half a second by default.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:01:00")]
    public TimeSpan SweepEvery { get; init; } = TimeSpan.FromMilliseconds(500);
}
