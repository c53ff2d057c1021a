using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Storage;

namespace Kapso.Coex.Bot.Channels.WhatsApp.Post;

/// <summary>A shell around <see cref="Postman"/>: gives it its turns one at a time, so that nothing overtakes.</summary>
internal sealed partial class PostmanGrain(
    Postman postman, Postmen postmen, Store store, Carriers carriers, PhonePace pace, TimeProvider clock, ILogger<PostmanGrain> logger) : Grain, IPostmanGrain
{
    private static readonly TimeSpan BetweenGreetings = TimeSpan.FromSeconds(10);
    private DateTimeOffset greeted;

    private ConversationId Id => new(this.GetPrimaryKeyString());

    public Task Deliver() => Try(() => pace.Send(() =>
    {
        postmen.SetsOut(Id);
        return postman.Deliver(Id);
    }));

    // The first of a burst is enough: it marks all before it, and "typing" holds for 25 seconds. What an agent is to read is not read yet.
    public Task Greet(string channel, string messageId) => Try(async () =>
    {
        if (clock.GetUtcNow() - greeted >= BetweenGreetings && carriers.Find(channel) is { } carrier && await store.Person(Id) is { WithAgent: false })
        {
            greeted = clock.GetUtcNow();
            await pace.SendIfIdle(() => carrier.Messages.MarkRead(messageId, typing: true, CancellationToken.None));
        }
    });

    /// <summary>A database's exception has no codec and would hide its cause from the caller, so it ends here; the sweep comes back.</summary>
    private async Task Try(Func<Task> deliver)
    {
        try
        {
            await deliver();
        }
        catch (StorageUnavailable unavailable)
        {
            LogNotNow(Id, unavailable);
        }
        catch (Exception broken)
        {
            LogBroken(Id, broken);
        }
    }

    [LoggerMessage(LogLevel.Warning, "What is said in {Conversation} cannot be carried out just now; it is tried again")]
    private partial void LogNotNow(ConversationId conversation, Exception why);

    [LoggerMessage(LogLevel.Error, "Carrying out what is said in {Conversation} failed; it is tried again")]
    private partial void LogBroken(ConversationId conversation, Exception broken);
}
