using Kapso.Coex.Bot.Engine.Escalations;

namespace Kapso.Coex.Bot.Desk.Cases;

/// <summary>Everything that the desk's pages call; no page reads the store itself.</summary>
internal interface ICases
{
    public Task<CasePage> Queue(CaseQuery query);

    public Task<CaseFile?> Open(string id);

    /// <summary>Oldest first within the page; without a place before which, the newest page.</summary>
    public Task<IReadOnlyList<CaseMessage>> Messages(string id, long? before, int limit);

    /// <param name="key">Made by the page once per click; a repeat is a non-event and tells the first answer.</param>
    public Task<ActAnswer> Do(string id, Agent by, AgentAct act, string key);

    public Task<bool> Note(string id, Agent by, string text, IReadOnlyList<string> mentions, string key);

    public Task<bool> Snooze(string id, Agent by, DateTimeOffset? until);
}

/// <summary>What became of an act.</summary>
internal abstract record ActAnswer
{
    public sealed record Done : ActAnswer;

    public sealed record Refused(ActRefusal Why, Agent? Holder) : ActAnswer;

    /// <summary>The window is closed, or the channel stands still.</summary>
    public sealed record CannotReach(string Why) : ActAnswer;

    public sealed record NoSuchCase : ActAnswer;
}
