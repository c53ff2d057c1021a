using Kapso.Coex.Bot.Storage;

namespace Kapso.Coex.Bot.Channels.WhatsApp.Post;

internal sealed partial class Postman
{
    /// <summary>No message at all: that this customer cannot be reached.</summary>
    private const int NoticePart = 101;

    /// <summary>
    /// Nobody knows where to: it waits until somebody does. That is told once. Of what the bot says meanwhile only the last counts: the customer
    /// would get one stale question after the other.
    /// </summary>
    private async Task<bool> Keep(Posting posting, DeliveryError unreachable)
    {
        var last = (await store.Deliveries(posting.Conversation)).MaxBy(sent => sent.BegunAt);
        var id = new DeliveryId(posting.Conversation, posting.Sequence, NoticePart);
        if (last?.Id.Part != NoticePart && await store.BeginSending(id, "", Doubtful) == SendPermit.Granted)
        {
            await Report(new DeliveryNews(id, null, DeliveryProgress.Failed, clock.GetUtcNow(), unreachable));
            LogFailed(id.Conversation, id.Sequence, unreachable.Code);
        }

        foreach (var earlier in (await store.HeldPostings(posting.Conversation)).Where(held => held.Sequence < posting.Sequence))
        {
            if ((await Spoken(earlier)).All(message => message.Author == Author.Bot))
            {
                await store.EndPosting(earlier.Conversation, earlier.Sequence);
            }
        }

        await store.PutOffPosting(posting.Conversation, posting.Sequence, PostingState.Held, clock.GetUtcNow(), failed: false, unreachable.Detail);
        return true;
    }
}
