using System.Globalization;
using System.Net.Mime;
using System.Text;
using System.Text.Json;
using Kapso.Coex.Bot.Delivery;
using Kapso.Coex.Bot.Storage;

namespace Kapso.Coex.Bot.Desk.Webhooks;

/// <summary>Sends a notice, again and again for two days. At least once: receivers know a repeat by its id.</summary>
internal sealed partial class SendWebhook(
    CaseNotices notices, IHttpClientFactory clients, Store store, TimeProvider clock, ILogger<SendWebhook> logger) : IWork
{
    public const string Client = "webhooks";

    private static readonly TimeSpan[] pauses =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(2), TimeSpan.FromHours(5), TimeSpan.FromHours(10), TimeSpan.FromHours(14), TimeSpan.FromHours(16),
    ];

    public string Kind => OutboxKind.Webhook;

    public async Task Perform(OutboxRow work, CancellationToken cancelled)
    {
        var payload = JsonSerializer.Deserialize(work.Payload, WebhookJson.Default.WebhookPayload);
        if (payload is null || notices.Find(payload.To) is not { } subscriber)
        {
            LogNobody(work.Id);
            await store.Settle(work.Id);
            return;
        }

        if (await Send(subscriber, work.Id, payload.Body, cancelled) is not { } trouble)
        {
            await store.Settle(work.Id);
        }
        else if (work.Attempts < pauses.Length)
        {
            await store.PutOff(work.Id, clock.GetUtcNow() + pauses[work.Attempts], trouble);
        }
        else
        {
            LogGaveUp(work.Id, trouble);
            await store.Settle(work.Id);
        }
    }

    /// <summary>Null when it was taken, otherwise why not.</summary>
    private async Task<string?> Send(WebhooksOptions.Subscriber subscriber, string id, string body, CancellationToken cancelled)
    {
        var at = clock.GetUtcNow();
        using var request = new HttpRequestMessage(HttpMethod.Post, subscriber.Url);
        request.Content = new StringContent(body, Encoding.UTF8, MediaTypeNames.Application.Json);
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", WebhookSignature.Of(subscriber.Key!, id, at, body));
        try
        {
            using var answer = await clients.CreateClient(Client).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancelled);
            return answer.IsSuccessStatusCode ? null : $"It answered {(int)answer.StatusCode}.";
        }
        catch (HttpRequestException unreachable)
        {
            return $"It could not be reached: {unreachable.HttpRequestError}.";
        }
        catch (TaskCanceledException) when (!cancelled.IsCancellationRequested)
        {
            return "It took too long to answer.";
        }
    }

    [LoggerMessage(LogLevel.Warning, "The notice {Work} is for nobody any more: its subscriber is no longer in the settings")]
    private partial void LogNobody(string work);

    [LoggerMessage(LogLevel.Error, "The notice {Work} was sent in vain for two days and is given up: {Why}")]
    private partial void LogGaveUp(string work, string why);
}
