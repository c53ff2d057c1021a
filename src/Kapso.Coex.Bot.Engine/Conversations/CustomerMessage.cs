using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>What a customer sent, in our words: whatever the channel, with secrets already removed.</summary>
public sealed record CustomerMessage(MessageId Id, DateTimeOffset At, string Text)
{
    /// <summary>The button that was tapped, when it was one.</summary>
    public Tap? Tap { get; init; }

    public IReadOnlyList<ReceivedFile> Files { get; init; } = [];

    /// <summary>True when a token, key, password or PIN was taken out of the text before it was stored.</summary>
    public bool HadSecret { get; init; }

    /// <summary>The customer came over from another channel with this message, and has to hear where we are.</summary>
    public bool CameOver { get; init; }

    /// <summary>The language of the customer's device, where the channel tells.</summary>
    public Language? Locale { get; init; }
}

/// <summary>A tapped button: which answer to which question. An old button means that step and not the newest question.</summary>
/// <param name="Playbook">Null for a question that belongs to no playbook.</param>
/// <param name="Version">The edition that the button was made from.</param>
/// <param name="Step">The step, or the name of the question within it.</param>
/// <param name="Answer">The answer's id.</param>
public sealed record Tap(PlaybookId? Playbook, string? Version, StepId? Step, AnswerId Answer);

/// <summary>A file as it came out of the check.</summary>
public sealed record ReceivedFile(FileId? Id, string Name, FileVerdict Verdict);

/// <summary>What a received file turned out to be, told by its content and not by its name.</summary>
public enum FileVerdict
{
    /// <summary>A picture: re-encoded and stored.</summary>
    Picture,
    Empty,
    TooLarge,

    /// <summary>A small file that unfolds into a huge picture.</summary>
    TooManyPixels,

    /// <summary>Something else than PNG, JPEG or WebP, whatever its name says.</summary>
    NotAPicture,

    /// <summary>Begins like a picture and cannot be decoded.</summary>
    Broken,

    /// <summary>The channel would not hand it over.</summary>
    NotFetched,

    /// <summary>From here on no files, but what people send where they should write: each gets one helpful sentence.</summary>
    Voice,
    Video,
    Sticker,
    Location,
    Contacts,

    /// <summary>View-once, a poll, a live location: the channel only says that there was something.</summary>
    NotPassedOn,
}
