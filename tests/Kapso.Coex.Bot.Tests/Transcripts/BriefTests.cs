using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Escalations;

namespace Kapso.Coex.Bot.Tests.Transcripts;

/// <summary>What a colleague reads first of a case.</summary>
public class BriefTests
{
    [Fact]
    public void It_begins_with_the_reason_in_words() =>
        Assert.StartsWith("The customer asked for a person.", Brief(RealTalk.AtPartnersTab("es").Says("humano")).Summary, StringComparison.Ordinal);

    [Fact]
    public void A_step_is_its_question_with_the_answer_as_it_was_given() =>
        Assert.Contains("Does Wati still appear there? – No", Brief(RealTalk.AtPartnersTab("es").Says("no", "humano")).Summary, StringComparison.Ordinal);

    [Fact]
    public void Where_it_got_stuck_and_how_often_stands_in_it() => Assert.Contains(
        "Got as far as: Does Wati still appear there? (did not work 2 times).",
        Brief(RealTalk.AtPartnersTab("es").Says("no lo encuentro", "no me deja entrar a esa pagina", "humano")).Summary,
        StringComparison.Ordinal);

    [Fact]
    public void The_first_and_the_last_words_are_the_customers_own() => Assert.Contains(
        "First words: “antes usaba wati no conecta”; last: “no me deja entrar”.",
        Brief(RealTalk.AtPartnersTab("es").Says("no me deja entrar", "humano")).Summary,
        StringComparison.Ordinal);

    [Fact]
    public void A_wait_tells_how_long_it_really_was()
    {
        var talk = RealTalk.AtWait("es");
        talk.Now += TimeSpan.FromMinutes(4);

        Assert.Contains("waited 4 of 15 minutes", Brief(talk.Says("ya esperé", "humano")).Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void The_hypothesis_speaks_of_the_customer_and_not_to_one() =>
        Assert.DoesNotMatch(@"\b[Yy]ours?\b|\b[Yy]ou\b", Brief(RealTalk.In("en").Says("2655093", "human")).Summary);

    private static Brief Brief(RealTalk talk) => Assert.Single(talk.Last.Effects.OfType<Effect.HandToDesk>()).Brief;
}
