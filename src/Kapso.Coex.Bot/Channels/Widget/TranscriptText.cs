using System.Globalization;
using System.Text;
using Kapso.Coex.Bot.Channels.Widget.Wire;
using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Storage;

namespace Kapso.Coex.Bot.Channels.Widget;

/// <summary>The conversation as plain text, to be kept: when, who, what, and the names of files.</summary>
internal sealed class TranscriptText(IReadOnlyDictionary<Phrase, Wording> phrases, Language language, string botName)
{
    private const int Page = 500;
    private const int Longest = 20_000;

    public async Task<string> Of(ConversationId conversation, ITranscript transcript, CancellationToken cancelled)
    {
        var said = new List<(StoredMessage Message, MessageBody Body)>();
        IReadOnlyList<StoredMessage> page;
        do
        {
            page = await transcript.Read(conversation, said is [.., var last] ? last.Message.Sequence : 0, Page, cancelled);
            said.AddRange(page.Select(message => (message, Written.Read(message.Body))));
        }
        while (page.Count == Page && said.Count < Longest);

        return Write(said, ZoneOf(said.Select(one => one.Body)));
    }

    private string Write(List<(StoredMessage Message, MessageBody Body)> said, TimeZoneInfo zone)
    {
        var text = new StringBuilder(Words(Phrase.TranscriptTitle, botName).Replace("{value}", zone.Id, StringComparison.Ordinal)).Append('\n');
        foreach (var (message, body) in said.Where(IsSaid))
        {
            var at = TimeZoneInfo.ConvertTime(message.At, zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
            text.Append(CultureInfo.InvariantCulture, $"\n[{at}] {Who(message.Author, body)}\n");
            foreach (var line in Lines(body))
            {
                text.Append(line).Append('\n');
            }
        }

        return text.ToString();
    }

    private static bool IsSaid((StoredMessage Message, MessageBody Body) one) =>
        one.Message.Author != Author.System && one.Body.EventName is null && Echo.From(one.Body.Echo).Type == "message";

    private string Who(Author author, MessageBody body) => author switch
    {
        Author.Customer => Words(Phrase.TranscriptCustomer, ""),
        Author.Agent => Words(Phrase.TranscriptPerson, body.By ?? botName),
        _ => Words(Phrase.TranscriptBot, botName),
    };

    private IEnumerable<string> Lines(MessageBody body) =>
        (body.Text.Length == 0 ? [] : Harmless.Text(body.Text).Replace("**", "", StringComparison.Ordinal).TrimEnd().Split('\n').Select(NoHead))
            .Concat((body.Files ?? []).Select(file => Words(Phrase.TranscriptFile, file.Name)));

    // What somebody wrote must not look as if somebody else had said it.
    private static string NoHead(string line) =>
        line.FirstOrDefault(one => !char.IsWhiteSpace(one) && one is not ('\u200c' or '\u200d')) is '[' or '［' ? $"  {line}" : line;

    private string Words(Phrase phrase, string name) => phrases[phrase].In(language).Trim().Replace("{name}", Harmless.Line(name), StringComparison.Ordinal);

    /// <summary>The customer's own clock, where the client tells of it.</summary>
    private static TimeZoneInfo ZoneOf(IEnumerable<MessageBody> bodies) =>
        bodies.Select(body => Echo.From(body.Echo).LocalTimezone).LastOrDefault(zone => zone is { Length: > 0 }) is { } told
        && TimeZoneInfo.TryFindSystemTimeZoneById(told, out var zone)
            ? zone
            : TimeZoneInfo.Utc;
}
