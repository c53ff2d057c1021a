using System.Linq.Expressions;

namespace Kapso.Coex.Bot.Desk.Measures;

/// <summary>What the figures of steps mean, once: the same words count them and find the journeys behind them.</summary>
internal static class StepCounting
{
    /// <summary>After so long without a word the customer is taken to have given up.</summary>
    public static readonly TimeSpan GoneAfter = TimeSpan.FromDays(3);

    private const string Already = "already";
    private const string Skipped = "skipped";

    /// <summary>Null for what is counted by journey.</summary>
    public static Expression<Func<Visit, bool>>? Of(Measure measure, DateTimeOffset now)
    {
        var gone = now - GoneAfter;
        return measure switch
        {
            Measure.Reached => visit => visit.Asked,
            Measure.Done => visit => visit.Asked && visit.Answer != null && visit.Answer != Already && visit.Answer != Skipped,
            Measure.Already => visit => visit.Asked && visit.Answer == Already,
            Measure.Skipped => visit => visit.Asked && visit.Answer == Skipped,
            Measure.CouldNotFind => visit => visit.Asked && visit.CouldNotFind > 0,
            Measure.SomethingElse => visit => visit.Asked && visit.SomethingElse > 0,
            Measure.GaveUp => visit => visit.Asked && visit.Journey.EndedAt == null && visit.Journey.ToPersonAt == null && visit.Journey.LastAt < gone
                && visit.Journey.Playbook == visit.Playbook && visit.Journey.Step == visit.Step,
            Measure.ToPersonHere => visit => visit.Asked && visit.ToPerson,
            _ => null,
        };
    }
}
