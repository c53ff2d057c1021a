using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Fakes.Wire;

namespace Kapso.Coex.Bot.Fakes.Graph;

/// <summary>One of Meta's refusals, in Meta's words.</summary>
/// <param name="Http">Meta's throttling comes as 400, not as 429.</param>
internal sealed record MetaError(int Code, int Http, string Title, string? Details = null, int? Subcode = null, string Type = "OAuthException")
{
    /// <summary>What the send itself is answered with.</summary>
    public JsonObject Envelope() => new()
    {
        ["error"] = Json.Known(
            ("message", Title),
            ("type", Type),
            ("code", Code),
            ("error_subcode", Subcode),
            ("error_data", Details is null ? null : new JsonObject { ["messaging_product"] = "whatsapp", ["details"] = Details }),
            ("fbtrace_id", $"A{Convert.ToBase64String(RandomNumberGenerator.GetBytes(16)).TrimEnd('=').Replace('+', '_').Replace('/', '-')}")),
    };

    /// <summary>What stands in the status <c>failed</c>.</summary>
    public JsonObject InStatus() => new()
    {
        ["code"] = Code,
        ["title"] = BareTitle,
        ["message"] = BareTitle,
        ["error_data"] = new JsonObject { ["details"] = Details ?? BareTitle },
        ["href"] = "https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes",
    };

    private string BareTitle => Title.StartsWith("(#", StringComparison.Ordinal) ? Title[(Title.IndexOf(')') + 2)..] : Title;
}
