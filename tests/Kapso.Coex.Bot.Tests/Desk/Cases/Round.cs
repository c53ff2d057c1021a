using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Desk.Audit;
using Kapso.Coex.Bot.Desk.Cases;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Engine.Evidence;
using Kapso.Coex.Bot.Storage;
using Xunit;
using static Kapso.Coex.Bot.Tests.Desk.Cases.Workplace;

namespace Kapso.Coex.Bot.Tests.Desk.Cases;

/// <summary>What may happen next.</summary>
internal enum Move
{
    Write,
    WriteUnheard,
    Hear,
    GivePiece,
    CannotGive,
    Cancel,
    AskForAPerson,
    Take,
    Say,
    SayAgain,
    SendStep,
    AskForPiece,
    Transfer,
    Release,
    HandBack,
    Close,
    TimePasses,
    Restart,
    Kill,
}

/// <summary>Customer and agents at one case, who ask again when they got no answer, and what they were told.</summary>
internal sealed class Round(Workplace here, string id)
{
    private const int TriesAtMost = 1000;
    private readonly Lock gate = new();
    private readonly List<string> written = [];
    private readonly List<string> said = [];
    private readonly List<string> refused = [];
    private (Agent By, string Text)? last;
    private int count;

    public async Task Do((Move Move, bool ByLuz) next)
    {
        var (me, other) = next.ByLuz ? (Luz, Tom) : (Tom, Luz);
        switch (next.Move)
        {
            case Move.Write or Move.WriteUnheard or Move.GivePiece or Move.CannotGive or Move.Cancel or Move.AskForAPerson:
                await Write(next.Move);
                break;
            case Move.Hear:
                await Hear();
                break;
            case Move.Say:
                await Say(me, $"{me.Name} {Interlocked.Increment(ref count)}");
                break;
            case Move.SayAgain when last is { } again:
                await Say(again.By, again.Text);
                break;
            case Move.TimePasses:
                here.Home.Clock.Advance(TimeSpan.FromMinutes(20));
                await here.Watch.Look();
                break;
            case Move.Kill:
                here.Kill();
                break;
            case Move.Restart or Move.SayAgain:
                break;
            default:
                await Act(me, other, next.Move);
                break;
        }
    }

    /// <summary>An errand is brought to its end by the customer, and the case is with whoever sent the bot.</summary>
    public async Task EndErrand()
    {
        await Hear();
        var before = await here.Line(id);
        if (before.OnErrand)
        {
            await Write(Move.CannotGive);
            await Write(Move.Write);
            var after = await here.Line(id);
            Assert.Equal(("taken", before.Holder, false), (after.State, after.Holder, after.OnErrand));
        }
    }

    public void NothingIsLostOrDoubled(IReadOnlyList<(Author Author, MessageBody Body)> transcript)
    {
        var stored = transcript.Where(message => message.Author == Author.Agent).Select(message => message.Body.Text).ToList();
        Assert.All(said.Distinct(), text => Assert.Single(stored, text));
        Assert.All(refused.Except(said), text => Assert.DoesNotContain(text, stored));
        Assert.All(written, text => Assert.Single(transcript, message => message.Author == Author.Customer && message.Body.Text == text));
    }

    /// <summary>What was said once is told of once, whoever died in between, and what was refused is not told of.</summary>
    public void TheAuditTellsOf(IEnumerable<AuditEntry> audit) =>
        Assert.Equal(said.Distinct().Count(), audit.Count(entry => entry.Act == AuditAct.Said.Name()));

    private async Task Write(Move move)
    {
        var number = Interlocked.Increment(ref count);
        var text = move switch
        {
            Move.Cancel => "cancel",
            Move.CannotGive => "skip",
            Move.AskForAPerson => "I want to talk to a person",
            Move.GivePiece => $"10654035224{number:0000}",
            _ => $"still the same as before, {number}",
        };
        await Insist(() => here.Post(text, $"{number}"));
        await Insist(() => here.Post(text, $"{number}"));
        if (text.EndsWith($"{number}", StringComparison.Ordinal))
        {
            lock (gate)
            {
                written.Add(text);
            }
        }

        if (move != Move.WriteUnheard)
        {
            await Hear();
        }
    }

    private async Task Hear() => await Insist(async () =>
    {
        await here.Hear();
        return true;
    });

    /// <summary>The words are the click's name as well.</summary>
    private async Task Say(Agent by, string text)
    {
        var answer = await Insist(() => here.Cases.Do(id, by, new AgentAct.Say(text, [], null), text));
        lock (gate)
        {
            last = (by, text);
            (answer is ActAnswer.Done ? said : refused).Add(text);
        }
    }

    private Task<ActAnswer> Act(Agent me, Agent other, Move move)
    {
        var click = Guid.NewGuid().ToString();
        AgentAct act = move switch
        {
            Move.SendStep => new AgentAct.SendStep(),
            Move.AskForPiece => new AgentAct.AskFor(EvidenceItems.All[Interlocked.Increment(ref count) % EvidenceItems.All.Count]),
            Move.Transfer => new AgentAct.Transfer(other),
            Move.Release => new AgentAct.Release(),
            Move.HandBack => new AgentAct.HandBack(null),
            Move.Close => new AgentAct.Close(CaseOutcome.Connected, null),
            _ => new AgentAct.Take(),
        };
        return Insist(() => here.Cases.Do(id, me, act, click));
    }

    /// <summary>Whoever got no answer asks again, in the same words, as clients and the sweep do. Where the process died, another one has to be there first.</summary>
    private static async Task<T> Insist<T>(Func<Task<T>> what)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await what();
            }
            catch (StorageUnavailable) when (tries < TriesAtMost)
            {
                await pace.WaitForNextTickAsync(TestContext.Current.CancellationToken);
            }
        }
    }
}
