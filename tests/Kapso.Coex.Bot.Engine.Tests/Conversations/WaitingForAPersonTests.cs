using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Engine.Evidence;
using static Kapso.Coex.Bot.Engine.Tests.Conversations.Colleagues;

namespace Kapso.Coex.Bot.Engine.Tests.Conversations;

/// <summary>Customers who were promised a person and wait.</summary>
public class WaitingForAPersonTests
{
    [Fact]
    public void Nobody_comes_in_time_and_the_customer_is_told_once_and_may_leave_a_way_back()
    {
        var talk = new Talk().Starts().Says("human").PromiseIsOver();
        Assert.Contains(nameof(Phrase.PromiseMissed), talk.Said, StringComparison.Ordinal);
        Assert.Empty(talk.PromiseIsOver().Last.Events);

        talk.Says("write me at ana.perez@tienda.mx please");
        Assert.Equal("ana.perez@tienda.mx", talk.Now.WayBack);
        Assert.Contains(talk.Last.Effects.OfType<Effect.ChangeAtDesk>(), changed => changed.Brief.WayBack == "ana.perez@tienda.mx");
        Assert.Empty(talk.Does(Ana, new AgentAct.Take()).PromiseIsOver().Last.Events);
    }

    [Theory]
    [InlineData(true, nameof(Phrase.GoOnByPhone))]
    [InlineData(false, nameof(Phrase.CannotGoOnByPhone))]
    public void Who_waits_may_go_on_in_WhatsApp_where_there_is_a_number_for_it(bool canMove, string phrase)
    {
        var talk = new Talk { Knowledge = SmallWorld.Knowledge with { CanMove = canMove } }.Starts().Says("human").Says("go on in whatsapp");
        Assert.StartsWith($"<{phrase}>", talk.Said, StringComparison.Ordinal);
        Assert.Null(Assert.IsType<ConversationState.WithPerson>(talk.Now.State).Holder);
        Assert.Empty(talk.Does(Ana, new AgentAct.Take()).Says("go on in whatsapp").Last.Replies);
    }

    [Fact]
    public void Who_came_over_while_waiting_learns_that_it_goes_on_here_and_keeps_the_case()
    {
        var talk = new Talk().Starts().Says("human");
        var escalation = talk.Now.Case!.Escalation;
        Assert.StartsWith($"<{nameof(Phrase.GoOnHere)}>", Assert.Single(talk.ComesOver().Last.Replies).Text, StringComparison.Ordinal);
        Assert.Equal(escalation, talk.Now.Case!.Escalation);

        Assert.Empty(talk.Does(Ana, new AgentAct.Take()).ComesOver().Last.Replies);
    }

    [Fact]
    public void Who_came_over_in_the_middle_of_an_errand_reads_there_what_is_missing()
    {
        var talk = new Talk().Starts().Says("human").Does(Ana, new AgentAct.Take()).Does(Ana, new AgentAct.AskFor(EvidenceItem.WabaId)).ComesOver();
        Assert.Equal([null, EvidenceItem.WabaId], talk.Last.Replies.Select(reply => reply.Evidence));
    }

    [Fact]
    public void Coming_over_after_the_end_explains_no_rating()
    {
        var talk = new Talk().Starts().Says("human").Does(Ana, new AgentAct.Take()).Does(Ana, new AgentAct.Close(CaseOutcome.Connected, null)).Taps("good", null);
        talk.ComesOver();
        Assert.IsType<OpenQuestion.WhyWasItSo>(talk.Now.Question);
        Assert.DoesNotContain(talk.Events, happened => happened is RatingExplained or NoteTaken);
    }
}
