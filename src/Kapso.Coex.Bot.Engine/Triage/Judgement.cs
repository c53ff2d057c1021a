using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;
using Kapso.Coex.Bot.Engine.Triage.Recognition;

namespace Kapso.Coex.Bot.Engine.Triage;

/// <summary>Decides: somebody who asks for a person before anything else, then codes, then the wording.</summary>
internal sealed class Judgement(IReadOnlyList<Playbook> playbooks, TriageLessons lessons)
{
    /// <summary>Below this a playbook is a guess, and a question is better than a guess.</summary>
    private const float EnoughForPlaybook = 0.18f;

    /// <summary>How far ahead of the second a playbook must be when it is not sure in itself.</summary>
    private const float EnoughAhead = 0.03f;

    private const float SureInItself = 0.5f;

    private const float ClearlyOutOfScope = 0.75f;

    /// <summary>A question too many costs less than a wrong playbook.</summary>
    private const float AskRather = 1.7f;

    /// <summary>How little of a text may be known before it is nothing of ours.</summary>
    private const float TooUnknown = 0.22f;

    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> empty = lessons.Empty.All.ToHashSet().GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly PlaybookId OtherMetaError = new("other-meta-error");

    private readonly Dictionary<string, PlaybookId> playbookByCode = playbooks
        .SelectMany(playbook => playbook.Codes.Select(code => (code, playbook.Id)))
        .DistinctBy(pair => pair.code)
        .ToDictionary(pair => pair.code, pair => pair.Id);

    /// <summary>Codes with a playbook of their own before those of the common one.</summary>
    public IReadOnlyList<ErrorCode> MostTellingFirst(IReadOnlyList<ErrorCode> codes) =>
        codes.Count < 2 ? codes : [.. codes.OrderByDescending(code => code.IsOnboarding).ThenByDescending(code => PlaybookOf(code) is { } id && id != OtherMetaError)];

    public Verdict Of(FoldedText text, IReadOnlyList<ErrorCode> codes, QuotedMessage? quoted, bool asksForPerson, WordingScores scores) =>
        asksForPerson ? new Verdict.Person()
        : codes.Select(code => ByCode(code, scores)).FirstOrDefault(verdict => verdict is not null)
        ?? ByQuote(quoted)
        ?? ByWording(text, scores);

    public IReadOnlyList<Candidate> Candidates(IReadOnlyList<ErrorCode> codes, QuotedMessage? quoted, WordingScores scores, int count)
    {
        if (codes.Count == 0 && quoted is null)
        {
            return scores.BestPlaybooks(count);
        }

        var certain = codes.Select(PlaybookOf).Append(quoted is null ? null : playbookByCode.GetValueOrDefault(quoted.Code) is { Value: not null } id ? id : null)
            .OfType<PlaybookId>().Distinct().Select(id => new Candidate(id, 1)).ToList();
        return [.. certain.Concat(scores.BestPlaybooks(count + certain.Count).Where(candidate => certain.All(sure => sure.Playbook != candidate.Playbook))).Take(count)];
    }

    private PlaybookId? PlaybookOf(ErrorCode code) =>
        playbookByCode.TryGetValue(code.Digits, out var own) ? own
        : code.IsOnboarding ? OtherMetaError
        : MetaCodes.MeaningOf(code.Digits) is { } meaning && !MetaCodes.IsOutOfScope(meaning) ? new PlaybookId(meaning)
        : null;

    private Verdict? ByCode(ErrorCode code, WordingScores scores)
    {
        if (PlaybookOf(code) is not { } playbook)
        {
            return new Verdict.OutOfScope(TopicNamed(MetaCodes.MeaningOf(code.Digits)) ?? scores.Topic);
        }

        // A code in a text about webhooks or sending is not a connection error, unless it is one that only connecting gives.
        return playbook == OtherMetaError && scores.OutOfScope > ClearlyOutOfScope
            ? new Verdict.OutOfScope(scores.Topic)
            : new Verdict.Playbook(playbook, 1);
    }

    private Verdict.Playbook? ByQuote(QuotedMessage? quoted) =>
        quoted is not null && playbookByCode.TryGetValue(quoted.Code, out var playbook) ? new Verdict.Playbook(playbook, 1) : null;

    private Verdict ByWording(FoldedText text, WordingScores scores)
    {
        if (SaysNothing(text))
        {
            return new Verdict.NothingRecognised();
        }

        if (text.Count == 0 || scores.KnownShare < TooUnknown)
        {
            return text.Count < 4 ? new Verdict.NothingRecognised() : new Verdict.OutOfScope(null);
        }

        var best = scores.BestPlaybooks(3);
        var first = best is [{ } top, ..] ? top.Score : 0;
        if (scores.Person >= Math.Max(first, Math.Max(scores.OutOfScope, scores.Unclear)))
        {
            return new Verdict.Person();
        }

        if (scores.OutOfScope >= Math.Max(first, scores.Unclear))
        {
            return new Verdict.OutOfScope(scores.Topic);
        }

        return scores.Unclear * AskRather > first || IsGuess(best) ? Unclear(best, scores) : new Verdict.Playbook(best[0].Playbook, first);
    }

    /// <summary>An answer to a question that nobody asked, a number without a code: chance would decide.</summary>
    private bool SaysNothing(FoldedText text)
    {
        for (var place = 0; place < text.Count; place++)
        {
            var word = text.Word(place);
            if (!empty.Contains(word) && word.ContainsAnyExceptInRange('0', '9'))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsGuess(Candidate[] best) =>
        best[0].Score < EnoughForPlaybook
        || (best[0].Score < SureInItself && best.Length > 1 && best[0].Score - best[1].Score < EnoughAhead);

    private static Verdict.Clarify Unclear(Candidate[] best, WordingScores scores)
    {
        var situation = scores.Unclear * AskRather > best[0].Score ? scores.Situation : null;
        return situation is { Choices.Count: >= 2 }
            ? new([.. situation.Choices.Take(3)], situation)
            : new([.. best.Take(best.Length > 2 && best[2].Score > best[1].Score / 2 ? 3 : 2).Select(candidate => candidate.Playbook)], situation);
    }

    private OutOfScopeTopic? TopicNamed(string? meaning) =>
        meaning is null ? null : lessons.OutOfScope.FirstOrDefault(topic => topic.Topic.Contains(meaning, StringComparison.OrdinalIgnoreCase));
}
