using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Fakes.Numbers;
using Kapso.Coex.Bot.Fakes.Wire;

namespace Kapso.Coex.Bot.Fakes.Graph;

/// <summary>Blue ticks and typing dots: they need a message that really came.</summary>
internal static class Receipts
{
    public static MetaError? Take(JsonObject body, FakeNumber number)
    {
        if (body.Text("status") != "read")
        {
            return MetaErrors.Parameter("Param status must be one of {READ}.");
        }

        if (body.Text("message_id") is not { } wamid)
        {
            return MetaErrors.Required("message_id");
        }

        if (body.At("typing_indicator") is { } typing && typing.Text("type") != "text")
        {
            return MetaErrors.Invalid("typing_indicator.type must be text");
        }

        if (number.Phones.FirstOrDefault(phone => phone.Said.Contains(wamid)) is not { } phone)
        {
            return MetaErrors.Of(100, $"Message id {wamid} is not one that this number received.");
        }

        phone.MarkRead(wamid, typing: body.At("typing_indicator") is not null);
        return null;
    }
}
