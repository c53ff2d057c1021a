using System.Globalization;
using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Storage;

namespace Kapso.Coex.Bot.Channels.WhatsApp.Post;

/// <summary>What goes with an agent's words: the message that they answer, and pictures.</summary>
internal sealed partial class Postman
{
    /// <summary>The first part stands below what it answers, where WhatsApp knows that message.</summary>
    private async Task<IReadOnlyList<Outgoing>> Quoting(IReadOnlyList<Outgoing> parts, List<StoredMessage> spoken, StoredPerson person)
    {
        var quoted = spoken.Where(message => message.Author == Author.Agent).Select(message => Written.Read(message.Body).Quotes).FirstOrDefault(place => place is not null);
        return long.TryParse(quoted, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            && WhatsAppInbox.MessageOf(person.Number, await store.KeyOf(spoken[0].Conversation, place)) is { } message
                ? [parts[0] with { Quotes = message }, .. parts.Skip(1)]
                : parts;
    }

    /// <summary>Sends it; a picture is handed over before, each time anew.</summary>
    private async Task<SendOutcome> Hand(Outgoing message, Person to, DeliveryId id, Carrier carrier)
    {
        if (message is Outgoing.Picture picture)
        {
            if (await store.Attachment(picture.File) is not { } file)
            {
                return new SendOutcome.Refused(new DeliveryError(MessagesApi.CannotBeReached, "The picture is not there any more."));
            }

            // Customers see no name of it, and ours are nobody's business.
            var name = file.Info.ContentType == "image/png" ? "picture.png" : "picture.jpg";
            var (mediaId, trouble) = await carrier.Messages.Upload(file.Content, file.Info.ContentType, name, CancellationToken.None);
            if (trouble is not null)
            {
                return trouble;
            }

            message = picture with { MediaId = mediaId };
        }

        return await carrier.Messages.Send(message, to, id.ToString(), CancellationToken.None);
    }
}
