using Orleans.Concurrency;

namespace Kapso.Coex.Bot.Conversations;

/// <summary>One conversation, one turn at a time. Its key is the conversation's id.</summary>
internal interface IConversationGrain : IGrainWithStringKey
{
    /// <summary>Greets, in the language of the customer's device where it is known (ISO 639-1).</summary>
    public Task Begin(string? language);

    /// <summary>A customer's message was stored. Whoever says so does not wait for the turn, so no answer is sent back.</summary>
    /// <param name="isTap">A tapped button is never the first line of several: it is answered at once.</param>
    /// <param name="fromPhone">The customer writes on a phone: see <see cref="PhonePace"/>.</param>
    [OneWay]
    public Task Hear(long sequence, DateTimeOffset at, string body, bool isTap, bool fromPhone);

    /// <summary>Messages were found that no turn has dealt with.</summary>
    [OneWay]
    public Task CatchUp();

    public Task WaitOver(string outboxId, string step);

    /// <summary>The customer's own site tells ids of theirs.</summary>
    public Task Vouch(string? phoneNumberId, string? wabaId);

    /// <summary>A person answered the customer from elsewhere, in these words.</summary>
    /// <param name="key">What the channel calls the message: the second copy is a non-event.</param>
    public Task StepBack(string outboxId, string key, string text);
}
