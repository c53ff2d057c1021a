using System.Net;
using System.Text.Json;
using Kapso.Coex.Bot.Delivery;
using Kapso.Coex.Bot.Desk;
using Kapso.Coex.Bot.Storage;
using Microsoft.Extensions.Options;

namespace Kapso.Coex.Bot.Channels.Kapso.Assignments;

/// <summary>
/// Brings a conversation's assignment in Kapso's inbox to where the case is on the desk: with the member of the settings while it waits, with
/// the agent who has it where that is a member too, with nobody when it is over. What somebody assigned in Kapso is left alone.
/// </summary>
internal sealed partial class AssignInInbox(KapsoInbox inbox, Store store, IOptions<KapsoOptions> options, TimeProvider clock, ILogger<AssignInInbox> logger) : IWork, IDisposable
{
    private static readonly TimeSpan[] pauses =
    [
        TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(20), TimeSpan.FromHours(1), TimeSpan.FromHours(4), TimeSpan.FromHours(12),
    ];

    // Two for the same conversation would both find that nobody has it.
    private readonly SemaphoreSlim oneAtATime = new(1);

    public string Kind => OutboxKind.Assignment;

    public async Task Perform(OutboxRow work, CancellationToken cancelled)
    {
        await oneAtATime.WaitAsync(cancelled);
        try
        {
            await Bring(work, cancelled);
            await store.Settle(work.Id);
        }
        catch (Exception trouble) when (trouble is HttpRequestException or JsonException || (trouble is TaskCanceledException && !cancelled.IsCancellationRequested))
        {
            var why = trouble is HttpRequestException { StatusCode: { } status } ? $"Kapso answered {(int)status}." : $"Kapso could not be asked: {trouble.GetType().Name}.";
            if (work.Attempts < pauses.Length && !IsFinal(trouble))
            {
                await store.PutOff(work.Id, clock.GetUtcNow() + pauses[work.Attempts], why);
            }
            else
            {
                LogGaveUp(work.Id, why);
                await store.Settle(work.Id);
            }
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    public void Dispose() => oneAtATime.Dispose();

    // The same request would be refused again: 422 is no member of the project, or somebody was faster in Kapso; 404 a conversation that is gone.
    private static bool IsFinal(Exception trouble) => trouble is HttpRequestException { StatusCode: HttpStatusCode.UnprocessableEntity or HttpStatusCode.NotFound or HttpStatusCode.BadRequest };

    private async Task Bring(OutboxRow work, CancellationToken cancelled)
    {
        // The newest: when an older one is closed late, the conversation is not taken from who has the new one.
        var desk = await store.LatestCase(work.Conversation) is { } latest ? await store.Case(latest) : null;
        var person = await store.Person(work.Conversation);
        if (desk is null || person?.Person.Phone is not { } phone || await inbox.Conversation(phone, cancelled) is not { } conversation)
        {
            LogNothingThere(work.Id);
            return;
        }

        var active = await inbox.Active(conversation, cancelled);
        if (active is not null && !AssignmentNotes.AreOurs(active.Notes))
        {
            LogTheirs(work.Id);
        }
        else if (desk.Escalation.State == "closed")
        {
            await (active is null ? Task.CompletedTask : inbox.End(conversation, active.Id, cancelled));
        }
        else if (await Member(desk, cancelled) is not { } user)
        {
            LogNoMember(work.Id);
        }
        else
        {
            var notes = AssignmentNotes.Of(desk.Escalation.Id, EscalationView.BriefOf(desk.Escalation));
            await (active is null ? inbox.Assign(conversation, user, notes, cancelled)
                : active.User != user || active.Notes != notes ? inbox.Change(conversation, active.Id, user, notes, cancelled)
                : Task.CompletedTask);
        }
    }

    private async Task<string?> Member(StoredCase desk, CancellationToken cancelled)
    {
        var holder = desk.Holder is { } agent ? (await store.Agents()).Find(known => known.Id == agent.Id)?.Email : null;
        return (holder is null ? null : await inbox.Member(holder, cancelled)) ?? await inbox.Member(options.Value.AssignTo!, cancelled);
    }

    [LoggerMessage(LogLevel.Information, "The assignment {Work} has nothing to be made on: the case, the person or Kapso's conversation is not there")]
    private partial void LogNothingThere(string work);

    [LoggerMessage(LogLevel.Information, "The assignment {Work} is not made: somebody in Kapso has the conversation")]
    private partial void LogTheirs(string work);

    [LoggerMessage(LogLevel.Error, "The assignment {Work} is not made: Kapso:AssignTo is no member of the project")]
    private partial void LogNoMember(string work);

    [LoggerMessage(LogLevel.Error, "The assignment {Work} is given up: {Why}")]
    private partial void LogGaveUp(string work, string why);
}
