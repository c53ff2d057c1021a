using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Evidence;

namespace Kapso.Coex.Bot.Engine.Tests.Conversations;

public class BurstTests
{
    [Fact]
    public void Three_vague_lines_are_asked_about_once()
    {
        var talk = new Talk().Greeted().Says("blorp", "fnord", "wibble");
        Assert.Equal(1, Assert.IsType<OpenQuestion.WhichPlaybook>(talk.Now.Question).Time);
    }

    [Fact]
    public void Codes_ids_and_secrets_of_every_line_are_kept()
    {
        var talk = new Talk().Greeted().Says(
            "blorp", "waba id 102290129340398", "my token is EAAGm0PX4ZCpsBAKZCZBexampleexampleexample123", "the phone number id is 106540352242922", "error 1234567");
        Assert.Equal("look", talk.Step?.Value);
        Assert.Equal(["1234567"], talk.Now.Codes);
        Assert.Equal(["102290129340398"], talk.Now.Evidence.Values(EvidenceItem.WabaId));
        Assert.Equal(["106540352242922"], talk.Now.Evidence.Values(EvidenceItem.PhoneNumberId));
        Assert.Contains("<SecretRemoved>", talk.Said);
        Assert.DoesNotContain(talk.Events.OfType<NoteTaken>(), note => note.Note.Contains("EAAGm"));
    }

    [Fact]
    public void A_command_in_a_burst_is_obeyed_and_what_stands_before_it_is_kept()
    {
        var talk = new Talk().Greeted().Says("blorp fnord", "human");
        Assert.IsType<ConversationState.WithPerson>(talk.Now.State);
        Assert.Contains(talk.Now.Notes, note => note.Note == "blorp fnord");
    }

    [Fact]
    public void A_choice_in_a_burst_is_a_choice_and_what_stands_before_it_is_kept()
    {
        var talk = new Talk().Greeted().Says("start over");
        talk.Says("fnord wibble", "error 1234567");
        Assert.Equal("look", talk.Step?.Value);
        Assert.Contains(talk.Now.Notes, note => note.Note.Contains("fnord wibble"));
    }

    [Fact]
    public void The_same_failure_twice_in_one_turn_counts_once()
    {
        var talk = new Talk().Starts().Taps("no");
        talk.Hears([talk.Tap("cannot-find", "lamp"), talk.Message("cannot-find"), talk.Tap("cannot-find", "lamp")]);
        Assert.Equal(1, talk.Now.Troubles.Values.Single());
        Assert.Contains("By the door", talk.Said);
        Assert.DoesNotContain("torch", talk.Said);
    }

    [Fact]
    public void The_same_failure_in_two_turns_counts_twice() =>
        Assert.Contains("Use a torch", new Talk().Starts().Taps("no").Taps("cannot-find").Taps("cannot-find").Said);

    [Fact]
    public void Lines_that_are_not_understood_in_one_turn_are_one_misunderstanding() =>
        Assert.Equal(1, new Talk().Starts().Says("blorp", "fnord", "wibble").Now.MisunderstoodInARow);
}
