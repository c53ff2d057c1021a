using Kapso.Coex.Bot.Desk.Measures;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Engine.Evidence;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Desk.Measures;

/// <summary>What counts as an attempt, as solved, and as solved for good.</summary>
public sealed class JourneyTests
{
    private static readonly DateTimeOffset monday = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Edition cleanup = new(new PlaybookId("previous-provider"), "0a1b2c3d");
    private static readonly StepId remove = new("remove-partner");
    private static readonly StepOrigin origin = new("previous-provider/remove-partner");
    private readonly Course course = new() { Conversation = "c", Channel = "widget" };

    [Theory]
    [InlineData(1, 1, true, false, false)]
    [InlineData(6, 30, true, false, false)]
    [InlineData(8, 30, false, true, false)]
    [InlineData(null, 3, false, false, true)]
    [InlineData(null, 8, false, true, false)]
    public void Solved_is_durable_when_nobody_comes_back_within_seven_days(int? backAfter, int seenAfter, bool cameBack, bool durable, bool tooEarly)
    {
        Happen(new CustomerSpoke(new MessageId("1"), monday), Reached(monday), new CaseSolved(monday));
        var solved = course.Journey!;
        if (backAfter is { } days)
        {
            Happen(new CustomerSpoke(new MessageId("2"), monday.AddDays(days)), Reached(monday.AddDays(days)));
        }

        var now = monday.AddDays(seenAfter);
        Assert.Equal(
            (true, cameBack, durable, tooEarly),
            (Is(Measure.Solved, solved, now), Is(Measure.CameBack, solved, now), Is(Measure.Durable, solved, now), Is(Measure.TooEarly, solved, now)));
        Assert.Equal(backAfter is null, ReferenceEquals(solved, course.Journey));
    }

    [Fact]
    public void Thanks_after_the_end_are_no_second_attempt()
    {
        Happen(new CustomerSpoke(new MessageId("1"), monday), Reached(monday), new CaseSolved(monday));
        Happen(new CustomerSpoke(new MessageId("2"), monday.AddMinutes(1), "muchas gracias"));

        Assert.Null(course.Journey!.ReopenedAt);
        Assert.Equal(monday, course.Journey.LastAt);
    }

    [Fact]
    public void A_step_whose_answer_was_known_is_passed_and_not_reached()
    {
        Happen(Reached(monday), Answered(AnswerId.Done, passedOver: true));
        Assert.False(IsStep(Measure.Reached, monday));

        Happen(Reached(monday), new QuestionOpened(new OpenQuestion.AtStep(), monday));
        Assert.True(IsStep(Measure.Reached, monday));
    }

    [Fact]
    public void An_answer_that_was_taken_back_does_not_count()
    {
        Happen(Reached(monday), new QuestionOpened(new OpenQuestion.AtStep(), monday), Answered(AnswerId.Already, passedOver: false));
        Assert.True(IsStep(Measure.Already, monday));

        Happen(new AnswersUndone([origin], monday));
        Assert.False(IsStep(Measure.Already, monday));
    }

    [Fact]
    public void Who_falls_silent_at_a_step_gave_up_there_after_three_days()
    {
        Happen(Reached(monday), new QuestionOpened(new OpenQuestion.AtStep(), monday), new TroubleMet(origin, AnswerId.CannotFind, monday));

        Assert.True(IsStep(Measure.CouldNotFind, monday));
        Assert.False(IsStep(Measure.GaveUp, monday.AddDays(2)));
        Assert.True(IsStep(Measure.GaveUp, monday.AddDays(4)));
    }

