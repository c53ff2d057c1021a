using System.Text.Json;
using Kapso.Coex.Bot.Channels.WhatsApp;
using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;
using Kapso.Coex.Bot.Tests.Transcripts;

namespace Kapso.Coex.Bot.Tests.Channels.WhatsApp;

/// <summary>Whatever the bot can say, with the real prompts in all three languages, as WhatsApp would show it.</summary>
public sealed class EveryReplyTests
{
    private static readonly Knowledge Known = RealPrompts.Knowledge;

    // What makes the bot speak without answering its question.
    private static readonly string[] Digressions = ["qwfp zxcv", "help", "why?", "how long does it take?", "status", "language", "what is the weather like?", "123456789012345"];

    private static readonly ReceivedFile[] Files =
    [
        new(null, "_hola_ ~mundo~ 😀.exe", FileVerdict.NotAPicture), new(null, string.Concat(Enumerable.Repeat("😀", 40)), FileVerdict.TooLarge), new(new FileId("f"), "a.png", FileVerdict.Picture),
    ];

    public static TheoryData<Language> Languages => [.. LanguageCodes.All];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_turn_is_one_or_two_messages_within_the_limits(Language language)
    {
        var turns = 0;
        foreach (var place in Places.In(language, Known))
        {
            Assert.All(Turns(place), turn =>
            {
                turns++;
                AssertShown(turn);
            });
        }

        AssertShown(Dialogue.Greet(Conversation.Begin(new ConversationId("new"), "whatsapp"), language, Known, Places.Now));
        Assert.True(turns > 5000, $"Only {turns} turns were looked at.");
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_number_does_what_the_button_does(Language language)
    {
        var compared = 0;
        foreach (var place in Places.In(language, Known))
        {
            var asking = Asked(place);
            var replies = Stored(asking);
            foreach (var choice in Composer.Compose(replies, Known.Phrases).SelectMany(Within.Choices))
            {
                var answers = replies[^1].Coex!.Answers!;
                var tap = TapValue.Read(choice.Id)!;
                var number = answers.ToList().FindIndex(answer => answer.Id == tap.Answer.Value) + 1;
                AssertSame(asking.After, answers[number - 1], Say(choice.Title) with { Tap = tap }, Say($"{number}"));
                compared++;
            }
        }

        Assert.True(compared > 1000, $"Only {compared} answers were compared.");
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void The_number_below_the_buttons_means_the_answer_that_found_no_room(Language language)
    {
        var compared = 0;
        foreach (var place in Places.In(language, Known))
        {
            var asking = Asked(place);
            var replies = Stored(asking);
            if (Composer.Compose(replies, Known.Phrases) is [.., Outgoing.Buttons(var body, { Count: 3 }) buttons] && replies[^1].Coex!.Answers is { Count: 4 } answers && answers.Any(answer => answer.Id == "already"))
            {
                var left = Assert.Single(answers, answer => buttons.Choices.All(choice => TapValue.Read(choice.Id)!.Answer.Value != answer.Id));
                Assert.EndsWith($" *2*: {left.Title}.", body);
                Assert.Equal(left, answers[1]);
                var tap = new Tap(asking.Replies.Last().Playbook!.Value.Id, null, asking.Replies.Last().Step, new AnswerId(left.Id));
                AssertSame(asking.After, left, Say(left.Title) with { Tap = tap }, Say("2"));
                compared++;
            }
        }

        Assert.True(compared > 40, $"Only {compared} steps were compared.");
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_step_and_every_phrase_of_ours_is_shown_as_it_was_written(Language language)
    {
        var texts = Places.In(language, Known).SelectMany(place => Stored(Asked(place))).Select(reply => reply.Text)
            .Concat(Known.Phrases.Values.Select(phrase => phrase.In(language)))
            .Concat(Known.Lessons.Questions.Select(question => question.Answer.In(language)))
            .Concat(Known.Lessons.OutOfScope.Select(topic => topic.Answer.In(language)));

        Assert.All(texts.Distinct(), text =>
        {
            var shown = WhatsAppText.From(text);
            Assert.DoesNotContain(shown, letter => letter is '∗' or '＿' or '∼' or '｀');
            Assert.DoesNotContain("**", shown);
            Assert.Equal(text.Replace("**", "*", StringComparison.Ordinal).Trim(), shown);
        });
    }

    private static IEnumerable<Turn> Turns(Conversation place)
    {
        var asking = Asked(place);
        yield return asking;
        foreach (var answer in asking.Replies.LastOrDefault()?.Answers ?? [])
        {
            yield return Hear(asking.After, Say(answer.Title) with { Tap = new Tap(null, null, null, answer.Id) });
        }

        foreach (var text in Digressions)
        {
            yield return Hear(asking.After, Say(text));
        }

        yield return Hear(asking.After, Say("qwfp"), Say("help"), Say("why?"));
        yield return Hear(asking.After, [.. Files.Select((file, at) => Say("", at) with { Files = [file] })]);
        yield return Hear(asking.After, Say("my token is EAAGm0PX4ZCpsBAKxyzabcdefghijklmnopqrstuvwxyz0123456789") with { HadSecret = true });
        yield return Hear(place, Places.Now.AddDays(2), Say("qwfp zxcv"));
    }

    /// <summary>The open question in full: somebody comes back after a day.</summary>
    private static Turn Asked(Conversation place) =>
        Hear(place.Evolve(new CustomerSpoke(new MessageId("earlier"), Places.Now.AddDays(-1))), Say("", 99) with { Files = [new ReceivedFile(null, "a.txt", FileVerdict.NotAPicture)] });

    private static void AssertShown(Turn turn)
    {
        var replies = Stored(turn);
        if (replies.Count == 0)
        {
            return;
        }

        var sent = Composer.Compose(replies, Known.Phrases);
        Within.Limits(sent);
        var shown = Packed(string.Concat(sent.Select(Within.Body)));
        Assert.All(replies, reply => Assert.Contains(Packed(WhatsAppText.From(reply.Text)), shown));
        Assert.DoesNotContain('\uFFFD', shown.Replace("\uFFFD…", "", StringComparison.Ordinal));
        var offered = sent.SelectMany(Within.Choices).Select(choice => TapValue.Read(choice.Id)!).ToList();
        Assert.Equal(
            (replies[^1].Coex!.Answers ?? []).DistinctBy(answer => answer.Title).Select(answer => answer.Id).Where(answer => answer != "already" || offered.Count != 3),
            offered.Select(tap => tap.Answer.Value));
        Assert.All(offered, tap => Assert.Equal((turn.Replies.Last().Playbook?.Id, turn.Replies.Last().Step), (tap.Playbook, tap.Step)));
    }

    private static void AssertSame(Conversation conversation, CoexAnswer answer, CustomerMessage tapped, CustomerMessage written)
    {
        var (byTap, byNumber) = (Hear(conversation, tapped), Hear(conversation, written));
        Assert.True(
            byTap.Replies.Select(reply => reply.Text).SequenceEqual(byNumber.Replies.Select(reply => reply.Text)),
            $"""
             {conversation.State} {conversation.Question}: '{written.Text}' is not {answer.Id}.
             The button: {string.Join(" / ", byTap.Replies.Select(reply => reply.Text))}
             The number: {string.Join(" / ", byNumber.Replies.Select(reply => reply.Text))}
             """);
        Assert.Equal((byTap.After.State, byTap.After.Question), (byNumber.After.State, byNumber.After.Question));
    }

    private static List<MessageBody> Stored(Turn turn) =>
        [.. turn.Replies.Select(reply => JsonSerializer.Deserialize(Written.Body(reply, turn.After.Language ?? Language.English), MessageJson.Default.MessageBody)!)];

    private static Turn Hear(Conversation conversation, params CustomerMessage[] messages) => Hear(conversation, Places.Now.AddMinutes(1), messages);

    private static Turn Hear(Conversation conversation, DateTimeOffset now, params CustomerMessage[] messages) => Dialogue.Hear(conversation, messages, Known, now);

    private static CustomerMessage Say(string text, int at = 0) => new(new MessageId($"m{at}-{text}"), Places.Now, text);

    private static string Packed(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));
}
