using System.Globalization;
using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Fakes.Numbers;
using Kapso.Coex.Bot.Fakes.Phones;
using Kapso.Coex.Bot.Fakes.Wire;

namespace Kapso.Coex.Bot.Fakes.Kapso;

/// <summary>What people and Meta do in Kapso beside the bot.</summary>
internal static class KapsoPeople
{
    /// <summary>Somebody answers in Kapso's inbox. Its wamid is not the bot's.</summary>
    public static SentMessage AnswerInInbox(this FakeKapso kapso, FakePhone to, string text)
    {
        var wire = new JsonObject
        {
            ["messaging_product"] = "whatsapp",
            ["to"] = to.Number,
            ["type"] = "text",
            ["text"] = new JsonObject { ["body"] = text },
        };
        var sent = kapso.Accept(new SentMessage(kapso.NewId(to.Number!), to.Number!, true, to, wire, kapso.Options.Clock.GetUtcNow(), null) { FromInbox = true });
        _ = kapso.Report(sent);
        return sent;
    }

    /// <summary>After onboarding: so many old messages, in both directions, none of which wants an answer.</summary>
    public static Task FloodWithHistory(this FakeKapso kapso, FakePhone with, int messages) => Task.WhenAll(Enumerable.Range(0, messages).Select(at =>
    {
        var old = kapso.Compose(with, "text", new JsonObject { ["body"] = $"Old message {at.ToString(CultureInfo.InvariantCulture)}" });
        return at % 2 == 0
            ? kapso.Send("whatsapp.message.received", KapsoEvents.Received(kapso, with, old, "history_sync"))
            : kapso.Send("whatsapp.message.sent", KapsoEvents.Outbound(kapso, with, old, "history_sync"));
    }).ToList());

    /// <summary><c>offboarded</c>, <c>disconnected</c> or <c>reconnected</c>, by the project's webhook.</summary>
    public static Task NumberEvent(this FakeKapso kapso, string what, string? reason = null)
    {
        var name = $"whatsapp.phone_number.{what}";
        var body = Envelope(kapso, name);
        body["phone_number_id"] = kapso.Options.PhoneNumberId;
        body["connection_type"] = kapso.Options.IsCoexistence ? "coexistence" : "dedicated";
        body["customer"] = new JsonObject { ["id"] = "c0a80101-0000-4000-8000-000000000002", ["external_id"] = "shop-7" };
        body["source"] = new JsonObject { ["provider"] = "meta", ["event"] = "PARTNER_REMOVED", ["business_account_id"] = kapso.Options.AccountId };
        if (what == "disconnected")
        {
            body["disconnection"] = Json.Known(("reason", reason ?? "ACCOUNT_DISCONNECTED"), ("initiated_by", "USER"));
        }

        return kapso.Send(name, body);
    }

    /// <summary><c>disabled</c>, <c>restricted</c>, <c>reinstated</c> or <c>violation</c>, of the whole account.</summary>
    public static Task AccountEvent(this FakeKapso kapso, string what)
    {
        var name = $"whatsapp.account.{what}";
        var body = Envelope(kapso, name);
        body["business_account_id"] = kapso.Options.AccountId;
        body["phone_numbers"] = new JsonArray(new JsonObject
        {
            ["id"] = kapso.Options.PhoneNumberId,
            ["display_phone_number"] = kapso.Options.DisplayNumber,
        });
        body[what switch { "restricted" => "restrictions", "violation" => "violation", _ => "ban" }] = what switch
        {
            "restricted" => new JsonArray(new JsonObject { ["type"] = "RESTRICTED_BIZ_INITIATED_MESSAGING", ["expires_at"] = null }),
            "violation" => new JsonObject { ["type"] = "SPAM", ["remediation"] = "Stop." },
            _ => new JsonObject { ["state"] = what == "disabled" ? "DISABLE" : "REINSTATE", ["date_label"] = null },
        };
        body["source"] = new JsonObject { ["provider"] = "meta", ["event"] = "DISABLED_UPDATE", ["business_account_id"] = kapso.Options.AccountId };
        return kapso.Send(name, body);
    }

    private static JsonObject Envelope(FakeKapso kapso, string name) => new()
    {
        ["id"] = Guid.NewGuid().ToString(),
        ["event"] = name,
        ["occurred_at"] = kapso.Options.Clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture),
        ["project"] = new JsonObject { ["id"] = "c0a80101-0000-4000-8000-000000000001" },
    };
}
