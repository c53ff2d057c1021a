using System.Globalization;
using Kapso.Coex.Bot.Desk;
using Kapso.Coex.Bot.Desk.Cases;
using Kapso.Coex.Bot.Desk.Measures;
using Kapso.Coex.Bot.Tests.Desk.Accounts;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Desk;

/// <summary>The desk reads times by the clock on its own wall.</summary>
public sealed class DeskClockTests
{
    private static readonly DateTimeOffset evening = new(2026, 11, 3, 2, 30, 0, TimeSpan.Zero); // in Mexico City still the day before

    [Theory]
    [InlineData("UTC", "2026-11-03 02:30 UTC", "02:30", "2026-11-03")]
    [InlineData("America/Mexico_City", "2026-11-02 20:30 UTC-6", "20:30", "2026-11-02")]
    [InlineData("Asia/Kolkata", "2026-11-03 08:00 UTC+5:30", "08:00", "2026-11-03")]
    public void A_moment_is_told_in_the_desks_zone(string zone, string full, string brief, string day)
    {
        var times = In(zone, evening);
        Assert.Equal((full, brief, day), (times.Full(evening), times.Short(evening), times.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("2026-03-08T02:30", "2026-03-08T03:30-04:00")] // skipped in New York
    [InlineData("2026-11-01T01:30", "2026-11-01T01:30-04:00")] // there twice
    [InlineData("2026-11-02T09:00", "2026-11-02T09:00-05:00")]
    public void What_the_clock_shows_is_one_moment_also_when_clocks_are_changed(string shown, string meant) =>
        Assert.Equal(DateTimeOffset.Parse(meant, CultureInfo.InvariantCulture), In("America/New_York", evening).At(DateTime.Parse(shown, CultureInfo.InvariantCulture)));

    [Fact]
    public void Figures_are_counted_from_midnight_to_midnight_of_the_desk()
    {
        var chosen = new MeasuresAsked { From = "2026-11-01", To = "2026-11-02" }.Selection(In("America/Mexico_City", evening))!;
        Assert.Equal((new DateTimeOffset(2026, 11, 1, 6, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 11, 3, 6, 0, 0, TimeSpan.Zero)), (chosen.From, chosen.To));
    }

    [Fact]
    public async Task The_audit_tells_times_and_finds_days_in_the_desks_zone()
    {
        var clock = new FakeTimeProvider(evening);
        await using var product = await Staff.Open(clock, settings: ("Desk:TimeZone", "America/Mexico_City"));
        using var ana = await product.Lead();

        Assert.True((await ana.Get("/desk/audit?day=2026-11-02")).Has("2026-11-02 20:30 UTC-6"));
        Assert.False((await ana.Get("/desk/audit?day=2026-11-03")).Has("20:30 UTC-6"));
        Assert.True((await ana.Get("/desk/people")).Has("2026-11-02 20:30 UTC-6"));
    }

    private static DeskClock In(string zone, DateTimeOffset now) => new(Options.Create(new DeskTimesOptions { TimeZone = zone }), new FakeTimeProvider(now));
}
