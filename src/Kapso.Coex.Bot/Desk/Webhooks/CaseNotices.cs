using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Desk.Cases;
using Kapso.Coex.Bot.Storage;
using Microsoft.Extensions.Options;

namespace Kapso.Coex.Bot.Desk.Webhooks;

/// <summary>What other systems are told of an escalation: that something happened, and where to read more. No word of the customer's.</summary>
internal sealed class CaseNotices(IOptions<WebhooksOptions> options) : ICaseFollower
{
    public const string Opened = "escalation.opened";
    public const string Taken = "escalation.taken";
    public const string HandedBack = "escalation.handed_back";
    public const string Closed = "escalation.closed";

    /// <summary>Back in the queue: the customer came back, or the agent left.</summary>
    public const string Reopened = "escalation.reopened";

    /// <summary>One row for each who wants to know.</summary>
    public IEnumerable<OutboxRow> Of(CaseHappening happened)
    {
        var body = new JsonObject
        {
            ["type"] = happened.What,
            ["timestamp"] = happened.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            ["data"] = new JsonObject
            {
                ["id"] = happened.Escalation,
                ["conversation"] = happened.Conversation.Value,
                ["state"] = happened.State,
                ["reason"] = happened.Reason,
                ["playbook"] = happened.Playbook,
                ["agent"] = happened.Agent,
                ["outcome"] = happened.Outcome,
                ["url"] = $"{DeskRoom.Escalations}/{Uri.EscapeDataString(happened.Escalation)}",
            },
        }.ToJsonString();
        return options.Value.Webhooks.Select(subscriber => new OutboxRow(
            $"{happened.Conversation}/{happened.Version}/{happened.What}/{NameOf(subscriber)}",
            happened.Conversation,
            OutboxKind.Webhook,
            happened.At,
            JsonSerializer.Serialize(new WebhookPayload(NameOf(subscriber), body), WebhookJson.Default.WebhookPayload)));
    }

    /// <summary>The subscriber to whom it is addressed; null when the settings no longer name it.</summary>
    public WebhooksOptions.Subscriber? Find(string name) => options.Value.Webhooks.FirstOrDefault(subscriber => NameOf(subscriber) == name);

    // The address may hold a token, so it is neither stored nor logged.
    private static string NameOf(WebhooksOptions.Subscriber subscriber) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(subscriber.Url!.AbsoluteUri)))[..12];
}
