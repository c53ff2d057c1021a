using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Languages;

namespace Kapso.Coex.Bot.Channels.WhatsApp;

/// <summary>
/// Puts what the bot says in one turn into one WhatsApp message, or two where one is too small: Meta lets few messages through to one
/// customer, and their order is not sure. Nothing to say is no message at all. Only an agent's pictures make more: one each.
/// </summary>
internal static class Composer
{
    /// <param name="replies">One turn's messages in their order, as stored; events for machines among them are passed over.</param>
    /// <param name="phrases">What prompts/phrases has: from <see cref="Knowledge.Phrases"/>.</param>
    public static IReadOnlyList<Outgoing> Compose(IReadOnlyList<MessageBody> replies, IReadOnlyDictionary<Phrase, Wording> phrases)
    {
        List<string> pictures = [.. replies.SelectMany(reply => reply.Files ?? []).Select(file => file.Id).OfType<string>()];
        return pictures.Count == 0 ? Words(replies, phrases) : Illustrated(Words(replies, phrases), pictures);
    }

    private static IReadOnlyList<Outgoing> Words(IReadOnlyList<MessageBody> replies, IReadOnlyDictionary<Phrase, Wording> phrases)
    {
        if (replies.Where(IsSaid).ToList() is not [.. var earlier, var last])
        {
            return [];
        }

        var language = LanguageCodes.FromLocale(last.Locale) ?? Language.English;
        var offering = Offering.Of(last.Coex, language, phrases);
        var before = Join(earlier.Select(reply => WhatsAppText.From(reply.Text)));
        var question = Join([WhatsAppText.From(last.Text), WhatsAppText.From(offering.Below)]);
        return offering switch
        {
            Offering.ToTap(var choices) => Ask(before, question, Limits.ButtonBody, body => new Outgoing.Buttons(OrElse(body, language, phrases), choices)),
            Offering.ToOpen(var opener, var choices) => Ask(before, question, Limits.MenuBody, body => new Outgoing.Menu(OrElse(body, language, phrases), opener, choices)),
            Offering.ToWrite => Ask(before, question, Limits.Text, body => new Outgoing.Text(body)),
            _ => Tell(Join([before, question])),
        };
    }

    /// <summary>An agent's pictures: the words stand below the first where they fit, and before it where they do not.</summary>
    private static IReadOnlyList<Outgoing> Illustrated(IReadOnlyList<Outgoing> words, List<string> pictures) => words switch
    {
        [Outgoing.Text { Body: { Length: <= Limits.Caption } caption }] => [new Outgoing.Picture(new FileId(pictures[0]), caption), .. Bare(pictures.Skip(1))],
        _ => [.. words, .. Bare(pictures)],
    };

    private static IEnumerable<Outgoing> Bare(IEnumerable<string> pictures) => pictures.Select(picture => new Outgoing.Picture(new FileId(picture), ""));

    private static bool IsSaid(MessageBody reply) =>
        reply.EventName is null && (reply.Coex is { Answers.Count: > 0 } || !string.IsNullOrWhiteSpace(WhatsAppText.From(reply.Text)));

    /// <summary>All in one; else the question by itself; else as much as goes with the answers.</summary>
    private static IReadOnlyList<Outgoing> Ask(string before, string question, int room, Func<string, Outgoing> ask)
    {
        var whole = Join([before, question]);
        if (whole.Length <= room)
        {
            return [ask(whole)];
        }

        var (first, second) = question.Length <= room ? (Division.Cut(before, Limits.Text), question) : Division.Late(whole, Limits.Text, room);
        return [new Outgoing.Text(first), ask(second)];
    }

    private static IReadOnlyList<Outgoing> Tell(string text)
    {
        if (text.Length <= Limits.Text)
        {
            return [new Outgoing.Text(text)];
        }

        var (first, second) = Division.Early(text, Limits.Text, Limits.Text);
        return [new Outgoing.Text(first), new Outgoing.Text(second)];
    }

    /// <summary>WhatsApp takes no question without words.</summary>
    private static string OrElse(string body, Language language, IReadOnlyDictionary<Phrase, Wording> phrases) =>
        body.Length > 0 ? body : phrases[Phrase.ChooseFromList].In(language);

    private static string Join(IEnumerable<string> paragraphs) => string.Join("\n\n", paragraphs.Where(paragraph => paragraph.Length > 0));
}
