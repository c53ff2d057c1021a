using CsCheck;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Engine.Evidence;
using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Engine.Tests.Conversations;

/// <summary>What holds for whatever a customer does.</summary>
public class DialogueProperties
{
    private const int Longest = 30;

    private static readonly string[] Texts =
    [
        "yes", "no", "1", "2", "3", "i did it", "nope", "human", "back", "skip", "start over", "status", "help", "stop", "cancel", "language", "espanol",
        "portugues", "thanks", "hello", "no wait, the box is still there", "no wait", "why", "how long", "error 1234567",
        "106540352242922", "102290129340398", "waba id 102290129340398", "phone number id 106540352242922", "+56 9 8765 4321", "12345", "it failed badly",
        "actually", "actually, i did it", "wait", "not yet", "done", "ok done", "it is still there", "not yet, it is still there", "no, i did not do that",
        "my token is EAAGm0PX4ZCpsBAKZCZBexampleexampleexample123", "¿?", "....", "blorp fnord", "I want to talk to a person", "yes and the lamp it is done",
    ];

    private static readonly string[] Answers =
    [
        "yes", "no", "done", "already", "cannot-find", "other", "ready", "cannot-get", "human", "go-on", "none-of-these", "small", "id-field", "phone-number",
        "phone_number_id", "waba_id", "en", "es", "nonsense",
    ];

    private static readonly string?[] Steps = [null, "look", "remove", "lamp", "late", "pause", "works", "solved", "collect", "nowhere"];

    /// <summary>Whatever a customer does.</summary>
    internal static readonly Gen<Action<Talk>> Doing = Gen.Frequency(
        (6, One(Answers).Select(answer => (Action<Talk>)(talk => talk.Taps(answer)))),
        (2, Gen.Select(One(Answers), One(Steps), (answer, step) => (Action<Talk>)(talk => talk.Taps(answer, step)))),
        (6, One(Texts).Select(text => (Action<Talk>)(talk => talk.Says(text)))),
        (1, Gen.String.Select(text => (Action<Talk>)(talk => talk.Says(text)))),
        (2, One(Texts).Array[2, 4].Select(texts => (Action<Talk>)(talk => talk.Says(texts)))),
        (1, Gen.Enum<FileVerdict>().Select(verdict => (Action<Talk>)(talk => talk.Sends(verdict)))),
        (1, Gen.Int[1, 6].Select(minutes => (Action<Talk>)(talk => talk.Waits(minutes)))));

    private static readonly Gen<Action<Talk>[]> Conversations = Doing.Array[1, Longest];

    [Fact]
    public void Nothing_is_empty_and_nothing_is_said_twice_running() => Always((before, talk) =>
    {
        var texts = talk.Last.Replies.Select(reply => reply.Text).ToList();
        Assert.All(texts, text => Assert.False(string.IsNullOrWhiteSpace(text)));
        Assert.All(texts.Zip(texts.Skip(1)), pair => Assert.NotEqual(pair.First, pair.Second));
        Assert.True(texts.Count == 0 || Prompts.Fingerprint(texts[0]) != before.LastSaid, $"Twice running: {talk.Said}");
    });

    [Fact]
    public void A_tap_is_never_met_with_silence_while_the_bot_has_the_case() => Gen.Select(Conversations, One(Answers), One(Steps)).Sample(
        (moves, answer, step) =>
        {
            var talk = Play(moves);
            var before = talk.Now;
            talk.Taps(answer, step);
            Assert.True(talk.Last.Replies.Any() || before.State is ConversationState.WithPerson, $"Silence after {answer} of {step}.");
        },
        iter: 400);

    [Fact]
    public void A_bare_done_lets_nothing_with_consequences_go_ahead() => Gen.Select(Conversations, One(["done", "ok done", "it is still there"])).Sample(
        (moves, text) =>
        {
            var talk = Play(moves);
            var asked = talk.Now.Question is OpenQuestion.GoAhead;
            talk.Says(text);
            Assert.True(!asked || talk.Now.Question is OpenQuestion.GoAhead, talk.Said);
        },
        iter: 400);

    [Theory]
    [InlineData("actually")]
    [InlineData("wait")]
    [InlineData("no wait")]
    public void A_word_that_only_stops_short_undoes_nothing(string word) => Conversations.Sample(
        moves =>
        {
            var talk = Play(moves);
            talk.Says(word);
            Assert.DoesNotContain(talk.Last.Events, happened => happened is AnswersUndone or StepAnswered);
        },
        iter: 400);

    [Fact]
    public void Answers_stand_on_the_last_message_only_and_fit_on_a_button() => Always((_, talk) =>
    {
        Assert.All(talk.Last.Replies.SkipLast(1), reply => Assert.Empty(reply.Answers));
        Assert.All(talk.Last.Replies.SelectMany(reply => reply.Answers), answer => Assert.InRange(answer.Title.Length, 1, 25));
    });

