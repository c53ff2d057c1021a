using Kapso.Coex.Bot.Channels.Widget;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Channels.Widget;

public sealed class TurnstilesTests
{
    private readonly Turnstiles turnstiles = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_second_of_one_name_waits_and_another_name_does_not()
    {
        var first = await turnstiles.Enter("ana", Cancelled);
        var second = turnstiles.Enter("ana", Cancelled);
        using var other = await turnstiles.Enter("ben", Cancelled);

        Assert.False(second.IsCompleted);
        first.Dispose();
        (await second).Dispose();
        using var again = await turnstiles.Enter("ana", Cancelled);
    }

    [Fact]
    public async Task Who_stops_waiting_is_in_nobodys_way()
    {
        using var impatient = new CancellationTokenSource();
        var first = await turnstiles.Enter("ana", Cancelled);
        var second = turnstiles.Enter("ana", impatient.Token);

        await impatient.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        first.Dispose();
        using var third = await turnstiles.Enter("ana", Cancelled);
    }
}
