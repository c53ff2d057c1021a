using Kapso.Coex.Bot.Channels.Widget.Wire;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Triage;

namespace Kapso.Coex.Bot.Channels.Widget;

/// <summary>A conversation as an agent sees it, for whoever tries the product: in English, like all that agents read.</summary>
internal static class AgentsView
{
    private const int Guesses = 3;

    /// <summary>What fits less well than this is noise, and would show as an empty bar.</summary>
    private const float Noticeable = 0.05f;

    public static BriefAnswer Of(Conversation conversation, EvidenceList evidence, Knowledge knowledge, DateTimeOffset now)
    {
        var soFar = CaseSoFar.Of(conversation, knowledge, now);
        return new BriefAnswer(
            soFar.Summary,
            soFar.Reason?.Name(),
            [.. soFar.Steps.Select(step => new StepAnswer(step.Title, step.Words, step.At))],
            evidence.In(Language.English),
            [.. Hypotheses(conversation, knowledge).Take(Guesses).Select(guess => new GuessAnswer(guess.Playbook.Value, knowledge.Current[guess.Playbook].Choice.English, Math.Round(guess.Score, 2)))]);
    }

    /// <summary>What is being followed comes first, with a score of one where it was chosen and not guessed; then what else the words fit.</summary>
    private static List<Candidate> Hypotheses(Conversation conversation, Knowledge knowledge)
    {
        var told = string.Join('\n', conversation.Notes.Select(note => note.Note));
        var reading = told.Length == 0 ? null : knowledge.Triage.Read(told, conversation.Language);
        var guessed = reading?.Candidates.Where(guess => guess.Score >= Noticeable).ToList() ?? [];
        if (conversation.CurrentPlaybook?.Id is { } followed && knowledge.Current.ContainsKey(followed))
        {
            var wasGuessed = reading?.Verdict is Verdict.Playbook(var meant, _) && meant == followed;
            return
            [
                (wasGuessed ? guessed.Find(guess => guess.Playbook == followed) : null) ?? new Candidate(followed, 1),
                .. guessed.Where(guess => guess.Playbook != followed),
            ];
        }

        return guessed;
    }
}
