using CsCheck;
using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Storage;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Storage;

public sealed class ReceivingTests : IDisposable
{
    private readonly StoreInAFolder home = new();

    private Store Store => home.Store;

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task With_whom_it_is_held_can_be_asked_again_and_again()
    {
        var conversation = await home.Started();
        for (var time = 0; time < 3; time++)
        {
            Assert.Equal(new Correspondent("widget", "customer-1"), await home.Store.Correspondent(conversation));
            Assert.Null(await home.Store.Correspondent(new ConversationId("nobody")));
        }
    }

    [Fact]
    public async Task A_conversation_starts_once_and_stays_as_it_was()
    {
        var conversation = new ConversationId("c1");

        Assert.Equal(ConversationStart.Started, await Store.Start(conversation, "widget", "ana", StoreInAFolder.Noon));
        Assert.Equal(ConversationStart.Repeated, await Store.Start(conversation, "whatsapp", "bea", StoreInAFolder.Noon.AddDays(1)));

        var loaded = await Store.Load(conversation);
        Assert.Equal(("widget", "ana", StoreInAFolder.Noon), (loaded!.Channel, loaded.Customer, loaded.StartedAt));
        Assert.Equal((Owner.Bot, 0L, 0L), (loaded.Owner, loaded.Version, loaded.Handled));
        Assert.Empty(loaded.Turns);
    }

    [Fact]
    public async Task A_conversation_that_was_never_started_is_not_loaded() =>
        Assert.Null(await Store.Load(new ConversationId("nobody")));

    [Fact]
    public async Task Messages_are_numbered_within_their_conversation()
    {
        var (one, other) = (await home.Started("one"), await home.Started("other"));

        Assert.Equal(new Receipt(1, false), await Store.Receive(Some.Message(one, "a")));
        Assert.Equal(new Receipt(2, false), await Store.Receive(Some.Message(one, "b")));
        Assert.Equal(new Receipt(1, false), await Store.Receive(Some.Message(other, "c")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("¿Cómo? 🙂 \0 after a NUL")]
    public async Task Words_come_back_as_they_were_given(string body)
    {
        var conversation = await home.Started();
        var longer = string.Concat(Enumerable.Repeat(body + "é", 5000));

        await Store.Receive(Some.Message(conversation, null, body));
        await Store.Receive(Some.Message(conversation, null, longer, Author.Agent));

        var messages = await Store.ReadMessages(conversation, 0, 10);
        Assert.Equal(
            [
                new StoredMessage(conversation, 1, Author.Customer, StoreInAFolder.Noon, body),
                new StoredMessage(conversation, 2, Author.Agent, StoreInAFolder.Noon, longer),
            ],
            messages);
    }

    [Fact]
    public async Task A_second_copy_gets_the_first_ones_place_also_after_a_restart()
    {
        var conversation = await home.Started();
        await Store.Receive(Some.Message(conversation, "wamid.1", "first"));
        await Store.Receive(Some.Message(conversation, "wamid.2"));
        home.Restart();

        Assert.Equal(new Receipt(1, true), await Store.Receive(Some.Message(conversation, "wamid.1", "second")));
        Assert.Equal("first", (await Store.ReadMessages(conversation, 0, 10))[0].Body);
    }

    [Fact]
    public async Task Sixty_four_copies_at_once_leave_one_message()
    {
        var conversation = await home.Started();

        var receipts = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() => Store.Receive(Some.Message(conversation, "wamid.1")))));

        Assert.Single(receipts, new Receipt(1, false));
        Assert.Equal(63, receipts.Count(receipt => receipt == new Receipt(1, true)));
        Assert.Equal(1, home.Count("messages"));
    }

    [Fact]
    public async Task Messages_without_a_key_are_never_copies()
    {
        var conversation = await home.Started();

        Assert.Equal(1, (await Store.Receive(Some.Message(conversation, null))).Sequence);
        Assert.Equal(2, (await Store.Receive(Some.Message(conversation, null))).Sequence);
    }

    [Fact]
    public async Task A_message_for_an_unknown_conversation_fails_by_name_and_its_neighbours_do_not()
    {
        var conversation = await home.Started();

        var neighbours = Enumerable.Range(0, 20).Select(number => Store.Receive(Some.Message(conversation, $"k{number}"))).ToList();
        var lost = Store.Receive(Some.Message(new ConversationId("nobody"), "lost"));
        neighbours.AddRange(Enumerable.Range(20, 20).Select(number => Store.Receive(Some.Message(conversation, $"k{number}"))));

        await Assert.ThrowsAsync<ConversationUnknown>(() => lost);
        Assert.Equal(Enumerable.Range(1, 40).Select(number => (long)number), (await Task.WhenAll(neighbours)).Select(receipt => receipt.Sequence));
    }

    [Fact]
    public async Task Reading_goes_on_where_it_stopped()
    {
        var conversation = await home.Started();
        for (var number = 0; number < 5; number++)
        {
            await Store.Receive(Some.Message(conversation, null, author: number % 2 == 0 ? Author.Customer : Author.Agent));
        }

        Assert.Equal([3, 4], (await Store.ReadMessages(conversation, 2, 2)).Select(message => message.Sequence));
        Assert.Equal([3, 5], (await Store.ReadUnhandled(conversation, 2, 10)).Select(message => message.Sequence));
    }

    [Fact]
    public async Task However_often_and_in_whatever_order_messages_are_delivered_each_is_stored_once()
    {
        var round = 0;
        var deliveries = Gen.Int[1, 12].SelectMany(messages => Gen.Int[0, messages - 1].Array[messages, messages * 6]);

        await deliveries.SampleAsync(
            async delivered =>
            {
                var conversation = await home.Started($"round-{Interlocked.Increment(ref round)}");
                var receipts = await Task.WhenAll(delivered.Select(number => Task.Run(async () =>
                    (number, receipt: await Store.Receive(Some.Message(conversation, $"{conversation}/{number}", $"{number}"))))));

                var stored = await Store.ReadMessages(conversation, 0, 1000);
                var expected = delivered.Distinct().Count();
                return stored.Count == expected
                    && stored.Select(message => message.Sequence).SequenceEqual(Enumerable.Range(1, expected).Select(place => (long)place))
                    && receipts.Count(pair => !pair.receipt.Repeated) == expected
                    && receipts.All(pair => stored[(int)pair.receipt.Sequence - 1].Body == $"{pair.number}");
            },
            iter: 200,
            threads: 4);
    }
}
