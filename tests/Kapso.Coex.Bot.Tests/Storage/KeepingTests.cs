using Kapso.Coex.Bot.Storage;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Storage;

public sealed class KeepingTests : IDisposable
{
    private readonly StoreInAFolder home = new();

    private Store Store => home.Store;

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task Everything_of_a_turn_is_kept()
    {
        var conversation = await home.Started();
        await Store.Receive(Some.Message(conversation, "a"));

        var kept = await Store.Keep(Some.Turn(conversation, 1, handled: 1, owner: Owner.Person) with
        {
            Replies = [Some.Message(conversation, null, "one", Author.Bot), Some.Message(conversation, null, "two", Author.System)],
            Outbox = [Some.Work(conversation, "w1")],
            Escalation = Some.Escalation(conversation, "e1"),
        });

        Assert.Equal(new Kept.Stored(FirstReply: 2, Replies: 2), kept);
        var loaded = await Store.Load(conversation);
        Assert.Equal((Owner.Person, 1L, 1L), (loaded!.Owner, loaded.Version, loaded.Handled));
        Assert.Equal(["[\"turn 1\"]"], loaded.Turns);
        Assert.Equal(
            [(2, Author.Bot, "one"), (3, Author.System, "two")],
            (await Store.ReadMessages(conversation, 1, 10)).Select(message => (message.Sequence, message.Author, message.Body)));
        Assert.Equal([Some.Work(conversation, "w1")], await Store.DueOutbox(StoreInAFolder.Noon, 10));
        Assert.Equal(
            new StoredEscalation("e1", conversation, "widget", "es", "stuck", "manual-setup", StoreInAFolder.Noon, "open", "{\"summary\":\"?\"}"),
            await Store.Escalation("e1"));
    }

    [Fact]
    public async Task Whom_a_conversation_is_held_with_is_told_as_often_as_it_is_asked()
    {
        var conversation = await home.Started();

        Assert.Equal(Enumerable.Repeat(await Store.Correspondent(conversation), 3), [
            await Store.Correspondent(conversation), await Store.Correspondent(conversation), await Store.Correspondent(conversation)]);
    }

    [Fact]
    public async Task Of_a_stale_turn_nothing_is_kept()
    {
        var conversation = await home.Started();
        await Store.Keep(Some.Turn(conversation, 1) with { Outbox = [Some.Work(conversation, "w1")] });

        var late = await Store.Keep(Some.Turn(conversation, 1, handled: 7, owner: Owner.Person) with
        {
            Replies = [Some.Message(conversation, null, "too late", Author.Bot)],
            Outbox = [Some.Work(conversation, "w2")],
            Settled = ["w1"],
            Escalation = Some.Escalation(conversation, "e1"),
        });

        Assert.IsType<Kept.Stale>(late);
        var loaded = await Store.Load(conversation);
        Assert.Equal((Owner.Bot, 1L, 0L), (loaded!.Owner, loaded.Version, loaded.Handled));
        Assert.Single(loaded.Turns);
        Assert.Equal((0L, 1L, 0L), (home.Count("messages"), home.Count("outbox"), home.Count("escalations")));
        Assert.Equal(["w1"], (await Store.DueOutbox(StoreInAFolder.Noon, 10)).Select(work => work.Id));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(0)]
    public async Task A_turn_that_skips_a_version_or_repeats_none_is_stale(long version) =>
        Assert.IsType<Kept.Stale>(await Store.Keep(Some.Turn(await home.Started(), version)));

