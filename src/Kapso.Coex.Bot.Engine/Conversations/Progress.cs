using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>How far a customer is: "step 2 of about 5".</summary>
/// <param name="Number">The 2; null at what a customer would not count as a step, such as handing over.</param>
/// <param name="About">The 5. Null where it would grow, and where there is only one step in sight.</param>
public sealed record Progress(Playbook Playbook, Step Step, int? Number, int? About)
{
    /// <summary>Where the conversation is now; null while no playbook is followed.</summary>
    public static Progress? Of(Conversation conversation, Knowledge knowledge)
    {
        if (conversation.State is not ConversationState.Following following)
        {
            return null;
        }

        var playbook = knowledge.Find(following.Playbook);
        return playbook.Find(following.Step) switch
        {
            null => null,
            { Counts: true } step => At(conversation, playbook, step),
            var step => new Progress(playbook, step, null, null),
        };
    }

    /// <summary>The estimate never grows: once it would, it is left out.</summary>
    public static Progress At(Conversation conversation, Playbook playbook, Step step)
    {
        var done = conversation.Trail.Count(answer => !answer.PassedOver && answer.Playbook == playbook.Edition && answer.Origin != step.Origin);
        var about = done + 1 + playbook.RemainingOnMainPath(step.Id);
        return new Progress(playbook, step, done + 1, about > 1 && about <= (conversation.StepsPromised ?? about) ? about : null);
    }
}
