using Kapso.Coex.Bot.Engine.Conversations;

namespace Kapso.Coex.Bot.Engine.Escalations;

/// <summary>What a brief would say if a person took over now; or what it says, where one has.</summary>
/// <param name="Reason">Null while no person was called.</param>
/// <param name="Evidence">Every item asked for or given, with its state.</param>
public sealed record CaseSoFar(string Summary, EscalationReason? Reason, IReadOnlyList<StepTaken> Steps, IReadOnlyList<EvidenceLine> Evidence)
{
    public static CaseSoFar Of(Conversation conversation, Knowledge knowledge, DateTimeOffset now) =>
        BriefWriting.SoFar(new TurnInProgress(conversation, knowledge, now));
}
