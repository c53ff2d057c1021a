using System.Collections.Concurrent;
using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Desk.Cases;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Storage;

namespace Kapso.Coex.Bot.Tests.Desk.Pages;

/// <summary>A desk without a bot behind it: cases that a test makes up, and rules as the real ones have them.</summary>
internal sealed class MadeUpCases(CaseNews news) : ICases
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, CaseFile> files = [];
    private readonly Dictionary<string, List<CaseMessage>> messages = [];
    private readonly ConcurrentDictionary<string, ActAnswer> answered = new();

    /// <summary>What agents did, oldest first.</summary>
    public ConcurrentQueue<(string Case, Agent By, AgentAct Act)> Done { get; } = new();

    public void Put(CaseFile file, params CaseMessage[] said)
    {
        lock (gate)
        {
            files[file.Line.Id] = file;
            messages[file.Line.Id] = [.. said];
        }

        news.Tell(file.Line.Id);
    }

    public void Change(string id, Func<CaseFile, CaseFile> change)
    {
        lock (gate)
        {
            files[id] = change(files[id]);
        }

        news.Tell(id);
    }

    public void Say(string id, Author author, string text, string? by = null, string? delivery = null)
    {
        lock (gate)
        {
            var all = messages[id];
            all.Add(new CaseMessage(all.Count + 1, author, by, DateTimeOffset.UtcNow, new MessageBody { Text = text }, delivery, null));
        }

        news.Tell(id);
    }

    public Task<CasePage> Queue(CaseQuery query)
    {
        lock (gate)
        {
            var now = DateTimeOffset.UtcNow;
            var all = files.Values.Select(file => file.Line).ToList();
            var wanted = all.Where(line => IsIn(query.Box, line, query.AgentId, now))
                .Where(line => query.Reason is null || line.Reason == query.Reason)
                .Where(line => query.Search is null || $"{line.Id} {line.Customer} {line.Code}".Contains(query.Search, StringComparison.OrdinalIgnoreCase))
                .OrderBy(line => query.NewestFirst ? -line.OpenedAt.Ticks : line.OpenedAt.Ticks)
                .SkipWhile(line => query.After is not null && line.Id != query.After).Skip(query.After is null ? 0 : 1)
                .Take(query.Limit + 1).ToList();
            int Count(CaseBox box) => all.Count(line => IsIn(box, line, query.AgentId, now));
            var counts = new CaseCounts(Count(CaseBox.Mine), Count(CaseBox.Unassigned), Count(CaseBox.All), Count(CaseBox.Overdue), Count(CaseBox.Snoozed));
            return Task.FromResult(new CasePage([.. wanted.Take(query.Limit)], wanted.Count > query.Limit ? wanted[query.Limit - 1].Id : null, counts));
        }
    }

    public Task<CaseFile?> Open(string id)
    {
        lock (gate)
        {
            return Task.FromResult(files.GetValueOrDefault(id));
        }
    }

    public Task<IReadOnlyList<CaseMessage>> Messages(string id, long? before, int limit)
    {
        lock (gate)
        {
            return Task.FromResult<IReadOnlyList<CaseMessage>>([.. messages[id].Where(message => before is null || message.Sequence < before).TakeLast(limit)]);
        }
    }

    public Task<ActAnswer> Do(string id, Agent by, AgentAct act, string key)
    {
        var answer = answered.GetOrAdd(key, _ => Decide(id, by, act));
        news.Tell(id);
        return Task.FromResult(answer);
    }

    public Task<bool> Note(string id, Agent by, string text, IReadOnlyList<string> mentions, string key)
    {
        Change(id, file => file with { Notes = [.. file.Notes, new CaseNote(key, by, DateTimeOffset.UtcNow, text, mentions)] });
        return Task.FromResult(true);
    }

    public Task<bool> Snooze(string id, Agent by, DateTimeOffset? until)
    {
        Change(id, file => file with { Line = file.Line with { SnoozedUntil = until } });
        return Task.FromResult(true);
    }

    private ActAnswer Decide(string id, Agent by, AgentAct act)
    {
        lock (gate)
        {
            var file = files[id];
            var holder = file.Line.Holder;
            if (act is AgentAct.Take ? holder is not null && holder != by : holder != by)
            {
                return new ActAnswer.Refused(act is AgentAct.Take ? ActRefusal.TakenByAnother : ActRefusal.NotYours, holder);
            }

            Done.Enqueue((id, by, act));
            files[id] = file with { Line = After(file.Line, by, act), Steps = After(file.Steps, act) };
            if (act is AgentAct.Say(var text, _, _))
            {
                messages[id].Add(new CaseMessage(messages[id].Count + 1, Author.Agent, by.Name, DateTimeOffset.UtcNow, new MessageBody { Text = text }, "sent", null));
            }

            return new ActAnswer.Done();
        }
    }

    private static CaseLine After(CaseLine line, Agent by, AgentAct act) => act switch
    {
        AgentAct.Take => line with { State = "taken", Holder = by },
        AgentAct.Release => line with { State = "open", Holder = null },
        AgentAct.Transfer(var to) => line with { Holder = to },
        AgentAct.HandBack => line with { State = "closed", Outcome = null, Holder = null },
        AgentAct.Close(var outcome, _) => line with { State = "closed", Outcome = outcome.Name(), Holder = null },
        AgentAct.AskFor => line with { OnErrand = true },
        _ => line,
    };

    private static IReadOnlyList<CaseStep> After(IReadOnlyList<CaseStep> steps, AgentAct act) => act switch
    {
        AgentAct.Tick(var at, var answer) => [.. steps.Select(step => step.Id == at ? step with { Answer = answer.Value, Words = answer.Value, At = DateTimeOffset.UtcNow } : step)],
        AgentAct.Rewind(var at) => [.. steps.Select(step => step with { Current = step.Id == at, Answer = step.Id == at ? null : step.Answer })],
        _ => steps,
    };

    private static bool IsIn(CaseBox box, CaseLine line, string agent, DateTimeOffset now) => (box, line.State, line.SnoozedUntil > now) switch
    {
        (CaseBox.Closed, "closed", _) => true,
        (_, "closed", _) => false,
        (CaseBox.Snoozed, _, var snoozed) => snoozed,
        (CaseBox.All, _, _) => true,
        (_, _, true) => false,
        (CaseBox.Mine, _, _) => line.Holder?.Id == agent,
        (CaseBox.Unassigned, _, _) => line.Holder is null,
        (CaseBox.Overdue, _, _) => line.Overdue,
        _ => false,
    };
}
