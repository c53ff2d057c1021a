using System.Text.Json;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Evidence;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Storage;

namespace Kapso.Coex.Bot.Conversations;

/// <summary>Between the engine's words and what is stored of them.</summary>
internal static class Written
{
    /// <summary>A stored customer's message as the engine hears it. Its id is its place, which is unique in its conversation.</summary>
    public static CustomerMessage Heard(long sequence, DateTimeOffset at, MessageBody body) => new(new MessageId($"{sequence}"), at, body.Text)
    {
        Tap = TapValue.Read(body.Tap),
        HadSecret = body.HadSecret,
        CameOver = body.CameOver,
        Locale = LanguageCodes.FromLocale(body.Locale),
        Files = body.Files is { Count: > 0 } files ? [.. files.Select(Received)] : [],
    };

    public static MessageBody Read(string json) => JsonSerializer.Deserialize(json, MessageJson.Default.MessageBody) ?? new MessageBody();

    public static string ByAgent(string text) => JsonSerializer.Serialize(new MessageBody { Text = text }, MessageJson.Default.MessageBody);

    /// <param name="files">The files that go with it, as they are stored.</param>
    public static string Body(Reply reply, Language language, IReadOnlyList<MessageFile>? files = null) => JsonSerializer.Serialize(
        new MessageBody
        {
            Text = reply.Text,
            By = reply.By?.Name,
            Quotes = reply.Quotes?.Value,
            Files = files,
            Locale = language.Code(),
            Coex = new Coex(Kind(reply.Kind))
            {
                Playbook = reply.Playbook?.Id.Value,
                PlaybookVersion = reply.Playbook?.Version,
                Step = reply.Step?.Value,
                Number = reply.Number,
                About = reply.About,
                Answers = reply.Answers.Count > 0 ? [.. reply.Answers.Select(answer => new CoexAnswer(answer.Id.Value, answer.Title))] : null,
                Confirm = reply.Confirm ? true : null,
                Evidence = reply.Evidence?.Name(),
            },
        },
        MessageJson.Default.MessageBody);

    private static ReceivedFile Received(MessageFile file) =>
        new(file.Id is { } id ? new FileId(id) : null, file.Name, Enum.TryParse<FileVerdict>(file.Verdict, out var verdict) ? verdict : FileVerdict.Broken);

    private static string Kind(ReplyKind kind) => kind switch
    {
        ReplyKind.Greeting => "greeting",
        ReplyKind.Question => "question",
        ReplyKind.Step => "step",
        ReplyKind.Wait => "wait",
        ReplyKind.Evidence => "evidence",
        ReplyKind.Answer => "answer",
        ReplyKind.Handover => "handover",
        ReplyKind.Resolved => "resolved",
        _ => "notice",
    };
}
