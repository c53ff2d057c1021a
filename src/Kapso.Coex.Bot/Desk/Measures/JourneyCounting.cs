using System.Linq.Expressions;
using Kapso.Coex.Bot.Engine.Evidence;

namespace Kapso.Coex.Bot.Desk.Measures;

/// <summary>What the figures of journeys mean, once: the same words count them and find the journeys behind them.</summary>
internal static class JourneyCounting
{
    public static readonly TimeSpan DurableAfter = TimeSpan.FromDays(7);
    private const string Connected = "connected";
    private static readonly int everyItem = (1 << EvidenceItems.All.Count) - 1;

    public static IQueryable<Journey> Chosen(this IQueryable<Journey> journeys, Selection selection)
    {
        var found = journeys.Where(journey => journey.BegunAt >= selection.From && journey.BegunAt < selection.To);
        found = selection.Channel is { } channel ? found.Where(journey => journey.Channel == channel) : found;
        found = selection.Language is { } language ? found.Where(journey => journey.Language == language) : found;
        found = selection.Playbook is { } playbook ? found.Where(journey => journey.Visits.Any(visit => visit.Asked && visit.Playbook == playbook)) : found;
        return selection.Version is { } version ? found.Where(journey => journey.Visits.Any(visit => visit.Asked && visit.Version == version)) : found;
    }

    /// <summary>Null for what is counted by step.</summary>
    public static Expression<Func<Journey, bool>>? Of(Measure measure, DateTimeOffset now)
    {
        var old = now - DurableAfter;
        return measure switch
        {
            Measure.Journeys => journey => true,
            Measure.Solved => journey => journey.Outcome == Journey.Solved || journey.Outcome == Connected,
            Measure.CameBack => journey =>
                (journey.Outcome == Journey.Solved || journey.Outcome == Connected) && journey.BackWithinAWeek,
            Measure.Durable => journey => (journey.Outcome == Journey.Solved || journey.Outcome == Connected) && !journey.BackWithinAWeek && journey.EndedAt <= old,
            Measure.TooEarly => journey => (journey.Outcome == Journey.Solved || journey.Outcome == Connected) && !journey.BackWithinAWeek && journey.EndedAt > old,
            Measure.BotAlone => journey => (journey.Outcome == Journey.Solved || journey.Outcome == Connected) && journey.ToPersonAt == null,
            Measure.ToPerson => journey => journey.ToPersonAt != null,
            Measure.Taken => journey => journey.TakenAt != null,
            Measure.EvidenceComplete => journey => journey.ToPersonAt != null && (journey.Given | journey.Unobtainable) == everyItem,
            Measure.RatedGood => journey => journey.Rating == "good",
            Measure.RatedFair => journey => journey.Rating == "fair",
            Measure.RatedBad => journey => journey.Rating == "bad",
            _ => null,
        };
    }
}
