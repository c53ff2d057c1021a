using Kapso.Coex.Bot.Desk.Cases;
using Kapso.Coex.Bot.Engine.Escalations;
using Microsoft.Extensions.Localization;

namespace Kapso.Coex.Bot.Desk.Pages;

/// <summary>What became of an act, in a sentence for the agent.</summary>
internal sealed class ActWords(IStringLocalizer<DeskTexts> texts, Presence presence, TimeProvider clock)
{
    public string NotNow => texts["NotNow"];

    public string Of(AgentAct act, ActAnswer answer, string @case, string customer) => answer switch
    {
        ActAnswer.Done => Done(act, customer),
        ActAnswer.Refused { Why: ActRefusal.TakenByAnother, Holder: { } holder } => TakenBy(holder, @case),
        ActAnswer.Refused(var why, _) => texts[$"Refused.{why}"],
        ActAnswer.CannotReach(var why) => string.Format(null, texts["CannotReach"], why),
        _ => texts["NoSuchCase"],
    };

    private string Done(AgentAct act, string customer) => act switch
    {
        AgentAct.Transfer(var to) => string.Format(null, texts["Done.Transfer"], to.Name),
        _ => string.Format(null, texts[$"Done.{act.GetType().Name}"], customer),
    };

    private string TakenBy(Agent holder, string @case) => presence.TakenAt(@case, holder) is { } at
        ? string.Format(null, texts["TookBefore"], holder.Name, Spans.Short(clock.GetUtcNow() - at))
        : string.Format(null, texts["HasIt"], holder.Name);
}
