using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Fakes.Graph;
using Kapso.Coex.Bot.Fakes.Phones;
using Kapso.Coex.Bot.Fakes.Wire;

namespace Kapso.Coex.Bot.Fakes.Numbers;

/// <summary>A message that was accepted, which is not to say that it arrives.</summary>
/// <param name="Input">Whom the bot named: a phone or a scoped id.</param>
/// <param name="To">Null where nobody has that number.</param>
/// <param name="WillFail">Why it does not arrive; null where it does.</param>
internal sealed record SentMessage(string Id, string Input, bool ByPhone, FakePhone? To, JsonObject Wire, DateTimeOffset At, MetaError? WillFail)
{
    public string? OurId => Wire.Text("biz_opaque_callback_data");

    /// <summary>Meta does not say a word about it: a scoped id stood in <c>to</c>.</summary>
    public bool IsDropped { get; init; }

    /// <summary>Written in Kapso's inbox, so that the bot does not know its id.</summary>
    public bool FromInbox { get; init; }

    /// <summary>What the send is answered with. Each id comes back only where it was the one that was used.</summary>
    public JsonObject Answer() => new()
    {
        ["messaging_product"] = "whatsapp",
        ["contacts"] = new JsonArray(Json.Known(
            ("input", Input), ("wa_id", ByPhone ? To?.Number ?? Input.TrimStart('+') : null), ("user_id", ByPhone ? null : Input))),
        ["messages"] = new JsonArray(Json.Known(("id", Id), ("message_status", Wire.Text("type") == "template" ? "accepted" : null))),
    };
}
