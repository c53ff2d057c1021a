using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Engine.Evidence;
using static Kapso.Coex.Bot.Engine.Tests.Conversations.Colleagues;

namespace Kapso.Coex.Bot.Engine.Tests.Conversations;

/// <summary>An agent sends the bot for one piece of evidence.</summary>
public class ErrandTests
{
    [Fact]
    public void The_bot_fetches_one_piece_and_brings_the_case_back_to_the_same_agent()
    {
        var talk = new Talk().Starts().Says("human").Does(Ana, new AgentAct.Take()).Does(Ana, new AgentAct.AskFor(EvidenceItem.WabaId));
        Assert.Equal(EvidenceItem.WabaId, talk.Last.Replies.Last().Evidence);
        Assert.IsType<ConversationState.OnErrand>(talk.Now.State);

        talk.Says("102290129340398");
        Assert.Equal(Ana, Assert.IsType<ConversationState.WithPerson>(talk.Now.State).Holder);
        Assert.Contains(talk.Last.Effects, effect => effect is Effect.ChangeAtDesk { Standing: CaseStanding.Taken });
        talk.Does(Ana, new AgentAct.AskFor(EvidenceItem.WabaId));
        Assert.Equal(ActRefusal.AlreadyGiven, Assert.IsType<ActResult.Refused>(talk.Became).Why);
    }

    [Fact]
    public void What_cannot_be_had_comes_back_with_the_reason()
    {
        var talk = new Talk().Starts().Says("human").Does(Ana, new AgentAct.Take()).Does(Ana, new AgentAct.AskFor(EvidenceItem.PhoneNumberId));
        talk.Taps("cannot-get", null).Says("my cousin has the password");
        Assert.Equal(Ana, Assert.IsType<ConversationState.WithPerson>(talk.Now.State).Holder);
        Assert.Equal(new EvidenceState.Unobtainable("my cousin has the password"), talk.Now.Evidence[EvidenceItem.PhoneNumberId]);
    }

    [Theory]
    [InlineData("human")]
    [InlineData("cancel")]
    public void Who_wants_the_person_in_the_middle_of_an_errand_has_them_again(string word)
    {
        var talk = new Talk().Starts().Says("human").Does(Ana, new AgentAct.Take()).Does(Ana, new AgentAct.AskFor(EvidenceItem.Screenshots)).Says(word);
        Assert.Equal(Ana, Assert.IsType<ConversationState.WithPerson>(talk.Now.State).Holder);
        Assert.Equal(1, talk.Now.Escalations);
    }

    [Fact]
    public void A_picture_more_can_be_asked_for()
    {
        var talk = new Talk().Starts().Sends(FileVerdict.Picture).Says("human").Does(Ana, new AgentAct.Take()).Does(Ana, new AgentAct.AskFor(EvidenceItem.Screenshots));
        talk.Sends(FileVerdict.Picture).Taps("done", null);
        Assert.Equal(2, talk.Now.Evidence.Values(EvidenceItem.Screenshots).Count);
        Assert.IsType<ConversationState.WithPerson>(talk.Now.State);
    }
}
