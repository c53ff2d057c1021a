using System.Globalization;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Engine.Evidence;
using Kapso.Coex.Bot.Engine.Languages;

namespace Kapso.Coex.Bot.Engine.Playbooks.Authoring;

/// <summary>What a step's keys mean, each with what is wrong when it is not so.</summary>
internal sealed class StepFields
{
    private const int ShortestWait = 1;
    private const int LongestWait = 24 * 60;

    private readonly Notes notes;

    public StepFields(Fields all)
    {
        All = all;
        notes = all.Notes;
        All.Name("step");
    }

    public Fields All { get; }

    public Wording Wording(string key) => All.Wording(key);

    public Target Next(StepId step) => All.NeedTarget(step, "Add `next:` with the step that follows.") ?? new Target.ToStep(default);

    public Source Source(Source playbook) => new(All.Text("source") ?? playbook.Paragraph, All.Date("checked") ?? playbook.Checked);

    public IReadOnlyList<StepOrigin> RestsOn() => [.. All.Texts("rests-on").Select(origin => new StepOrigin(origin))];

    public IReadOnlyList<string> Mentions() => All.Texts("mentions");

    public Uri? Link()
    {
        if (All.Text("link") is not { } link)
        {
            return null;
        }

        if (Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps)
        {
            return uri;
        }

        notes.Wrong(All.Take("link")!.At, $"{All.Owner} links to '{link}', which is no web address.", "Write the whole address, beginning with https://.");
        return null;
    }

    public TimeSpan Length()
    {
        var text = All.NeedText("wait", "Write how many minutes to wait.");
        if (text is not null && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes is >= ShortestWait and <= LongestWait)
        {
            return TimeSpan.FromMinutes(minutes);
        }

        if (text is not null)
        {
            notes.Wrong(All.Take("wait")!.At, $"{All.Owner} waits for '{text}'.", $"Write whole minutes, from {ShortestWait} to {LongestWait} (24 hours).");
        }

        return default;
    }

    public Doer Who() => All.Need("who", $"Say who can do it: {string.Join(", ", Doers.All.Select(Doers.Name))}.") is null
        ? default
        : OneOf("who", All.Text("who"), All.Take("who")!.At, Doers.All, Doers.Name);

    public EscalationReason Reason() =>
        OneOf("hand-over", All.Text("hand-over"), All.Take("hand-over")!.At, EscalationReasons.All, EscalationReasons.Name);

    public IReadOnlyList<EvidenceItem> Evidence()
    {
        All.Need("evidence", "List what a person needs to go on, or write [] when that is nothing.");
        var items = All.Items("evidence").OfType<Node.Text>().ToList();
        foreach (var twice in items.GroupBy(item => item.Value).Where(same => same.Count() > 1))
        {
            notes.Wrong(twice.Last().At, $"{All.Owner} asks for '{twice.Key}' twice.", "Keep one of them.");
        }

        return [.. items.Select(item => OneOf("evidence", item.Value, item.At, EvidenceItems.All, EvidenceItems.Name))];
    }

    public Danger? Danger(StepId step)
    {
        if (All.Take("danger") is not { } node)
        {
            return null;
        }

        var fields = new Fields(node, $"The danger of {All.OwnerInside}", notes);
        var declined = fields.NeedTarget(step, "Add `declined:` with the step that a \"no\" leads to.", "declined");
        if (declined is Target.ToPlaybook)
        {
            notes.Wrong(fields.At, $"{fields.Owner} leaves the playbook on a \"no\".", "Let `declined:` name a step of this playbook.");
        }

        var danger = new Danger(fields.Wording("check"), fields.Wording("consequence"), declined is Target.ToStep to ? to.Step : default);
        fields.NothingElse();
        return danger;
    }

    public void NothingElse() => All.NothingElse();

    private T OneOf<T>(string key, string? written, Place at, IReadOnlyList<T> all, Func<T, string> name)
        where T : struct
    {
        var found = all.Where(one => name(one) == written).ToList();
        if (found.Count == 0 && written is not null)
        {
            notes.Wrong(at, $"{All.Owner} has '{written}' as `{key}`, which does not exist.", $"{NearestName.Hint(written, all.Select(name))}Correct it.");
        }

        return found.Count == 0 ? default : found[0];
    }
}
