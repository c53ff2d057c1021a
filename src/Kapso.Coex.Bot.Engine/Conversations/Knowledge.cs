using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;
using Kapso.Coex.Bot.Engine.Triage;

namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>Everything that staff have written for the bot: what it may say, and how it understands.</summary>
public sealed record Knowledge
{
    /// <summary>The playbooks that new conversations begin with.</summary>
    public required IReadOnlyDictionary<PlaybookId, Playbook> Current { get; init; }

    /// <summary>Earlier editions, for conversations that began with them.</summary>
    public required IReadOnlyDictionary<Edition, Playbook> Earlier { get; init; }

    public required IReadOnlyDictionary<Phrase, Wording> Phrases { get; init; }

    /// <summary>Standard answers' titles.</summary>
    public required IReadOnlyDictionary<AnswerId, Wording> Titles { get; init; }

    public required Vocabulary Words { get; init; }

    public required TriageIndex Triage { get; init; }

    /// <summary>What triage learned from, with the questions and answers that go with it.</summary>
    public required TriageLessons Lessons { get; init; }

    /// <summary>When people are at the desk.</summary>
    public DeskHours Desk { get; init; } = DeskHours.Always;

    /// <summary>Whether a conversation can be gone on with in WhatsApp: there is a number for it.</summary>
    public bool CanMove { get; init; }

    /// <summary>The clarifying question of a situation; null when staff took it away meanwhile.</summary>
    public UnclearSituation? Situation(string name) => Lessons.Unclear.FirstOrDefault(situation => situation.Situation == name);

    /// <summary>The edition that a conversation began with; the current one where that was never kept.</summary>
    public Playbook Find(Edition edition) =>
        Current.TryGetValue(edition.Id, out var current) && (current.Edition == edition || !Earlier.ContainsKey(edition))
            ? current
            : Earlier[edition];
}
