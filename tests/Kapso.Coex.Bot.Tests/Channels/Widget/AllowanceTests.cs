using CsCheck;
using Kapso.Coex.Bot.Channels.Widget;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Channels.Widget;

public sealed class AllowanceTests
{
    private readonly FakeTimeProvider clock = new();

    [Fact]
    public void All_of_a_minute_may_be_used_at_once_and_comes_back_one_by_one()
    {
        var allowance = new Allowance(6, clock);
        for (var i = 0; i < 6; i++)
        {
            Assert.Null(allowance.Take("ana"));
        }

        Assert.Equal(TimeSpan.FromSeconds(10), allowance.Take("ana"));
        Assert.Null(allowance.Take("ben"));
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Null(allowance.Take("ana"));
        Assert.Equal(TimeSpan.FromSeconds(10), allowance.Take("ana"));
    }

    [Fact]
    public void More_than_there_ever_is_takes_all_of_it()
    {
        var allowance = new Allowance(6, clock);

        Assert.Null(allowance.Take("ana", 20));
        Assert.Equal(TimeSpan.FromSeconds(60), allowance.Take("ana", 20));
        clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Null(allowance.Take("ana", 20));
    }

    [Fact]
    public void Who_waits_as_long_as_told_gets_through_and_nobody_gets_more_than_twice_a_minutes_worth_in_one()
    {
        Gen.Select(Gen.Int[1, 50], Gen.Int[0, 3000].Array[1, 200]).Sample((perMinute, pauses) =>
        {
            var time = new FakeTimeProvider();
            var allowance = new Allowance(perMinute, time);
            var granted = new List<DateTimeOffset>();
            foreach (var pause in pauses)
            {
                time.Advance(TimeSpan.FromMilliseconds(pause));
                if (allowance.Take("ana") is { } wait)
                {
                    time.Advance(wait);
                    Assert.Null(allowance.Take("ana"));
                }

                granted.Add(time.GetUtcNow());
            }

            Assert.All(granted, at => Assert.True(granted.Count(other => other >= at && other < at + TimeSpan.FromMinutes(1)) <= 2 * perMinute));
        }, iter: 200);
    }

    [Fact]
    public void A_million_names_do_not_fill_the_memory()
    {
        var allowance = new Allowance(60, clock);
        for (var name = 0; name < 1_000_000; name++)
        {
            allowance.Take($"{name}");
            Assert.InRange(allowance.Names, 0, 100_000);
        }
    }

    [Fact]
    public async Task Many_at_once_get_no_more_than_there_is()
    {
        var allowance = new Allowance(100, clock);

        var granted = await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => Task.Run(() => allowance.Take("ana") is null)));

        Assert.Equal(100, granted.Count(through => through));
    }
}
