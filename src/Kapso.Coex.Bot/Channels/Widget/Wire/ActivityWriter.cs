using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Storage;

namespace Kapso.Coex.Bot.Channels.Widget.Wire;

/// <summary>Turns stored messages into activities, for one reader of one conversation.</summary>
/// <param name="user">The customer's id.</param>
/// <param name="botName">What the bot is called.</param>
/// <param name="links">Makes the addresses of the conversation's files.</param>
internal sealed class ActivityWriter(string user, string botName, FileLinks links)
{
    private const string Agent = "coex-agent";
    private const string SequenceId = "webchat:sequence-id";

    public static string IdOf(StoredMessage message) => IdOf(message.Conversation.Value, message.Sequence);

    public static string IdOf(string conversation, long sequence) => string.Create(CultureInfo.InvariantCulture, $"{conversation}|{sequence:D7}");

    public Activity Write(StoredMessage message)
    {
        var body = JsonSerializer.Deserialize(message.Body, MessageJson.Default.MessageBody) ?? new MessageBody();
        return message.Author == Author.Customer ? FromCustomer(message, body) : FromUs(message, body);
    }

    /// <summary>A person is writing. It is in no history, so its place is that of the message before it.</summary>
    public static Activity Typing(ConversationId conversation, long after, string agent, DateTimeOffset at) => new()
    {
        Type = "typing",
        Id = string.Create(CultureInfo.InvariantCulture, $"{IdOf(conversation.Value, after)}|{at.UtcTicks:x}"),
        Timestamp = at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture),
        From = new Account(Agent, agent, "bot"),
        Conversation = new ConversationAccount(conversation.Value),
        ChannelData = new() { [SequenceId] = after },
    };

    private Activity FromCustomer(StoredMessage message, MessageBody body)
    {
        var echo = Echo.From(body.Echo);
        return new Activity
        {
            Type = echo.Type,
            Id = IdOf(message),
            Timestamp = TimeOf(message),
            From = new Account(user, null, "user"),
            Conversation = new ConversationAccount(message.Conversation.Value),
            Text = echo.Type == "message" ? body.Text : null,
            TextFormat = echo.TextFormat ?? (echo.Type == "message" ? "plain" : null),
            Locale = echo.Locale,
            LocalTimestamp = echo.LocalTimestamp,
            LocalTimezone = echo.LocalTimezone,
            Name = echo.Name,
            Value = echo.Value,
            Entities = echo.Entities,
            Attachments = Attachments(body),
            ChannelData = ChannelData(message, echo.ChannelData is { ValueKind: JsonValueKind.Object } sent ? JsonObject.Create(sent) : null),
        };
    }

    private Activity FromUs(StoredMessage message, MessageBody body)
    {
        var activity = new Activity
        {
            Type = "message",
            Id = IdOf(message),
            Timestamp = TimeOf(message),
            From = new Account(message.Author == Author.Agent ? Agent : "coex-bot", body.By ?? botName, "bot"),
            Conversation = new ConversationAccount(message.Conversation.Value),
            Locale = body.Locale,
            ChannelData = ChannelData(message, null),
        };
        return body.EventName is { } name ? Event(activity, name, body.EventValue) : Message(activity, body);
    }

    private Activity Message(Activity activity, MessageBody body)
    {
        if (body.Coex is { } coex)
        {
            activity.ChannelData["coex"] = JsonSerializer.SerializeToNode(coex, MessageJson.Default.Coex);
        }

        return activity with
        {
            Text = body.Text,
            TextFormat = "markdown",
            InputHint = body.Coex is { Answers.Count: > 0 } or { Kind: "question" or "evidence" } ? "expectingInput" : "acceptingInput",
            Attachments = Attachments(body),
            SuggestedActions = body.Coex is { Answers.Count: > 0 } asking ? Buttons(asking) : null,
        };
    }

    private SuggestedActions Buttons(Conversations.Coex asking) => new(
        [user],
        [
            .. asking.Answers!.Select(answer => new CardAction(
                "messageBack",
                answer.Title,
                answer.Title,
                answer.Title,
                new ButtonValue(new ButtonPlace(asking.Playbook, asking.PlaybookVersion, asking.Step, answer.Id)))),
        ]);

    // handoff.initiate brings its transcript beside its value; on the wire that is an attachment.
    private static Activity Event(Activity activity, string name, JsonElement? said)
    {
        if (said is not { ValueKind: JsonValueKind.Object } parts || !parts.TryGetProperty("transcript", out var transcript))
        {
            return activity with { Type = "event", Name = name, Value = said };
        }

        var activities = JsonSerializer.SerializeToNode(transcript, WireJson.Lean.JsonElement);
        return activity with
        {
            Type = "event",
            Name = name,
            Value = parts.TryGetProperty("value", out var value) ? value : null,
            Attachments =
            [
                new Attachment("application/json", "Transcript")
                {
                    Content = activities is JsonArray ? new JsonObject { ["activities"] = activities } : activities,
                },
            ],
        };
    }

    private List<Attachment>? Attachments(MessageBody body) => body.Files is { Count: > 0 } files
        ? [.. files.Select(file => new Attachment(file.ContentType, file.Name)
        {
            ContentUrl = file.Id is { } id ? links.To(id) : null,
            ThumbnailUrl = file.Id is { } pictured ? links.ToThumbnail(pictured) : null,
        })]
        : null;

    // On every activity, or Web Chat would compare ours with times.
    private static JsonObject ChannelData(StoredMessage message, JsonObject? sent)
    {
        var data = sent ?? [];
        data[SequenceId] = message.Sequence;
        return data;
    }

    // One millisecond more for each message, because clients sort by milliseconds and a turn's replies share one instant.
    private static string TimeOf(StoredMessage message) =>
        message.At.UtcDateTime.AddMilliseconds(message.Sequence).ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture);
}
