using System.Text;
using System.Text.Json;
using Kapso.Coex.Bot.Channels.WhatsApp;

namespace Kapso.Coex.Bot.Channels.Kapso;

/// <summary>Our webhooks as Kapso has them.</summary>
internal sealed class KapsoWebhooks(IHttpClientFactory clients, KapsoOptions options)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private string Address => $"{options.PlatformBaseUrl.AbsoluteUri.TrimEnd('/')}/whatsapp/phone_numbers/{options.PhoneNumberId}/webhooks";

    /// <summary>Switches on what is paused, and tells how many those were.</summary>
    /// <exception cref="HttpRequestException">Kapso cannot be reached or refuses.</exception>
    /// <exception cref="JsonException">Its answer is not as its documents say.</exception>
    public async Task<int> ResumePaused(CancellationToken cancelled)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancelled);
        patience.CancelAfter(Patience);
        using var listed = await Ask(HttpMethod.Get, Address, null, patience.Token);
        using var answer = JsonDocument.Parse(await listed.Content.ReadAsStringAsync(patience.Token));
        var resumed = 0;
        foreach (var id in Paused(answer.RootElement))
        {
            using var done = await Ask(HttpMethod.Patch, $"{Address}/{Uri.EscapeDataString(id)}", """{"whatsapp_webhook":{"active":true}}""", patience.Token);
            resumed++;
        }

        return resumed;
    }

    private static IEnumerable<string> Paused(JsonElement answer) =>
        from webhook in answer.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Array ? data.EnumerateArray() : default
        where webhook.ValueKind == JsonValueKind.Object && webhook.TryGetProperty("active", out var active) && active.ValueKind == JsonValueKind.False
        where webhook.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String
        select webhook.GetProperty("id").GetString();

    private async Task<HttpResponseMessage> Ask(HttpMethod method, string address, string? body, CancellationToken cancelled)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.TryAddWithoutValidation("X-API-Key", options.ApiKey);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        var response = await clients.CreateClient(WhatsAppClients.Name).SendAsync(request, cancelled);
        return response.EnsureSuccessStatusCode();
    }
}
