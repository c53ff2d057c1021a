using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Engine.Escalations;

/// <summary>A step of the playbook as an agent sees it.</summary>
/// <param name="Title">The question or action, for colleagues.</param>
/// <param name="IsCurrent">Here the customer stands.</param>
/// <param name="Answer">The answer's id; null while there is none.</param>
/// <param name="Words">The same as its button says it.</param>
/// <param name="Answers">What can be ticked.</param>
public sealed record StepSight(StepId Id, string Title, bool IsCurrent, AnswerId? Answer, string? Words, DateTimeOffset? At, IReadOnlyList<Choice> Answers);

/// <summary>What an agent has in sight of the playbook.</summary>
public static class CaseSteps
{
    /// <summary>The steps of the playbook that is followed, in their order, with what was answered; none while none is followed.</summary>
    public static IReadOnlyList<StepSight> Of(Conversation conversation, Knowledge knowledge, DateTimeOffset now)
    {
        var at = conversation.State as ConversationState.Following ?? conversation.Case?.Before;
        if (at is null)
        {
            return [];
        }

        var turn = new TurnInProgress(conversation, knowledge, now);
        return [.. knowledge.Find(at.Playbook).Steps.Where(step => step.Counts || step.Id == at.Step).Select(step => Of(turn, step, step.Id == at.Step))];
    }

    /// <summary>The approved text of each step, as the customer would read it: for whoever looks for words.</summary>
    public static IEnumerable<(PlaybookId Playbook, StepId Step, string Text)> Texts(Knowledge knowledge, Language language) =>
        from playbook in knowledge.Current.Values
        from step in playbook.Steps
        let text = step switch
        {
            Step.Do action => $"{action.Action.In(language).Trim()} {action.Expect.In(language).Trim()}",
            Step.Ask question => question.Question.In(language).Trim(),
            Step.Tell tell => tell.Message.In(language).Trim(),
            Step.Wait wait => wait.Why.In(language).Trim(),
            Step.Rest rest => rest.Message.In(language).Trim(),
            _ => null,
        }
        where text is not null
        select (playbook.Id, step.Id, text);

    private static StepSight Of(TurnInProgress turn, Step step, bool isCurrent)
    {
        var standing = turn.Conversation.Answers.GetValueOrDefault(step.Origin);
        return new StepSight(
            step.Id,
            BriefWording.Title(turn, step),
            isCurrent,
            standing?.Answer,
            standing is null ? null : BriefWording.Answer(step, standing),
            standing?.At,
            [.. step.Answers.Select(answer => new Choice(answer.Id, answer.Title.English))]);
    }
}
