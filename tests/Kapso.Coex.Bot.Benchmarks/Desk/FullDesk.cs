using System.Text.Json;
using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Engine.Evidence;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Storage;

namespace Kapso.Coex.Bot.Benchmarks.Desk;

/// <summary>Ten thousand customers who asked for a person: half wait, a third are somebody's, the others are over.</summary>
internal static class FullDesk
{
    public const int Cases = 10_000;
    private static readonly DateTimeOffset Began = TimeProvider.System.GetUtcNow().AddDays(-2);

    public static ConversationId ConversationOf(int customer) => new($"customer-{customer % Cases:D5}");

    public static string CaseOf(int customer) => $"{ConversationOf(customer)}-1";

    public static string NumberOf(int customer) => $"52155{customer % Cases:D8}";

    public static Task Fill(Store store) => Parallel.ForAsync(0, Cases, new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (customer, _) =>
    {
        var (conversation, escalation, at) = (ConversationOf(customer), new EscalationId(CaseOf(customer)), Began.AddSeconds(customer));
        await store.Start(conversation, "widget", "customer", at);
        IReadOnlyList<ConversationEvent> events = [new Escalated(escalation, EscalationReason.Stuck, at)];
        await store.Keep(new TurnToKeep(conversation, 1, 0, Owner.Bot, Owner.Person, at, EventJson.Write(events))
        {
            Escalation = new NewEscalation(escalation.Value, conversation, "widget", "es", "stuck", "error-3441041", at, Brief(conversation, at)) { Taken = customer % 6 is 3 or 4 },
            Cases = [Case(customer, at)],
            Changed = customer % 6 == 5 ? [new EscalationChange(escalation.Value, Brief(conversation, at), "closed")] : [],
        });
    });

    private static CaseChange Case(int customer, DateTimeOffset at) => new(CaseOf(customer))
    {
        Standing = (customer % 6) switch
        {
            3 or 4 => new CaseStanding.Taken(customer % 12 < 6 ? new Agent("luz", "Luz") : new Agent("tom", "Tom")),
            5 => new CaseStanding.Closed(CaseOutcome.Connected, null, new Agent("luz", "Luz")),
            _ => new CaseStanding.Open(),
        },
        DueAt = at.AddDays(3),
        Code = "3441041",
        Customer = $"Ana {customer}",
        Search = $"{CaseOf(customer)} {ConversationOf(customer)} ana {customer} {NumberOf(customer)} ana{customer}@example.com 3441041",
        LastWords = "it still does not work, and I have tried everything twice",
        CustomerSpoke = customer % 2 == 0,
    };

    /// <summary>Of the size of a real one.</summary>
    private static string Brief(ConversationId conversation, DateTimeOffset at) => JsonSerializer.Serialize(
        new Brief
        {
            Conversation = conversation,
            Channel = "widget",
            Language = Language.Spanish,
            Reason = EscalationReason.Stuck,
            OpenedAt = at,
            Codes = ["3441041"],
            Steps = [.. Enumerable.Range(1, 12).Select(step => new StepTaken($"step-{step}", "Open the settings of the portfolio, and look at the partners", "done", at) { Words = "It's done" })],
            Findings = ["the list of partners is empty"],
            Evidence = [.. EvidenceItems.All.Select(item => new EvidenceLine(item, "missing", [], null))],
            Summary = new string('s', 1500),
        },
        EventJson.Default.Brief);
}
