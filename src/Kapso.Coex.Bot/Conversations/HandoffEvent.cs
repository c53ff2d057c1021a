using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Engine.Evidence;
using Kapso.Coex.Bot.Storage;

namespace Kapso.Coex.Bot.Conversations;

/// <summary>The Bot Framework's <c>handoff.initiate</c>: that a person takes over, why, and what was said so far.</summary>
internal static class HandoffEvent
{
    public const string Name = "handoff.initiate";

    public const string StatusName = "handoff.status";

    /// <summary>How much of the transcript travels with the event; all of it stays in the store.</summary>
    public const int LongestTranscript = 500;

    public static string Body(EscalationId escalation, Brief brief, IReadOnlyList<StoredMessage> transcript)
    {
        var value = new JsonObject
        {
            ["escalation"] = escalation.Value,
            ["reason"] = brief.Reason.Name(),
            ["playbook"] = brief.Playbook?.Value,
            ["summary"] = brief.Summary,
            ["evidence"] = new JsonArray([.. brief.Evidence.Select(line => new JsonObject { ["name"] = line.Item.Name(), ["state"] = line.State })]),
        };
        var said = new JsonObject { ["value"] = value, ["transcript"] = new JsonArray([.. transcript.Select(Activity).OfType<JsonNode>()]) };
        return JsonSerializer.Serialize(
            new MessageBody { EventName = Name, EventValue = JsonSerializer.SerializeToElement(said) }, MessageJson.Default.MessageBody);
    }

    /// <summary>The Bot Framework's <c>handoff.status</c>; null where the case stays in the hands that it was in, or waits again.</summary>
    public static string? Status(EscalationId escalation, CaseStanding? standing, ConversationState before) => standing switch
    {
        CaseStanding.Taken(var by) when HolderIn(before) != by.Id => Status(escalation, "accepted", by.Name),
        CaseStanding.Closed(_, _, var by) => Status(escalation, "completed", by.Name),
        CaseStanding.HandedBack(var by) => Status(escalation, "completed", by.Name),
        CaseStanding.Withdrawn => Status(escalation, "completed", null),
        _ => null,
    };

    private static string? HolderIn(ConversationState state) => state switch
    {
        ConversationState.WithPerson person => person.Holder?.Id,
        ConversationState.OnErrand errand => errand.Case.Holder?.Id,
        _ => null,
    };

    private static string Status(EscalationId escalation, string state, string? agent)
    {
        var value = new JsonObject { ["state"] = state, ["escalation"] = escalation.Value, ["agent"] = agent };
        return JsonSerializer.Serialize(
            new MessageBody { EventName = StatusName, EventValue = JsonSerializer.SerializeToElement(value) }, MessageJson.Default.MessageBody);
    }

    private static JsonObject? Activity(StoredMessage message)
    {
        var body = JsonSerializer.Deserialize(message.Body, MessageJson.Default.MessageBody);
        return body is null or { EventName: not null } ? null : new JsonObject
        {
            ["type"] = "message",
            ["timestamp"] = message.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            ["from"] = new JsonObject { ["role"] = message.Author == Author.Customer ? "user" : "bot" },
            ["text"] = body.Text,
        };
    }
}
