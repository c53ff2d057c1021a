using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Evidence;

namespace Kapso.Coex.Bot.Tests.Transcripts;

/// <summary>The open question is state and not history: however many side questions come between, the next answer is its answer.</summary>
public class DigressionTests
{
    private static readonly string[] Aside =
    [
        "will I lose my chats?", "how long does this take?", "what is a WABA?", "how much does Kapso cost?", "are you a bot?",
        "what is a portfolio?", "is Meta down?", "do I need my phone with me?", "can you do it for me?", "what is the display name?",
    ];

    public static TheoryData<int> HowMany => [.. Enumerable.Range(0, 11)];

    public static TheoryData<string> Waits => ["picture", "no-picture", "voice", "text", "id", "code", "status", "help"];

    [Theory]
    [MemberData(nameof(HowMany))]
    public void The_first_yes_after_any_number_of_side_questions_counts(int times)
    {
        var talk = RealTalk.AtPartnersTab("en");
        foreach (var aside in Aside.Take(times))
        {
            talk.Says(aside);
            Assert.Equal("partners-tab", talk.Step);
            Assert.DoesNotContain("not sure I understood", talk.Said, StringComparison.Ordinal);
            Assert.DoesNotContain("https://business.facebook.com", talk.Last.Replies.Last().Text, StringComparison.Ordinal);
        }

        Assert.Equal("remove-partner", talk.Says("yes").Step);
    }

    [Theory]
    [MemberData(nameof(Waits))]
    public void Whatever_comes_during_a_wait_the_wait_stays_and_ready_ends_it(string what)
    {
        var talk = RealTalk.AtWait("en");
        _ = what switch
        {
            "picture" => talk.Sends("shot.png", FileVerdict.Picture),
            "no-picture" => talk.Sends("shot.pdf", FileVerdict.NotAPicture),
            "voice" => talk.Sends("voice.ogg", FileVerdict.Voice),
            "text" => talk.Says("my shop sells shoes"),
            "id" => talk.Says("my waba id is 106540352242922"),
            "code" => talk.Says("it was error 2655093"),
            "status" => talk.Says("status"),
            _ => talk.Says("help"),
        };

        Assert.Equal("wait", talk.Step);
        Assert.NotEmpty(talk.Said);
        Assert.Equal("try-again", talk.Taps("ready").Step);
    }

    [Fact]
    public void Done_said_to_two_steps_in_a_row_is_an_answer_to_each()
    {
        var talk = RealTalk.In("en").Says("how do I connect my whatsapp business app number to kapso").Taps("personal");
        var first = talk.Step;
        var second = talk.Says("done").Step;
        var third = talk.Says("done").Step;

        Assert.Equal(3, new HashSet<string?> { first, second, third }.Count);
    }

    [Fact]
    public void A_picture_right_after_a_wait_is_kept_and_the_step_stays()
    {
        var talk = RealTalk.AtTry("en").Sends("shot.png", FileVerdict.Picture);

        Assert.Equal("try-again", talk.Step);
        Assert.Single(talk.Last.After.Evidence.Values(EvidenceItem.Screenshots));
    }

    [Fact]
    public void Back_after_going_over_to_another_procedure_says_so_and_loses_nothing()
    {
        var talk = RealTalk.AtPartnersTab("en").Says("now it says 2655093");
        Assert.Equal("error-2655093", talk.Playbook);

        talk.Says("back");

        Assert.NotNull(talk.Step);
        Assert.NotEmpty(talk.Said);
    }
}
