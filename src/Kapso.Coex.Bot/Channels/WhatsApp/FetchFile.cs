using Kapso.Coex.Bot.Channels.WhatsApp.Post;
using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Delivery;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Evidence;
using Kapso.Coex.Bot.Storage;

namespace Kapso.Coex.Bot.Channels.WhatsApp;

/// <summary>
/// Fetches what a customer sent while it can be had, checks it like any upload, and only then hands the message in: the bot hears it with
/// its picture, or with the reason why there is none.
/// </summary>
internal sealed partial class FetchFile(
    Store store, IInbox inbox, Carriers carriers, PictureCheck check, IAttachments attachments, TimeProvider clock, ILogger<FetchFile> logger) : IWork, IDisposable
{
    private const int MostTries = 8;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    // Each may be 10 MB in memory, and whoever floods us with pictures must not take all of it.
    private readonly SemaphoreSlim places = new(4);

    public string Kind => OutboxKind.FetchFile;

    public async Task Perform(OutboxRow work, CancellationToken cancelled)
    {
        await places.WaitAsync(cancelled);
        try
        {
            var file = FileToFetch.Read(work.Payload);
            if (await Get(file, work, cancelled) is { } received)
            {
                await inbox.Receive(new Inbound(work.Conversation, work.Id, file.Caption ?? "") { Files = [received], Via = file.Channel, Locale = LanguageCodes.FromLocale(file.Locale) }, cancelled);
                await store.Settle(work.Id);
            }
        }
        finally
        {
            places.Release();
        }
    }

    public void Dispose() => places.Dispose();

    /// <summary>Null where it has to be tried again later.</summary>
    private async Task<MessageFile?> Get(FileToFetch file, OutboxRow work, CancellationToken cancelled)
    {
        if (carriers.Find(file.Channel) is not { } carrier)
        {
            await store.PutOff(work.Id, clock.GetUtcNow() + Pause, $"Channel {file.Channel} is off.");
            return null;
        }

        switch (await carrier.Media.Fetch(file.Media, cancelled))
        {
            case MediaOutcome.Fetched(var content):
                return await Keep(file, work.Conversation, content, cancelled);
            case MediaOutcome.TooLarge:
                return Refused(file, FileVerdict.TooLarge);
            case MediaOutcome.TryLater(var why) when work.Attempts + 1 < MostTries:
                await store.PutOff(work.Id, clock.GetUtcNow() + (Pause * Math.Pow(2, work.Attempts)), why);
                return null;
            default:
                LogNotFetched(work.Conversation, work.Id);
                return Refused(file, FileVerdict.NotFetched);
        }
    }

    private async Task<MessageFile> Keep(FileToFetch file, ConversationId conversation, ReadOnlyMemory<byte> content, CancellationToken cancelled)
    {
        var found = await check.Check(content, cancelled);
        if (found.Picture is not { } picture)
        {
            return Refused(file, found.Verdict);
        }

        var id = await attachments.Keep(conversation, file.FileName, picture);
        return new MessageFile(id, file.FileName, picture.ContentType, picture.Content.Length, found.Verdict.ToString());
    }

    private static MessageFile Refused(FileToFetch file, FileVerdict verdict) => new(null, file.FileName, file.ContentType, 0, verdict.ToString());

    [LoggerMessage(LogLevel.Warning, "A file for {Conversation} cannot be fetched ({Work}); the customer is asked to send it again")]
    private partial void LogNotFetched(ConversationId conversation, string work);
}
