using System.Globalization;
using CsCheck;
using Kapso.Coex.Bot.Engine.Escalations;

namespace Kapso.Coex.Bot.Engine.Tests.Escalations;

/// <summary>When somebody is there.</summary>
public class DeskHoursTests
{
    private static readonly DeskHours madrid = new()
    {
        Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Madrid"),
        Days = new[] { DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday }
            .ToDictionary(day => day, _ => (new TimeOnly(9, 0), new TimeOnly(18, 0))),
    };

    [Theory]
    [InlineData("2026-11-23T07:59:59Z", "2026-11-23T08:00:00Z")] // Monday, winter time
    [InlineData("2026-11-23T08:00:00Z", "2026-11-23T08:00:00Z")]
    [InlineData("2026-11-23T16:59:59Z", "2026-11-23T16:59:59Z")]
    [InlineData("2026-11-23T17:00:00Z", "2026-11-24T08:00:00Z")]
    [InlineData("2026-11-27T17:00:00Z", "2026-11-30T08:00:00Z")] // over the weekend
    [InlineData("2026-07-06T06:30:00Z", "2026-07-06T07:00:00Z")] // summer time
    [InlineData("2026-10-23T20:00:00Z", "2026-10-26T08:00:00Z")] // the clocks go back in between
    public void The_next_opening_is_told_in_the_desks_own_time(string now, string opens) =>
        Assert.Equal(Utc(opens), madrid.NextOpening(Utc(now)));

    [Fact]
    public void Without_hours_somebody_is_always_there() =>
        Gen.DateTimeOffset.Sample(now => Assert.True(DeskHours.Always.IsOpen(now)));

    [Fact]
    public void The_next_opening_is_never_past_and_always_open() =>
        Gen.Int[0, 2_000_000].Select(minutes => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minutes)).Sample(now =>
        {
            var opens = madrid.NextOpening(now);
            Assert.True(opens >= now && madrid.IsOpen(opens) && opens - now < TimeSpan.FromDays(4));
            Assert.Equal(madrid.IsOpen(now), opens == now);
        });

    private static DateTimeOffset Utc(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture);
}
