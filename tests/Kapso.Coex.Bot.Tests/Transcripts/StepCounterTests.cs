namespace Kapso.Coex.Bot.Tests.Transcripts;

public class StepCounterTests
{
    [Fact]
    public void A_longer_branch_leaves_the_total_out() =>
        Assert.StartsWith("Paso 5\n", RealTalk.AtPartnersTab("es").Says("no", "no").Last.Replies.Last().Text, StringComparison.Ordinal);

    [Fact]
    public void A_single_step_in_sight_is_not_counted() =>
        Assert.StartsWith("¿Tienes un número", RealTalk.In("es").Says("3441042").Last.Replies.Last().Text, StringComparison.Ordinal);
}
