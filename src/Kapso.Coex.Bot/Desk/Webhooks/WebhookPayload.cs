using System.Text.Json.Serialization;

namespace Kapso.Coex.Bot.Desk.Webhooks;

/// <summary>A notice as it waits to be sent.</summary>
/// <param name="To">The subscriber's name.</param>
/// <param name="Body">Exactly what is signed and sent.</param>
internal sealed record WebhookPayload(string To, string Body);

[JsonSerializable(typeof(WebhookPayload))]
internal sealed partial class WebhookJson : JsonSerializerContext;