    [Fact]
    public void A_person_who_has_the_case_is_not_talked_over() => Always((before, talk) =>
        Assert.False(
            before.State is ConversationState.WithPerson && talk.Now.State is ConversationState.WithPerson
            && !talk.Last.Events.Any(happened => happened is EscalationCancelled)
            && talk.Last.Replies.Any(reply => !Reassures(reply.Text)),
            talk.Said));

    /// <summary>Where the case stands, that somebody will answer, where they reach the customer, and what is wrong with a file: nothing else.</summary>
    private static bool Reassures(string text) =>
        text.Contains(nameof(Phrase.StillWithPerson)) || text.Contains(nameof(Phrase.PersonWillAnswer)) || text.Contains(nameof(Phrase.WayBackNoted)) || text.Contains("<File");

    [Fact]
    public void The_number_of_steps_is_never_said_to_grow() => Always((before, talk) =>
        Assert.All(talk.Last.Replies.Where(reply => reply.About is not null), reply =>
        {
            Assert.InRange(reply.Number!.Value, 1, reply.About!.Value);
            Assert.True(reply.About <= before.StepsPromised || before.StepsPromised is null || talk.Last.Events.Any(happened => happened is PlaybookStarted or StartedOver));
        }));

    [Fact]
    public void Consequences_come_only_after_a_yes() => Always((before, talk) =>
    {
        if (talk.Said.Contains("REMOVE THE BOX") || talk.Said.Contains("QUITA LA CAJA") || talk.Said.Contains("TIRE A CAIXA"))
        {
            Assert.True(before.Question is not OpenQuestion.GoAhead || talk.Now.Question is OpenQuestion.AtStep);
            Assert.True(Allowed(talk.Events), "The instruction was said, and nobody said yes.");
        }
    });

    [Fact]
    public void A_failed_cleanup_is_handed_over_only_with_every_item_settled() => Always((_, talk) =>
    {
        foreach (var handed in talk.Last.Effects.OfType<Effect.HandToDesk>().Where(handed => handed.Brief.Reason == EscalationReason.CleanupDidNotHelp))
        {
            Assert.Equal(EvidenceItems.All.Count, handed.Brief.Evidence.Count);
            Assert.DoesNotContain(handed.Brief.Evidence, line => line.State == "missing");
        }
    });

    [Fact]
    public void The_events_alone_tell_the_whole_conversation() => Conversations.Sample(
        moves =>
        {
            var talk = Play(moves);
            var again = talk.Events.Aggregate(Conversation.Begin(talk.Now.Id, talk.Now.Channel), (was, happened) => was.Evolve(happened));
            Assert.Equal(Portrait.Of(talk.Now), Portrait.Of(again));
        },
        iter: 400);

    [Fact]
    public void Whatever_was_said_hearing_it_again_changes_nothing() => Gen.Select(Conversations, One(Texts)).Sample(
        (moves, text) =>
        {
            var talk = Play(moves);
            var message = talk.Message(text);
            var before = Portrait.Of(talk.Hears([message]).Now);
            Assert.Empty(talk.Hears([message]).Last.Events);
            Assert.Empty(talk.Last.Effects);
            Assert.Equal(before, Portrait.Of(talk.Now));
        },
        iter: 400);

    [Fact]
    public void A_correction_takes_away_exactly_what_rests_on_it() => Conversations.Sample(
        moves =>
        {
            var talk = Play(moves);
            var before = talk.Now.Answers;
            talk.Says("no wait, the box is still there");
            if (talk.Said.Contains(nameof(Phrase.Corrected)))
            {
                var gone = before.Keys.Except(talk.Now.Answers.Keys).Select(origin => origin.Value);
                Assert.Subset(new HashSet<string> { "small/look", "small/remove", "small/works" }, gone.ToHashSet());
            }
        },
        iter: 400);

    private static Gen<T> One<T>(T[] of) => Gen.Int[0, of.Length - 1].Select(at => of[at]);

    /// <summary>Checks after every turn of any conversation.</summary>
    private static void Always(Action<Conversation, Talk> holds) => Conversations.Sample(
        moves =>
        {
            var talk = new Talk().Starts();
            foreach (var move in moves)
            {
                var before = talk.Now;
                move(talk);
                holds(before, talk);
            }
        },
        iter: 400);

    private static Talk Play(IEnumerable<Action<Talk>> moves)
    {
        var talk = new Talk().Starts();
        foreach (var move in moves)
        {
            move(talk);
        }

        return talk;
    }

    /// <summary>Since the step was reached last, its question gave way to the instruction, which only a yes does.</summary>
    private static bool Allowed(List<ConversationEvent> events)
    {
        var reached = events.FindLastIndex(happened => happened is StepReached { Step.Value: "remove" });
        var asked = events.FindIndex(reached, happened => happened is QuestionOpened { Question: OpenQuestion.GoAhead });
        return asked >= 0 && events.FindIndex(asked, happened => happened is QuestionOpened { Question: OpenQuestion.AtStep }) > asked;
    }
}
