using System.Net;

namespace Kapso.Coex.Bot.Channels.WhatsApp;

/// <summary>A GET that carries the account's key, and takes no more than it was asked to. Whoever calls has made sure that the key may go there.</summary>
internal sealed class KeyedGet(GraphAccount account, IHttpClientFactory clients, TimeProvider clock)
{
    /// <summary>How long it may take, to the last byte.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task<Answer> From(Uri address, int most, CancellationToken cancelled)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        account.Sign(request);
        using var deadline = new CancellationTokenSource(Patience, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancelled);
        try
        {
            using var client = clients.CreateClient(WhatsAppClients.Name);
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, both.Token);
            return await Read(answer.Content, most, both.Token) is { } body ? new Answer.Came(answer.StatusCode, body) : new Answer.TooMuch();
        }
        catch (HttpRequestException broken)
        {
            return new Answer.None($"{account.Name} could not be reached: {broken.HttpRequestError}");
        }
        catch (IOException)
        {
            return new Answer.None($"{account.Name} broke off");
        }
        catch (OperationCanceledException) when (!cancelled.IsCancellationRequested)
        {
            return new Answer.None($"{account.Name} took too long");
        }
    }

    /// <summary>Null when it is too much, whatever length was announced: it stops one byte after the limit.</summary>
    private static async Task<byte[]?> Read(HttpContent content, int most, CancellationToken cancelled)
    {
        if (content.Headers.ContentLength > most)
        {
            return null;
        }

        await using var stream = await content.ReadAsStreamAsync(cancelled);
        using var kept = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (await stream.ReadAsync(buffer, cancelled) is > 0 and var count)
        {
            kept.Write(buffer, 0, count);
            if (kept.Length > most)
            {
                return null;
            }
        }

        return kept.ToArray();
    }

    /// <summary>What came back.</summary>
    internal abstract record Answer
    {
        internal sealed record Came(HttpStatusCode Status, byte[] Body) : Answer;

        internal sealed record TooMuch : Answer;

        internal sealed record None(string Why) : Answer;
    }
}
