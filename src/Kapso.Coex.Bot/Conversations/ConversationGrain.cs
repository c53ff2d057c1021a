using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;
using Kapso.Coex.Bot.Storage;
using Microsoft.Extensions.Options;

namespace Kapso.Coex.Bot.Conversations;

/// <summary>A shell around <see cref="ConversationKeeper"/>: gives it its turns one at a time, and lets go of it when one fails.</summary>
internal sealed partial class ConversationGrain(
    ConversationKeepers keepers,
    Store store,
    PhonePace pace,
    TimeProvider clock,
    IOptions<ConversationsOptions> options,
    ILogger<ConversationGrain> logger) : Grain, IConversationGrain
{
    private ConversationKeeper? keeper;

    private ConversationId Id => new(this.GetPrimaryKeyString());

    private ConversationKeeper Keeper => keeper ??= keepers.Of(Id);

    public Task Begin(string? language) => Turn(() => Keeper.Greet(LanguageCodes.FromLocale(language)));

    public Task Hear(long sequence, DateTimeOffset at, string body, bool isTap, bool fromPhone) => Turn(async () =>
    {
        if (!isTap && !await WaitForTheRest(sequence, fromPhone))
        {
            return;
        }

        Func<Task> hear = isTap ? () => Keeper.Hear(sequence, at, body) : Keeper.HearAll;
        await (fromPhone ? pace.Turn(hear) : hear());
    });

    public Task CatchUp() => Turn(() => Keeper.HearAll());

    public Task Vouch(string? phoneNumberId, string? wabaId) => Turn(() => Keeper.Vouch(new VouchedIds(phoneNumberId, wabaId)));

    public Task StepBack(string outboxId, string key, string text) => Turn(() => Keeper.StepBack(key, text, outboxId));

    public Task WaitOver(string outboxId, string step) => Turn(() => Keeper.WaitOver(outboxId, new StepId(step)));

    /// <summary>
    /// People write in bursts, and one answer to all of it is better than three: as long as more comes in, up to a limit, we listen.
    /// Messages that come meanwhile are stored, and their own calls find nothing left to do.
    /// </summary>
    /// <param name="fromPhone">On a phone every line and every photo is a message, and photos have to be fetched first.</param>
    /// <returns>False when another turn has heard it meanwhile.</returns>
    private async Task<bool> WaitForTheRest(long sequence, bool fromPhone)
    {
        var patience = options.Value;
        var (window, longest) = fromPhone
            ? (patience.PhoneBurstWindow, patience.LongestPhoneBurst)
            : (patience.BurstWindow, patience.LongestBurst);
        if (Keeper.HasHandled(sequence))
        {
            return false;
        }

        var waited = TimeSpan.Zero;
        for (var seen = 0; window > TimeSpan.Zero && waited < longest;)
        {
            await Task.Delay(window, clock);
            waited += window;
            var waiting = await Keeper.Waiting();
            if (waiting <= Math.Max(1, seen) && !(fromPhone && await store.AwaitsFiles(Id)))
            {
                break;
            }

            seen = waiting;
        }

        return true;
    }

    /// <summary>
    /// A database's exception has no codec and would hide its cause from the caller, so it ends here. What was stored and not answered
    /// is found by the sweep.
    /// </summary>
    private async Task Turn(Func<Task> take)
    {
        try
        {
            await take();
        }
        catch (StorageUnavailable unavailable)
        {
            LogNotKept(Id, unavailable);
            LetGo();
        }
        catch (Exception broken)
        {
            LogBroken(Id, broken);
            LetGo();
        }
    }

    private void LetGo()
    {
        keeper = null;
        DeactivateOnIdle();
    }

    [LoggerMessage(LogLevel.Warning, "A turn in {Conversation} could not be stored; it is taken again later")]
    private partial void LogNotKept(ConversationId conversation, Exception why);

    [LoggerMessage(LogLevel.Error, "A turn in {Conversation} failed; it is taken again later")]
    private partial void LogBroken(ConversationId conversation, Exception broken);
}
