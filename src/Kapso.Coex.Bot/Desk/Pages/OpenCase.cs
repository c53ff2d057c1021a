using Kapso.Coex.Bot.Desk.Cases;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Desk.Pages;

/// <summary>The case that an agent looks at, as far as it was read.</summary>
internal sealed class OpenCase(ICases cases, CaseFile file, Draft draft)
{
    private const int Page = 30;

    public string Id => File.Line.Id;

    public CaseFile File { get; private set; } = file;

    public Draft Draft { get; } = draft;

    public IReadOnlyList<CaseMessage> Messages { get; private set; } = [];

    public bool HasOlder { get; private set; }

    public CaseLine Line => File.Line;

    public Language Language => File.Brief.Language;

    public CaseStep? Cursor => File.Steps.FirstOrDefault(step => step.Current);

    public PlaybookId? Playbook => Line.Playbook is { } id ? new PlaybookId(id) : null;

    public bool IsClosed => Line.State == "closed";

    public bool IsHeldBy(Agent agent) => Line.State == "taken" && Line.Holder?.Id == agent.Id;

    /// <summary>Why nothing can be said to the customer just now; null when it can.</summary>
    public string? Silence(DateTimeOffset now) => File.Contact switch
    {
        { Answerable: false, Why: { } why } => why,
        { } contact when now >= contact.WindowClosesAt => "", // over since it was read: the page has words for it
        _ => null,
    };

    /// <summary>What was said and noted, in order.</summary>
    public IEnumerable<Entry> Thread()
    {
        var from = HasOlder && Messages.Count > 0 ? Messages[0].At : DateTimeOffset.MinValue;
        return Messages.Select(message => new Entry(message.At, message, null))
            .Concat(File.Notes.Where(note => note.At >= from).Select(note => new Entry(note.At, null, note)))
            .OrderBy(entry => entry.At);
    }

    public async Task Read()
    {
        var page = await cases.Messages(Id, null, Page);
        HasOlder = Messages.Count == 0 ? page.Count == Page : HasOlder;
        Messages = Merge(Messages, page);
    }

    public async Task Refresh()
    {
        File = await cases.Open(Id) ?? File;
        await Read();
    }

    public async Task ReadOlder()
    {
        if (Messages.Count > 0)
        {
            var page = await cases.Messages(Id, Messages[0].Sequence, Page);
            HasOlder = page.Count == Page;
            Messages = Merge(page, Messages);
        }
    }

    // The later reading of a message wins: it may have been delivered meanwhile.
    private static List<CaseMessage> Merge(IReadOnlyList<CaseMessage> earlier, IReadOnlyList<CaseMessage> later) =>
        [.. later.Concat(earlier).DistinctBy(message => message.Sequence).OrderBy(message => message.Sequence)];

    /// <summary>A message or a note.</summary>
    internal sealed record Entry(DateTimeOffset At, CaseMessage? Message, CaseNote? Note);
}
