using System.Globalization;
using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Fakes.Graph;
using Kapso.Coex.Bot.Fakes.Wire;

namespace Kapso.Coex.Bot.Fakes.Numbers;

/// <summary>A status as Meta writes it.</summary>
internal static class StatusShape
{
    public static JsonObject Of(SentMessage sent, string status, MetaError? error, DateTimeOffset at)
    {
        var shape = Json.Known(
            ("id", sent.Id),
            ("status", status),
            ("timestamp", at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)));
        if (sent.To is { } person)
        {
            person.WriteNumber(shape, "recipient_id");
            shape["recipient_user_id"] = person.UserId;
        }
        else
        {
            shape[sent.ByPhone ? "recipient_id" : "recipient_user_id"] = sent.Input.TrimStart('+');
        }

        if (sent.OurId is { } ours)
        {
            shape["biz_opaque_callback_data"] = ours;
        }

        if (status is "sent" or "delivered")
        {
            shape["pricing"] = new JsonObject { ["billable"] = false, ["pricing_model"] = "PMP", ["type"] = "free_customer_service", ["category"] = "service" };
        }

        if (error is not null)
        {
            shape["errors"] = new JsonArray(error.InStatus());
        }

        return shape;
    }
}
