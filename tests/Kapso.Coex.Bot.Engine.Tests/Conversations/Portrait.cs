using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Evidence;

namespace Kapso.Coex.Bot.Engine.Tests.Conversations;

/// <summary>All that a conversation is, as text: two that look the same are the same.</summary>
internal static class Portrait
{
    public static string Of(Conversation now) => string.Join('\n',
    [
        $"{now.State} {now.Question} {now.Language} {now.LanguageChosen} {now.WasGreeted} {now.WasComforted} {now.IsPaused}",
        $"{now.Provider} {now.WaitUntil:O} {now.LastHeardAt:O} {now.LastSaid} {now.Escalations} {now.MisunderstoodInARow}",
        .. now.Trail.Select(answer => $"{answer}"),
        .. now.Answers.Values.Select(answer => $"{answer}").Order(StringComparer.Ordinal),
        .. now.Facts.Select(fact => fact.Value).Order(StringComparer.Ordinal),
        .. now.Codes,
        .. now.Notes.Select(note => $"{note}"),
        .. now.Troubles.Select(trouble => $"{trouble}").Order(StringComparer.Ordinal),
        .. EvidenceItems.All.Select(item => $"{item} {now.Evidence[item].GetType().Name} {string.Join(',', now.Evidence.Values(item))}"),
    ]);
}
