using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kapso.Coex.Bot.Channels.Widget.Wire;

/// <summary>What <c>/widget/state</c> answers: all that a page shows around the chat.</summary>
/// <param name="Ended"><c>solved</c>, <c>handed-over</c> or <c>rested</c>.</param>
internal sealed record StateAnswer(
    string ConversationId, string Language, Partner With, ProgressAnswer? Progress, IReadOnlyList<EvidenceAnswer> Evidence, string? Ended);

/// <summary>Who is talking to the customer.</summary>
/// <param name="Kind"><c>bot</c>; <c>waiting</c> for a person; <c>person</c>.</param>
internal sealed record Partner(string Kind, string Name);

/// <param name="Title">What the playbook is about.</param>
internal sealed record ProgressAnswer(string Playbook, string Title, string Step, int? Number, int? About);

/// <param name="State"><c>asked</c> just now, <c>given</c>, <c>missing</c> or <c>unobtainable</c>.</param>
/// <param name="Values">Ids and texts; pictures are among the files.</param>
internal sealed record EvidenceAnswer(string Name, string Title, string State, IReadOnlyList<string> Values, string? Why, IReadOnlyList<FileAnswer> Files);

/// <param name="Url">Opens by itself, and for an hour only.</param>
internal sealed record FileAnswer(string Id, string Name, string ContentType, string Url, string Thumbnail);

/// <summary>What <c>/widget/demo/brief</c> answers: the same conversation as an agent sees it.</summary>
internal sealed record BriefAnswer(
    string Summary, string? Reason, IReadOnlyList<StepAnswer> Steps, IReadOnlyList<EvidenceAnswer> Evidence, IReadOnlyList<GuessAnswer> Hypothesis);

internal sealed record StepAnswer(string Title, string Answer, DateTimeOffset At);

/// <param name="Score">From none to one.</param>
internal sealed record GuessAnswer(string Playbook, string Title, double Score);

/// <summary>How the widget's own JSON is written: every member, also where there is nothing to say.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(StateAnswer))]
[JsonSerializable(typeof(BriefAnswer))]
internal sealed partial class StateJson : JsonSerializerContext;
