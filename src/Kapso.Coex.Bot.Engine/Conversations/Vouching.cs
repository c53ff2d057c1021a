using Kapso.Coex.Bot.Engine.Evidence;

namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>Takes the ids that a site tells of its customer, so that they are not asked for. What the customer said counts more, and a doubtful one is asked as ever.</summary>
internal static class Vouching
{
    public static void Take(TurnInProgress turn, VouchedIds ids)
    {
        var before = turn.Conversation.Evidence;
        foreach (var item in EvidenceItems.All)
        {
            if (ids.Of(item) is { } value && IsSound(turn, item, value))
            {
                turn.Keep(new EvidenceGiven(item, value, turn.Now));
            }
        }

        if (turn.Conversation.Evidence != before)
        {
            GoOn(turn);
        }
    }

    private static bool IsSound(TurnInProgress turn, EvidenceItem item, string value) =>
        IdCheck.Numbers(value) is [var number] && number.Digits == value && IdCheck.Check(number) == IdProblem.None
        && turn.Conversation.Evidence[item] switch
        {
            EvidenceState.Given => false,
            EvidenceState.Missing { Before: { } doubted } => doubted != value,
            _ => true,
        }
        && !turn.Conversation.Evidence.Values(item == EvidenceItem.WabaId ? EvidenceItem.PhoneNumberId : EvidenceItem.WabaId).Contains(value);

    private static void GoOn(TurnInProgress turn)
    {
        if (turn.Conversation.State is ConversationState.WithPerson person)
        {
            turn.Do(new Effect.ChangeAtDesk(person.Escalation, Escalations.BriefWriting.Of(turn)));
        }
        else if (AskedNow(turn.Conversation.Question) is { } asked && turn.Conversation.Evidence[asked].IsSettled)
        {
            Collecting.GoOn(turn);
        }
    }

    private static EvidenceItem? AskedNow(OpenQuestion? question) => question switch
    {
        OpenQuestion.ForEvidence(var item) => item,
        OpenQuestion.WhyNot(var item) => item,
        OpenQuestion.CopiedFrom(var item, _) => item,
        _ => null,
    };
}