    [Fact]
    public async Task Of_many_turns_decided_on_the_same_version_one_is_kept()
    {
        var conversation = await home.Started();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 64).Select(number => Task.Run(() => Store.Keep(
            Some.Turn(conversation, 1) with { Replies = [Some.Message(conversation, null, $"{number}", Author.Bot)] }))));

        Assert.Single(outcomes.OfType<Kept.Stored>());
        Assert.Equal((1L, 1L), (home.Count("messages"), home.Count("turns")));
    }

    [Fact]
    public async Task The_bot_says_nothing_more_once_a_person_took_over()
    {
        var conversation = await home.Started();
        await Store.Keep(Some.Turn(conversation, 1, owner: Owner.Person));

        var bots = await Store.Keep(Some.Turn(conversation, 2) with { Replies = [Some.Message(conversation, null, "me too", Author.Bot)] });
        var persons = await Store.Keep(Some.Turn(conversation, 2, expected: Owner.Person, owner: Owner.Bot));

        Assert.IsType<Kept.Stale>(bots);
        Assert.IsType<Kept.Stored>(persons);
        Assert.Equal(0, home.Count("messages"));
    }

    [Fact]
    public async Task Replies_keep_their_order_between_messages_that_come_in_meanwhile()
    {
        var conversation = await home.Started();

        for (var version = 1; version <= 20; version++)
        {
            var replies = Enumerable.Range(0, 3).Select(place => Some.Message(conversation, null, $"{version}.{place}", Author.Bot)).ToList();
            var kept = Store.Keep(Some.Turn(conversation, version) with { Replies = replies });
            var received = Store.Receive(Some.Message(conversation, $"k{version}"));
            await Task.WhenAll(kept, received);
        }

        var messages = await Store.ReadMessages(conversation, 0, 1000);
        Assert.Equal(Enumerable.Range(1, 80).Select(place => (long)place), messages.Select(message => message.Sequence));
        var said = messages.Where(message => message.Author == Author.Bot).Select(message => message.Body);
        Assert.Equal(from version in Enumerable.Range(1, 20) from place in Enumerable.Range(0, 3) select $"{version}.{place}", said);
    }

    [Fact]
    public async Task A_turn_that_breaks_a_rule_fails_alone()
    {
        var conversation = await home.Started();
        var poisoned = await home.Started("poisoned");
        await Store.Keep(Some.Turn(poisoned, 1) with { Escalation = Some.Escalation(poisoned, "e1") });

        var before = Enumerable.Range(0, 10).Select(number => Store.Receive(Some.Message(conversation, $"b{number}"))).ToList();
        var poison = Store.Keep(Some.Turn(poisoned, 2) with
        {
            Replies = [Some.Message(poisoned, null, "never", Author.Bot)],
            Changed = [new EscalationChange("e1", "{}", "no such state")],
        });
        var after = Store.Keep(Some.Turn(conversation, 1));

        var refused = await Assert.ThrowsAsync<CannotBeStored>(() => poison);
        Assert.Contains("escalations_state", refused.Message);
        Assert.IsType<Kept.Stored>(await after);
        Assert.Equal(10, (await Task.WhenAll(before)).Length);
        Assert.Equal(1, (await Store.Load(poisoned))!.Version);
        Assert.Empty(await Store.ReadMessages(poisoned, 0, 10));
    }

    [Fact]
    public async Task The_same_work_and_the_same_escalation_are_kept_once()
    {
        var conversation = await home.Started();
        var turn = Some.Turn(conversation, 1) with { Outbox = [Some.Work(conversation, "w1")], Escalation = Some.Escalation(conversation, "e1") };

        await Store.Keep(turn);
        Assert.IsType<Kept.Stored>(await Store.Keep(turn with { Version = 2 }));

        Assert.Equal((1L, 1L), (home.Count("outbox"), home.Count("escalations")));
    }

    [Fact]
    public async Task A_later_turn_completes_the_brief()
    {
        var conversation = await home.Started();
        await Store.Keep(Some.Turn(conversation, 1) with { Escalation = Some.Escalation(conversation, "e1") });
        await Store.Keep(Some.Turn(conversation, 2) with { Changed = [new EscalationChange("e1", "{\"full\":true}", "closed")] });

        var escalation = await Store.Escalation("e1");
        Assert.Equal(("{\"full\":true}", "closed"), (escalation!.Brief, escalation.State));
    }

    [Fact]
    public async Task Handled_never_goes_back()
    {
        var conversation = await home.Started();
        await Store.Keep(Some.Turn(conversation, 1, handled: 5));
        await Store.Keep(Some.Turn(conversation, 2, handled: 3));

        Assert.Equal(5, (await Store.Load(conversation))!.Handled);
    }
}
