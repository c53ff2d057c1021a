using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Languages;

namespace Kapso.Coex.Bot.Desk.Measures;

/// <summary>One conversation in the book: its language, and the journey that it is on.</summary>
internal sealed class Course
{
    public required string Conversation { get; init; }

    public required string Channel { get; init; }

    public string? Language { get; set; }

    /// <summary>The last journey; null before the customer's first word.</summary>
    public Journey? Journey { get; set; }

    /// <summary>Follows what happened.</summary>
    public void Follow(ConversationEvent happened)
    {
        if (happened is LanguageSettled settled)
        {
            Language = settled.Language.Code();
        }

        if (BeginsAnother(happened))
        {
            Journey?.Reopen(happened.At);
            Journey = new Journey { Conversation = Conversation, Channel = Channel, BegunAt = happened.At, LastAt = happened.At };
        }

        if (Journey is { } now && (now.EndedAt is null || happened is CustomerRated))
        {
            now.Follow(happened);
            now.Language = Language;
        }
    }

    /// <summary>The first word begins one. After the end of one, words may be thanks: only what leads somewhere begins another.</summary>
    private bool BeginsAnother(ConversationEvent happened) => Journey switch
    {
        null => happened is CustomerSpoke or PlaybookStarted or StepReached or Escalated,
        { EndedAt: not null } => happened is PlaybookStarted or StepReached or Escalated or CaseReopened,
        _ => false,
    };
}
