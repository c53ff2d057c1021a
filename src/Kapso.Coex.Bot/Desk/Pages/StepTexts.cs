using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Desk.Pages;

/// <summary>Everything that the bot may say at a step, to be said by an agent: approved, and in the customer's language.</summary>
internal sealed class StepTexts(KnowledgeBase knowledge)
{
    public IEnumerable<ReadyText> Search(string words, OpenCase @case) => knowledge.Now.Current.Values
        .OrderByDescending(playbook => playbook.Id == @case.Playbook)
        .ThenBy(playbook => playbook.Id.Value, StringComparer.Ordinal)
        .SelectMany(playbook => playbook.Steps.Select(step => (playbook, step, Wording: Of(step))))
        .Where(found => found.Wording is not null)
        .Select(found => new ReadyText(
            $"{found.playbook.Choice.English} › {found.step.Id.Value.Replace('-', ' ')}", FillIn(found.Wording!.In(@case.Language).Trim(), @case), found.Wording.English))
        .Where(text => text.Has(words));

    private static string FillIn(string text, OpenCase @case) => Placeholders.Fill(text, new Dictionary<string, string?>
    {
        ["code"] = @case.File.Brief.Codes is [.., var last] ? last : null,
        ["provider"] = @case.File.Brief.Provider,
    });

    private static Wording? Of(Step step) => step switch
    {
        Step.Do action => action.Action,
        Step.Ask question => question.Question,
        Step.Tell told => told.Message,
        Step.Wait wait => wait.Why,
        Step.Rest rest => rest.Message,
        Step.Solved solved => solved.Farewell,
        _ => null,
    };
}
