using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Storage;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Storage;

public sealed class SweepingTests : IDisposable
{
    private static readonly DateTimeOffset Noon = StoreInAFolder.Noon;
    private readonly StoreInAFolder home = new();

    private Store Store => home.Store;

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task A_customer_who_waits_is_found_until_a_turn_dealt_with_all_of_it()
    {
        var conversation = await home.Started();
        await Store.Receive(Some.Message(conversation, "a"));
        await Store.Receive(Some.Message(conversation, "b") with { At = Noon.AddMinutes(5) });

        Assert.Empty(await Store.Unanswered(Noon, 10));
        Assert.Equal([conversation], await Store.Unanswered(Noon.AddSeconds(1), 10)); // since the first, not the last

        await Store.Keep(Some.Turn(conversation, 1, handled: 1));
        Assert.Equal([conversation], await Store.Unanswered(Noon.AddHours(1), 10));

        await Store.Keep(Some.Turn(conversation, 2, handled: 2));
        Assert.Empty(await Store.Unanswered(Noon.AddHours(1), 10));
    }

    [Fact]
    public async Task What_an_agent_wrote_waits_for_nobody()
    {
        var conversation = await home.Started();
        await Store.Receive(Some.Message(conversation, "a", author: Author.Agent));

        Assert.Empty(await Store.Unanswered(Noon.AddHours(1), 10));
    }

    [Fact]
    public async Task Who_waits_longest_comes_first()
    {
        foreach (var minute in (int[])[3, 1, 2])
        {
            var conversation = await home.Started($"c{minute}");
            await Store.Receive(Some.Message(conversation, null) with { At = Noon.AddMinutes(minute) });
        }

        Assert.Equal([new ConversationId("c1"), new ConversationId("c2")], await Store.Unanswered(Noon.AddHours(1), 2));
    }

    [Theory]
    [InlineData("SELECT id FROM conversations WHERE heard > handled AND heard_at < ?1 ORDER BY heard_at LIMIT ?2", "conversations_unanswered")]
    [InlineData("SELECT id FROM outbox WHERE settled_at IS NULL AND due_at <= ?1 ORDER BY due_at LIMIT ?2", "outbox_due")]
    [InlineData("SELECT min(due_at) FROM outbox WHERE settled_at IS NULL", "outbox_due")]
    [InlineData("SELECT id FROM escalations WHERE state = ?3 AND (opened_at, id) > (SELECT opened_at, id FROM escalations WHERE id = ?1) ORDER BY opened_at, id LIMIT ?2", "escalations_by_state")]
    [InlineData("SELECT id FROM escalations ORDER BY opened_at, id LIMIT ?2", "escalations_by_age")]
    public void Sweeps_and_pages_go_by_an_index(string query, string index)
    {
        using var stranger = home.Stranger();
        using var command = stranger.CreateCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {query}";
        foreach (var parameter in (string[])["?1", "?2", "?3"])
        {
            command.Parameters.AddWithValue(parameter, 0);
        }

        var plan = new List<string>();
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            plan.Add(rows.GetString(3));
        }

        Assert.Contains(plan, step => step.Contains(index));
        Assert.DoesNotContain(plan, step => step.Contains("TEMP B-TREE"));
    }

    [Fact]
    public async Task Work_is_due_until_it_is_settled()
    {
        var conversation = await home.Started();
        Assert.Null(await Store.NextDue());
        await Store.Keep(Some.Turn(conversation, 1) with
        {
            Outbox = [Some.Work(conversation, "later", Noon.AddHours(1)), Some.Work(conversation, "now"), Some.Work(conversation, "pointless")],
        });

        Assert.Equal(["now", "pointless"], (await Store.DueOutbox(Noon, 10)).Select(work => work.Id).Order());
        await Store.Keep(Some.Turn(conversation, 2) with { Settled = ["pointless"] });
        Assert.True(await Store.Settle("now"));
        Assert.False(await Store.Settle("now"));
        Assert.Empty(await Store.DueOutbox(Noon, 10));
        Assert.Equal(Noon.AddHours(1), await Store.NextDue());
    }

    [Fact]
    public async Task Work_that_was_tried_in_vain_comes_back_later_and_is_counted()
    {
        var conversation = await home.Started();
        await Store.Keep(Some.Turn(conversation, 1) with { Outbox = [Some.Work(conversation, "w1")] });

        Assert.True(await Store.PutOff("w1", Noon.AddMinutes(1), "Meta could not be reached"));

        Assert.Empty(await Store.DueOutbox(Noon, 10));
        Assert.Equal(1, Assert.Single(await Store.DueOutbox(Noon.AddMinutes(1), 10)).Attempts);
    }
}
