using System.Net.Http.Headers;
using Kapso.Coex.Bot.Channels.WhatsApp.Wire;

namespace Kapso.Coex.Bot.Channels.WhatsApp;

/// <summary>
/// Hands one message to Meta or Kapso, once. It never tries again by itself, because nobody there recognises a copy: whoever keeps the
/// queue decides from the outcome.
/// </summary>
internal sealed class MessagesApi(GraphAccount account, IHttpClientFactory clients, TimeProvider clock)
{
    /// <summary>How long an answer may take. Meta's takes a second or two.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>The code of a refusal of ours: nobody was asked.</summary>
    public const int CannotBeReached = -1;

    /// <summary>Nothing more than a moment: a server that asks for a day would silence the bot.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    /// <summary>Why nobody there can be written to, if so.</summary>
    public DeliveryError? Unreachable(Person to) => to.IsNobody || (account.OnlyToPhones && to.Phone is null)
        ? new DeliveryError(CannotBeReached, $"{account.Name} sends to phone numbers only, and WhatsApp has not told us this customer's.")
        : null;

    /// <param name="ourId">Comes back in the statuses: <c>biz_opaque_callback_data</c>.</param>
    public Task<SendOutcome> Send(Outgoing message, Person to, string ourId, CancellationToken cancelled)
    {
        if (Unreachable(to) is { } why)
        {
            return Task.FromResult<SendOutcome>(new SendOutcome.Refused(why));
        }

        return Post(MetaWriter.Message(message, to, ourId), MetaAnswer.ToMessage, cancelled);
    }

    /// <summary>Hands over a picture, which nobody sees until a message names it. So whatever goes wrong, it can be done again.</summary>
    /// <returns>What Meta calls it; otherwise what came of it.</returns>
    public async Task<(string? Id, SendOutcome? Trouble)> Upload(byte[] content, string contentType, string name, CancellationToken cancelled)
    {
        using var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        using var form = new MultipartFormDataContent
        {
            { new StringContent("whatsapp"), "messaging_product" },
            { new StringContent(contentType), "type" },
            { file, "file", name },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, account.Uploads) { Content = form };
        account.Sign(request);
        using var deadline = new CancellationTokenSource(Patience, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancelled);
        try
        {
            using var client = clients.CreateClient(WhatsAppClients.Name);
            using var answer = await client.SendAsync(request, both.Token);
            return MetaAnswer.ToUpload(answer.StatusCode, Pause(answer.Headers.RetryAfter), await answer.Content.ReadAsByteArrayAsync(both.Token));
        }
        catch (HttpRequestException broken)
        {
            return (null, NotHandedOver($"{account.Name} could not be reached: {broken.HttpRequestError}"));
        }
        catch (OperationCanceledException) when (!cancelled.IsCancellationRequested)
        {
            return (null, NotHandedOver($"{account.Name} took too long to take the picture"));
        }
    }

    /// <summary>Shows the customer that the message was read, and with typing that an answer is coming. Losing one is no harm.</summary>
    public Task<SendOutcome> MarkRead(string messageId, bool typing, CancellationToken cancelled) =>
        Post(MetaWriter.Read(messageId, typing), (status, retryAfter, body) => MetaAnswer.ToRead(messageId, status, retryAfter, body), cancelled);

    private async Task<SendOutcome> Post(
        byte[] json, Func<System.Net.HttpStatusCode, TimeSpan?, ReadOnlyMemory<byte>, SendOutcome> read, CancellationToken cancelled)
    {
        using var letter = new Letter(json);
        using var request = new HttpRequestMessage(HttpMethod.Post, account.Messages) { Content = letter };
        account.Sign(request);
        using var deadline = new CancellationTokenSource(Patience, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancelled);
        try
        {
            using var client = clients.CreateClient(WhatsAppClients.Name);
            using var answer = await client.SendAsync(request, both.Token);
            return read(answer.StatusCode, Pause(answer.Headers.RetryAfter), await answer.Content.ReadAsByteArrayAsync(both.Token));
        }
        catch (HttpRequestException broken)
        {
            return NoAnswer(letter, $"{account.Name} could not be reached: {broken.HttpRequestError}");
        }
        catch (OperationCanceledException) when (letter.HasLeft || !cancelled.IsCancellationRequested)
        {
            return NoAnswer(letter, $"{account.Name} took too long to answer");
        }
    }

    private static SendOutcome.TryLater NotHandedOver(string why) => new(Wait.Customer, null, new DeliveryError(CannotBeReached, why));

    private static SendOutcome NoAnswer(Letter letter, string why) => letter.HasLeft
        ? new SendOutcome.InDoubt(why)
        : new SendOutcome.TryLater(Wait.Number, null, new DeliveryError(CannotBeReached, why));

    private TimeSpan? Pause(RetryConditionHeaderValue? asked)
    {
        var pause = asked?.Delta ?? (asked?.Date - clock.GetUtcNow());
        return pause is not { } given ? null : given < TimeSpan.Zero ? TimeSpan.Zero : given > LongestPause ? LongestPause : given;
    }
}
