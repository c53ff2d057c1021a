using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Storage;
using Microsoft.Extensions.Options;

namespace Kapso.Coex.Bot.Desk.Webhooks;

/// <summary>What other systems are told of an escalation: that something happened, and where to read more. No word of the customer's.</summary>
internal sealed class CaseNotices(IOptions<WebhooksOptions> options)
{
    public const string Opened = "escalation.opened";
    public const string Taken = "escalation.taken";
    public const string HandedBack = "escalation.handed_back";
    public const string Closed = "escalation.closed";

    /// <summary>Back in the queue: the customer came back, or the agent left.</summary>
    public const string Reopened = "escalation.reopened";

    /// <summary>Work to be kept with what happened, one row for each who wants to know.</summary>
    /// <param name="what">One of the names above.</param>
    /// <param name="version">The turn in which it happened: taken twice, it is told once.</param>
    public IEnumerable<OutboxRow> Of(string what, string escalation, ConversationId conversation, long version, DateTimeOffset at, CaseNotice notice)
    {
        var body = new JsonObject
        {
            ["type"] = what,
            ["timestamp"] = at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            ["data"] = new JsonObject
            {
                ["id"] = escalation,
                ["conversation"] = conversation.Value,
                ["state"] = notice.State,
                ["reason"] = notice.Reason,
                ["playbook"] = notice.Playbook,
                ["agent"] = notice.Agent,
                ["outcome"] = notice.Outcome,
                ["url"] = $"{DeskRoom.Escalations}/{Uri.EscapeDataString(escalation)}",
            },
        }.ToJsonString();
        return options.Value.Webhooks.Select(subscriber => new OutboxRow(
            $"{conversation}/{version}/{what}/{NameOf(subscriber)}",
            conversation,
            OutboxKind.Webhook,
            at,
            JsonSerializer.Serialize(new WebhookPayload(NameOf(subscriber), body), WebhookJson.Default.WebhookPayload)));
    }

    /// <summary>The subscriber to whom it is addressed; null when the settings no longer name it.</summary>
    public WebhooksOptions.Subscriber? Find(string name) => options.Value.Webhooks.FirstOrDefault(subscriber => NameOf(subscriber) == name);

    // The address may hold a token, so it is neither stored nor logged.
    private static string NameOf(WebhooksOptions.Subscriber subscriber) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(subscriber.Url!.AbsoluteUri)))[..12];
}

/// <summary>What is told of the escalation beside its ids; null for what does not apply.</summary>
internal sealed record CaseNotice(string State, string? Reason, string? Playbook, string? Agent, string? Outcome);
