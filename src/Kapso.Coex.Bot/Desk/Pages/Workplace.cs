using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Desk.Audit;
using Kapso.Coex.Bot.Desk.Cases;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Storage;

namespace Kapso.Coex.Bot.Desk.Pages;

/// <summary>What one agent has in front of them in one window. Used from the window's own thread only.</summary>
internal sealed class Workplace(
    ICases cases, CaseNews news, Presence presence, Colleagues colleagues, Drafts drafts, ActWords words, IAudit audit, Announcements announcements, DeskClock times, TimeProvider clock)
    : IDisposable
{
    private static readonly TimeSpan Breather = TimeSpan.FromMilliseconds(100);

    /// <summary>Something that is shown has changed.</summary>
    public event Action? Changed;

    public Agent Me { get; private set; } = new("", "");

    public QueueView Queue { get; } = new(cases);

    public OpenCase? Case { get; private set; }

    /// <summary>A case was asked for that is not there.</summary>
    public bool IsMissing { get; private set; }

    /// <summary>Which pane a narrow screen shows.</summary>
    public Pane Shown { get; private set; } = Pane.Queue;

    /// <summary>What became of the last act, in words.</summary>
    public string Said { get; private set; } = "";

    public bool IsBusy { get; private set; }

    public DateTimeOffset Now => clock.GetUtcNow();

    public bool IsMine => Case?.IsHeldBy(Me) is true;

    public IReadOnlyList<Presence.Onlooker> Others => Case is { } open ? presence.Others(open.Id, Me) : [];

    public DeskClock Times => times;

    /// <summary>Everybody else who may come in, as read last.</summary>
    public IReadOnlyList<Agent> Colleagues { get; private set; } = [];

    public async Task Begin(Agent me)
    {
        Me = me;
        presence.Sit(this, Me, null);
        await Queue.Load(Me.Id);
        Tell();
    }

    /// <summary>Follows what happens, until it is cancelled.</summary>
    public async Task Follow(CancellationToken cancelled)
    {
        using var listener = news.Listen();
        try
        {
            while (true)
            {
                await Reread(await listener.Next(cancelled));
                await Task.Delay(Breather, clock, cancelled); // however much happens, a window reads ten times a second at most
            }
        }
        catch (OperationCanceledException)
        {
            // The window was closed.
        }
    }

    public async Task Open(string? id)
    {
        Shown = id is null ? Pane.Queue : Pane.Talk;
        if (id != Case?.Id || id is null)
        {
            IsMissing = false;
            Said = "";
            Case = null;
            if (id is not null)
            {
                var file = await cases.Open(id);
                await (file is null ? Task.CompletedTask : audit.Note(Me, AuditAct.SawCase, id)); // once for each look, and before it is shown
                Case = file is null ? null : new OpenCase(cases, file, drafts.Of(Me.Id, id));
                IsMissing = file is null;
                await (Case?.Read() ?? Task.CompletedTask);
            }

            presence.Sit(this, Me, Case?.Id);
        }

        Tell();
    }

    public async Task ReadColleagues() => Colleagues = await colleagues.Of(Me);

    public void Show(Pane pane)
    {
        Shown = pane;
        Tell();
    }

    /// <summary>Does it once, however often the button is pressed meanwhile, and says what became of it.</summary>
    /// <param name="act">What to do with the open case.</param>
    /// <param name="key">Made once for what is done, where doing it is tried again.</param>
    public async Task<bool> Act(AgentAct act, string? key = null)
    {
        if (Case is not { } open || IsBusy)
        {
            return false;
        }

        IsBusy = true;
        try
        {
            var answer = await cases.Do(open.Id, Me, act, key ?? Guid.NewGuid().ToString("N"));
            if (answer is ActAnswer.Done && act is AgentAct.Take)
            {
                presence.Took(open.Id, Me);
            }

            Said = words.Of(act, answer, open.Id, open.Line.Customer);
            await Reread(open);
            return answer is ActAnswer.Done;
        }
        catch (StorageUnavailable)
        {
            Say(words.NotNow);
            return false;
        }
        finally
        {
            IsBusy = false;
        }
    }

    public void Say(string words)
    {
        Said = words;
        Tell();
    }

    public async Task<bool> Note(string text, IReadOnlyList<string> mentions, string key)
    {
        var kept = Case is { } open && await cases.Note(open.Id, Me, text, mentions, key);
        await (Case is { } read ? Reread(read) : Task.CompletedTask);
        return kept;
    }

    public async Task<bool> Snooze(DateTimeOffset? until)
    {
        var kept = Case is { } open && await cases.Snooze(open.Id, Me, until);
        await (Case is { } read ? Reread(read) : Task.CompletedTask);
        return kept;
    }

    /// <summary>The colleagues see it, and the customer too where it is to them.</summary>
    public void Types()
    {
        if (presence.Types(this) && IsMine && Case is { Draft.IsNote: false } open)
        {
            announcements.AnnounceTyping(open.Line.Conversation, Me.Name);
        }
    }

    public void Tell() => Changed?.Invoke();

    public void Dispose() => presence.Leave(this);

    // A database that is busy costs a glance, and not the window: the next news reads again.
    private async Task Reread(IReadOnlyCollection<string> changed)
    {
        try
        {
            if (Case is { } open && changed.Contains(open.Id))
            {
                await open.Refresh();
                Tell();
            }

            await Queue.Load(Me.Id);
            Tell();
        }
        catch (StorageUnavailable)
        {
            Say(words.NotNow);
        }
    }

    private async Task Reread(OpenCase open)
    {
        await open.Refresh();
        await Queue.Load(Me.Id);
        Tell();
    }
}

/// <summary>The three panes, of which a narrow screen shows one.</summary>
internal enum Pane
{
    Queue,
    Talk,
    Facts,
}
