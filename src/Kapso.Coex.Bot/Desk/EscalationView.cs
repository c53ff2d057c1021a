using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Engine.Evidence;
using Kapso.Coex.Bot.Storage;

namespace Kapso.Coex.Bot.Desk;

/// <summary>An escalation as other systems read it: see the contracts.</summary>
internal sealed record EscalationView(
    string Id, string Conversation, string Channel, string Language, DateTimeOffset OpenedAt, string Reason, string? Playbook, string State, string Summary)
{
    /// <summary>Who has it; null while it waits.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Holder { get; init; }

    /// <summary>What a closed one came to.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Outcome { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<StepView>? Steps { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<EvidenceView>? Evidence { get; init; }

    /// <summary>Null for customers for whom no site signed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PersonView? Person { get; init; }

    /// <summary>Null for customers who never wrote on WhatsApp.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ContactView? Contact { get; init; }

    /// <summary>What Meta or Kapso told about the numbers and accounts that the customer named.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<AccountEventView>? AccountEvents { get; init; }

    /// <summary>As it stands in a list: without steps and evidence.</summary>
    public static EscalationView Short(StoredEscalation escalation) => Of(escalation, BriefOf(escalation));

    public static EscalationView Whole(StoredEscalation escalation, IReadOnlyList<AttachmentInfo> files)
    {
        var brief = BriefOf(escalation);
        return Of(escalation, brief) with
        {
            Steps = [.. brief.Steps.Select(step => new StepView(step.Id, step.Answer, step.At, step.Title, step.Words))],
            Evidence = [.. brief.Evidence.Select(line => EvidenceView.Of(escalation.Id, line, files))],
        };
    }

    public EscalationView At(StoredCase? desk) => this with { Holder = State == "taken" ? desk?.Holder?.Name : null, Outcome = desk?.Outcome };

    public static Brief BriefOf(StoredEscalation escalation) =>
        JsonSerializer.Deserialize(escalation.Brief, EventJson.Default.Brief) ?? throw new InvalidDataException($"Escalation {escalation.Id} has no brief.");

    private static EscalationView Of(StoredEscalation escalation, Brief brief) => new(
        escalation.Id, escalation.Conversation.Value, escalation.Channel, escalation.Language, escalation.OpenedAt, escalation.Reason, escalation.Playbook,
        escalation.State, brief.Summary);
}

/// <param name="Answer">The answer's id, for programs.</param>
/// <param name="Title">What was asked, for people.</param>
/// <param name="Words">What was answered, for people.</param>
internal sealed record StepView(string Id, string Answer, DateTimeOffset At, string Title, string? Words);

/// <param name="Files">Pictures: where to get them, with the same key.</param>
internal sealed record EvidenceView(string Name, string State, IReadOnlyList<string> Values, string? Why, IReadOnlyList<FileView> Files)
{
    public static EvidenceView Of(string escalation, EvidenceLine line, IReadOnlyList<AttachmentInfo> files) => line.Item == EvidenceItem.Screenshots
        ? new(line.Item.Name(), line.State, line.Values, line.Why, [.. files.Where(file => line.Values.Contains(file.Id.Value)).Select(file => FileView.Of(escalation, file))])
        : new(line.Item.Name(), line.State, line.Values, line.Why, []);
}

internal sealed record FileView(string Id, string Name, string ContentType, string Url)
{
    public static FileView Of(string escalation, AttachmentInfo file) =>
        new(file.Id.Value, file.Name, file.ContentType, $"{DeskRoom.Escalations}/{Uri.EscapeDataString(escalation)}/files/{file.Id}");
}
