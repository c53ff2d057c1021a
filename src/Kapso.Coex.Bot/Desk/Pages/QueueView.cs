using Kapso.Coex.Bot.Desk.Cases;

namespace Kapso.Coex.Bot.Desk.Pages;

/// <summary>The part of the queue that one agent sees.</summary>
internal sealed class QueueView(ICases cases)
{
    private const int Page = 50;
    private const int MostAtOnce = 200;
    private int turn;

    public CaseBox Box { get; set; } = CaseBox.Unassigned;

    public string Search { get; set; } = "";

    public string? Reason { get; set; }

    public bool NewestFirst { get; set; }

    public IReadOnlyList<CaseLine> Lines { get; private set; } = [];

    public CaseCounts? Counts { get; private set; }

    public string? Next { get; private set; }

    /// <summary>How many more wait for somebody than the last time it was looked at.</summary>
    public int Arrived { get; private set; }

    /// <summary>Reads what is shown anew, as far as it was shown.</summary>
    public async Task Load(string me)
    {
        var mine = ++turn;
        var page = await cases.Queue(Query(me) with { Limit = Math.Clamp(Lines.Count, Page, MostAtOnce) });
        if (mine != turn)
        {
            return; // asked for something else meanwhile
        }

        Arrived = Counts is { } before ? Math.Max(0, page.Counts.Unassigned - before.Unassigned) : 0;
        (Lines, Next, Counts) = (page.Lines, page.Next, page.Counts);
    }

    /// <summary>From its beginning: something else is looked for.</summary>
    public Task Restart(string me)
    {
        Lines = [];
        return Load(me);
    }

    public async Task More(string me)
    {
        if (Next is not { } after)
        {
            return;
        }

        var mine = ++turn;
        var page = await cases.Queue(Query(me) with { After = after, Limit = Page });
        if (mine == turn)
        {
            (Lines, Next, Counts) = ([.. Lines, .. page.Lines], page.Next, page.Counts);
        }
    }

    /// <summary>The case before or after that one, or the first.</summary>
    public CaseLine? Neighbour(string? id, int step)
    {
        var at = Lines.ToList().FindIndex(line => line.Id == id);
        return Lines.Count == 0 ? null
            : at < 0 ? Lines[0]
            : Lines[Math.Clamp(at + step, 0, Lines.Count - 1)];
    }

    private CaseQuery Query(string me) =>
        new(Box, me) { Search = Search.Trim() is { Length: > 0 } words ? words : null, Reason = Reason, NewestFirst = NewestFirst };
}