    [Fact]
    public void Evidence_is_complete_when_of_every_item_something_is_known()
    {
        Happen(
            Reached(monday),
            new EvidenceGiven(EvidenceItem.PhoneNumberId, "106540352242922", monday),
            new EvidenceUnobtainable(EvidenceItem.WabaId, "no access", monday),
            new EvidenceGiven(EvidenceItem.MetaErrorText, "#3441041", monday),
            new Escalated(new EscalationId("c.1"), EscalationReason.CleanupDidNotHelp, monday));
        Assert.False(Is(Measure.EvidenceComplete, course.Journey!, monday));

        Happen(new EvidenceGiven(EvidenceItem.Screenshots, "file", monday));
        Assert.True(Is(Measure.EvidenceComplete, course.Journey!, monday));
        Happen(new EvidenceTakenBack(EvidenceItem.PhoneNumberId, monday));
        Assert.False(Is(Measure.EvidenceComplete, course.Journey!, monday));
    }

    [Fact]
    public void The_language_is_the_one_spoken_last_also_when_it_was_settled_before_the_first_word()
    {
        Happen(new LanguageSettled(Language.Spanish, Chosen: false, monday), new CustomerSpoke(new MessageId("1"), monday));
        Assert.Equal("es", course.Journey!.Language);
    }

    [Fact]
    public void A_case_that_an_agent_closed_as_connected_is_solved_and_one_that_comes_back_was_not_for_good()
    {
        var (ana, escalation) = (new Agent("1", "Ana"), new EscalationId("c.1"));
        Happen(Reached(monday), new Escalated(escalation, EscalationReason.Stuck, monday), new CaseTaken(escalation, ana, monday.AddMinutes(4)));
        Happen(new CaseClosed(escalation, CaseOutcome.Connected, null, ana, monday.AddHours(1)), new CustomerRated(escalation, Rating.Good, monday.AddHours(1)));
        var first = course.Journey!;
        Assert.Equal((true, true, false), (Is(Measure.Solved, first, monday), Is(Measure.RatedGood, first, monday), Is(Measure.BotAlone, first, monday)));
        Assert.Equal(TimeSpan.FromMinutes(4), first.TakenAt - first.ToPersonAt);

        Happen(new CaseReopened(escalation, monday.AddDays(1)), new CaseTaken(escalation, ana, monday.AddDays(1).AddMinutes(2)));
        Assert.True(Is(Measure.CameBack, first, monday.AddDays(2)));
        Assert.Equal(TimeSpan.FromMinutes(2), course.Journey!.TakenAt - course.Journey.ToPersonAt);
    }

    [Theory]
    [InlineData(100, 5, 20, 8, true)]
    [InlineData(100, 5, 20, 2, false)] // as before, give or take
    [InlineData(100, 40, 20, 9, false)] // always hard, not harder
    [InlineData(1000, 10, 100, 8, false)] // clearly more, but nobody would change the text for it
    [InlineData(100, 5, 7, 7, false)] // too few to tell
    [InlineData(0, 0, 20, 10, false)] // new: there is no before
    [InlineData(50, 0, 20, 20, true)]
    public void A_text_may_be_out_of_date_when_clearly_more_cannot_find_it(int earlier, int notFoundThen, int recent, int notFound, bool fading) =>
        Assert.Equal(fading, TextAge.IsRising((earlier, notFoundThen), (recent, notFound)));

    private static StepReached Reached(DateTimeOffset at) => new(cleanup, remove, at);

    private static StepAnswered Answered(AnswerId answer, bool passedOver) => new(cleanup, remove, origin, answer, null, passedOver, monday);

    private static bool Is(Measure measure, Journey journey, DateTimeOffset now) => JourneyCounting.Of(measure, now)!.Compile()(journey);

    private bool IsStep(Measure measure, DateTimeOffset now)
    {
        var visit = Assert.Single(course.Journey!.Visits);
        var inBook = new Visit
        {
            Journey = course.Journey,
            Playbook = visit.Playbook,
            Version = visit.Version,
            Step = visit.Step,
            ReachedAt = visit.ReachedAt,
            Asked = visit.Asked,
            Answer = visit.Answer,
            CouldNotFind = visit.CouldNotFind,
        };
        return StepCounting.Of(measure, now)!.Compile()(inBook);
    }

    private void Happen(params ReadOnlySpan<ConversationEvent> events)
    {
        foreach (var happened in events)
        {
            course.Follow(happened);
        }
    }
}
