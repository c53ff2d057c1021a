using System.Globalization;

namespace Kapso.Coex.Bot.Desk.Measures;

/// <summary>The figures as tables: one line for each step, or for each journey.</summary>
internal static class MeasureTables
{
    public static IEnumerable<IReadOnlyList<string?>> Steps(Figures figures) =>
    [
        ["playbook", "step", "reached", "done", "already", "skipped", "could_not_find", "something_else", "gave_up", "to_person", "may_be_out_of_date"],
        .. figures.Playbooks.SelectMany(playbook => playbook.Steps).Select(step => (IReadOnlyList<string?>)
        [
            step.Playbook, step.Step, Number(step.Reached), Number(step.Done), Number(step.Already), Number(step.Skipped), Number(step.CouldNotFind),
            Number(step.SomethingElse), Number(step.GaveUp), Number(step.ToPerson), step.MayBeOutOfDate ? "yes" : "no",
        ]),
    ];

    public static IEnumerable<IReadOnlyList<string?>> Journeys(IReadOnlyList<JourneyLine> journeys) =>
    [
        ["conversation", "channel", "language", "playbook", "step", "begun_at", "last_at", "outcome", "reason"],
        .. journeys.Select(journey => (IReadOnlyList<string?>)
        [
            journey.Conversation, journey.Channel, journey.Language, journey.Playbook, journey.Step, Time(journey.BegunAt), Time(journey.LastAt), journey.Outcome, journey.Reason,
        ]),
    ];

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
