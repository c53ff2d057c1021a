using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Engine.Conversations;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Conversations;

public sealed class TypingCustomersTests : IDisposable
{
    private static readonly ConversationId ana = new("ana");
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(30);
    private readonly FakeTimeProvider clock = new();
    private readonly SemaphoreSlim told = new(0);
    private readonly TypingCustomers typing;

    public TypingCustomersTests()
    {
        typing = new TypingCustomers(clock);
        typing.Changed += _ => told.Release();
    }

    public void Dispose() => told.Dispose();

    [Fact]
    public async Task Who_stops_is_over_with_it_without_a_word_from_the_client()
    {
        typing.Note(ana);
        clock.Advance(TypingCustomers.Lasts - TimeSpan.FromSeconds(1));
        typing.Note(ana);
        clock.Advance(TypingCustomers.Lasts - TimeSpan.FromSeconds(1));
        Assert.True(typing.AreAtIt(ana));

        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.False(typing.AreAtIt(ana));
        Assert.True(await told.WaitAsync(patience, TestContext.Current.CancellationToken));
        Assert.True(await told.WaitAsync(patience, TestContext.Current.CancellationToken)); // that it began, and that it is over
        Assert.Equal(0, told.CurrentCount);
    }

    [Fact]
    public void What_was_sent_is_not_being_written_any_more()
    {
        typing.Note(ana);
        typing.Forget(ana);
        typing.Forget(ana);

        Assert.False(typing.AreAtIt(ana));
        Assert.Equal(2, told.CurrentCount);
    }

    [Fact]
    public void Nobody_is_kept_in_mind_while_nobody_listens()
    {
        var alone = new TypingCustomers(clock);
        alone.Note(ana);

        Assert.False(alone.AreAtIt(ana));
    }
}
