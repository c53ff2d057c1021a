using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Storage;
using Microsoft.Extensions.Options;

namespace Kapso.Coex.Bot.Channels.Widget;

/// <summary>Finds the widget's conversations, opens them once, and prepares what a client needs to take part.</summary>
internal sealed partial class Lobby(
    IInbox inbox, ITranscript transcript, Store store, Seals seals, IOptions<WidgetOptions> options, ILogger<Lobby> log)
{
    private static readonly TimeSpan TicketLife = TimeSpan.FromSeconds(60);

    /// <summary>True when it was not open before.</summary>
    public async Task<bool> Open(Pass pass, Language? locale, CancellationToken cancelled)
    {
        var isNew = await Find(pass.Conversation, cancelled) is null;

        // Also when it is not: somebody may have ended us between the conversation's first row and its greeting.
        await Begin(pass, locale, cancelled);
        return isNew;
    }

    /// <summary>
    /// The same for a visitor, whose client gives up for good when opening fails, or waits for long when coming back does. What could not be
    /// done now is done when it comes for its stream, or with its first message.
    /// </summary>
    public async Task<bool> OpenNowOrLater(Pass pass, Language? locale, CancellationToken cancelled)
    {
        try
        {
            return await Open(pass, locale, cancelled);
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            LogLater(pass.Conversation, broken);
            return true;
        }
    }

    /// <summary>The same for a visitor who did not ask to open it first; null when only its owner could.</summary>
    public async Task<Correspondent?> Enter(ConversationId conversation, Visitor visitor, CancellationToken cancelled)
    {
        var found = await Find(conversation, cancelled);
        if (found is not null || visitor is not Visitor.Guest guest)
        {
            return found;
        }

        await Begin(guest.Pass, null, cancelled);
        return new Correspondent(Conversing.Channel, guest.Pass.User);
    }

    /// <summary>Null for conversations of other channels too: the widget's secret does not open them.</summary>
    public async Task<Correspondent?> Find(ConversationId conversation, CancellationToken cancelled) =>
        await transcript.Find(conversation, cancelled) is { Channel: Conversing.Channel } found ? found : null;

    public Wire.ActivityWriter WriterFor(ConversationId conversation, string user, HttpRequest request) =>
        new(user, options.Value.BotName, new FileLinks(seals, $"{request.Scheme}://{request.Host}", conversation));

    public string StreamPath(ConversationId conversation, string watermark) =>
        $"{PathOf(conversation)}?watermark={watermark}&t={seals.Make(PathOf(conversation), TicketLife)}";

    public bool TakeTicket(ConversationId conversation, string? ticket) => seals.Break(PathOf(conversation), ticket, TicketLife);

    /// <summary>The language of a person's account counts more than that of the browser which they happen to use.</summary>
    private async Task Begin(Pass pass, Language? locale, CancellationToken cancelled)
    {
        var person = await store.Identity(pass.Conversation);
        await inbox.Begin(pass.Conversation, Conversing.Channel, pass.User, LanguageCodes.FromLocale(person?.Locale) ?? locale, cancelled);
        if (person is not null)
        {
            await inbox.Vouch(pass.Conversation, person.Ids, cancelled);
        }
    }

    private static string PathOf(ConversationId conversation) => $"{WidgetRoom.DirectLine}/conversations/{conversation}/stream";
}
