using System.Text.Json;
using Kapso.Coex.Bot.Desk.Cases;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Storage;

namespace Kapso.Coex.Bot.Conversations;

/// <summary>The one door in. Secrets are taken out before anything is stored; what is stored is acknowledged, and then its conversation is told.</summary>
internal sealed class Inbox(Store store, ConversationGrains grains, Announcements announcements, CaseNews news, TimeProvider clock) : IInbox
{
    public async Task<Receipt> Receive(Inbound received, CancellationToken cancelled)
    {
        var (inbound, hadSecret) = Redaction.Of(received);
        var body = BodyOf(inbound, hadSecret);
        var now = clock.GetUtcNow();
        var receipt = await store.Receive(new NewMessage(inbound.Conversation, Author.Customer, inbound.Key, now, body));
        if (!receipt.Repeated)
        {
            announcements.Announce(inbound.Conversation, receipt.Sequence);
            if (inbound.WakesBot)
            {
                Tell(inbound, inbound.Conversation, receipt.Sequence, now, body);
            }

            await news.TellOf(inbound.Conversation, store);
        }

        return receipt;
    }

    public async Task Begin(ConversationId conversation, string channel, string customer, Language? locale, CancellationToken cancelled)
    {
        await store.Start(conversation, channel, customer, clock.GetUtcNow());
        await grains.Of(conversation).Begin(locale?.Code());
    }

    public Task Vouch(ConversationId conversation, VouchedIds ids, CancellationToken cancelled) =>
        grains.Of(conversation).Vouch(ids.PhoneNumberId, ids.WabaId);

    /// <summary>Finds or begins the conversation of somebody whom the channel knows and we perhaps do not.</summary>
    public async Task<Arrived> Arrive(Arrival arrival, Inbound? said, CancellationToken cancelled)
    {
        var body = said is null ? null : BodyOf(said);
        var arrived = await store.Arrive(arrival with { Body = body });
        if (!arrived.Repeated)
        {
            announcements.Announce(arrived.Conversation, arrived.Sequence);
            if (body is not null)
            {
                Tell(said!, arrived.Conversation, arrived.Sequence, arrival.Now, body);
            }

            await news.TellOf(arrived.Conversation, store);
        }

        return arrived;
    }

    private static string BodyOf(Inbound received)
    {
        var (inbound, hadSecret) = Redaction.Of(received);
        return BodyOf(inbound, hadSecret);
    }

    private static string BodyOf(Inbound clean, bool hadSecret) => JsonSerializer.Serialize(
        new MessageBody
        {
            Text = clean.Text,
            Tap = clean.Tap,
            Files = clean.Files.Count > 0 ? clean.Files : null,
            Via = clean.Via,
            CameOver = clean.CameOver,
            HadSecret = hadSecret,
            Locale = clean.Locale?.Code(),
            Echo = clean.Echo,
        },
        MessageJson.Default.MessageBody);

    // Nobody waits for the turn. Should the telling fail, the sweep finds the message.
    private void Tell(Inbound said, ConversationId conversation, long sequence, DateTimeOffset at, string body) =>
        _ = grains.Of(conversation).Hear(sequence, at, body, isTap: said.Tap is not null, fromPhone: said.Via is not null);
}
