using Kapso.Coex.Bot.Storage;

namespace Kapso.Coex.Bot.Channels.WhatsApp;

/// <summary>Where webhooks come in: first the signature, then our words, then the inbox, then 200.</summary>
internal sealed partial class WebhookDoor(IWhatsAppInbox inbox, ILogger<WebhookDoor> log)
{
    /// <summary>Meta's are at most 3 MB.</summary>
    public const int LargestBody = 4 * 1024 * 1024;

    /// <param name="claim">What the sender says the signature is. Without one nothing is read.</param>
    public async Task<IResult> Take(
        HttpRequest request, string channel, SignatureClaim claim, WebhookSecrets secrets, Func<ReadOnlyMemory<byte>, IReadOnlyList<Notice>> read)
    {
        if (claim.Hash is not { } hash)
        {
            LogRefused(channel, claim.Trouble);
            return Results.Unauthorized();
        }

        using var body = new ReceivedBody(LargestBody);
        if (!await body.Fill(request))
        {
            LogTooBig(channel);
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        }

        if (!secrets.Signed(body.Bytes.Span, hash))
        {
            LogRefused(channel, "wrong");
            return Results.Unauthorized();
        }

        return await HandIn(channel, read(body.Bytes));
    }

    /// <summary>
    /// What cannot be read is answered 200 like the rest: sent again it would be the same, Meta would repeat it for days and Kapso would pause the webhook.
    /// </summary>
    private async Task<IResult> HandIn(string channel, IReadOnlyList<Notice> notices)
    {
        if (notices.OfType<Notice.Unreadable>().ToArray() is { Length: > 0 } unreadable)
        {
            LogUnreadable(channel, unreadable.Length, notices.Count, unreadable[0].Where);
        }

        try
        {
            // Also when the caller has hung up: stored once is better than sent again.
            await inbox.Take(channel, notices, CancellationToken.None);
            return Results.Ok();
        }
        catch (StorageUnavailable unavailable)
        {
            LogCouldNotStore(channel, notices.Count, unavailable);
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }
}
