using System.Text.Json;
using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Storage;

namespace Kapso.Coex.Bot.Channels.WhatsApp.Post;

/// <summary>That something did not reach the customer, as the transcript keeps it for whoever reads it.</summary>
internal static class DeliveryFailure
{
    public const string Name = "delivery.failed";

    public static string Body(DeliveryId message, DeliveryError why)
    {
        var value = new JsonObject { ["message"] = message.Sequence, ["code"] = why.Code, ["detail"] = why.Detail };
        return JsonSerializer.Serialize(
            new MessageBody { EventName = Name, EventValue = JsonSerializer.SerializeToElement(value) }, MessageJson.Default.MessageBody);
    }
}
