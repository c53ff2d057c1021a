using System.Text.Json;

namespace Kapso.Coex.Bot.Channels.WhatsApp.Wire;

/// <summary>Opens a body whose signature was checked. What cannot be opened is a notice too.</summary>
internal static class WebhookBody
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 32 };

    public static IReadOnlyList<Notice> Read(ReadOnlyMemory<byte> body, Action<JsonElement, List<Notice>> read)
    {
        try
        {
            using var document = JsonDocument.Parse(BrokenText.Mend(body), Options);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return [new Notice.Unreadable(null, "body: not an object")];
            }

            var notices = new List<Notice>();
            read(document.RootElement, notices);
            return notices is [] ? [new Notice.Unreadable(null, "body: nothing in it")] : notices;
        }
        catch (JsonException)
        {
            return [new Notice.Unreadable(null, "body: not JSON, or nested too deep")];
        }
    }
}
