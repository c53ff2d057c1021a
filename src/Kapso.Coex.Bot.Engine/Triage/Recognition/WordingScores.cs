using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Engine.Triage.Recognition;

/// <summary>How likely each reading of a text is, going by its wording alone. All of them add up to one.</summary>
internal sealed class WordingScores(ReadOnlyMemory<float> scores, IReadOnlyList<Playbook> playbooks, TriageLessons lessons, float knownShare)
{
    private ReadOnlySpan<float> Likelihoods => scores.Span;

    private readonly int firstTopic = playbooks.Count + 1;
    private readonly int firstSituation = playbooks.Count + 1 + lessons.OutOfScope.Count;

    /// <summary>How much of the text was ever seen in an example.</summary>
    public float KnownShare => knownShare;

    public float Person => Likelihoods[playbooks.Count];

    public float OutOfScope => Likelihoods[firstTopic..firstSituation].Sum();

    public float Unclear => Likelihoods[firstSituation..].Sum();

    public OutOfScopeTopic? Topic =>
        lessons.OutOfScope.Count == 0 ? null : lessons.OutOfScope[Best(firstTopic, firstSituation) - firstTopic];

    public UnclearSituation? Situation =>
        lessons.Unclear.Count == 0 ? null : lessons.Unclear[Best(firstSituation, Likelihoods.Length) - firstSituation];

    /// <summary>The playbooks that fit best, best first; the earlier of equals first.</summary>
    public Candidate[] BestPlaybooks(int count)
    {
        Span<int> best = stackalloc int[Math.Min(count, playbooks.Count)];
        for (var place = 0; place < best.Length; place++)
        {
            best[place] = -1;
            for (var at = 0; at < playbooks.Count; at++)
            {
                if (!best[..place].Contains(at) && (best[place] < 0 || Likelihoods[at] > Likelihoods[best[place]]))
                {
                    best[place] = at;
                }
            }
        }

        var candidates = new Candidate[best.Length];
        for (var place = 0; place < best.Length; place++)
        {
            candidates[place] = new(playbooks[best[place]].Id, Likelihoods[best[place]]);
        }

        return candidates;
    }

    private int Best(int first, int end)
    {
        var best = first;
        for (var label = first + 1; label < end; label++)
        {
            best = Likelihoods[label] > Likelihoods[best] ? label : best;
        }

        return best;
    }
}

file static class Sums
{
    public static float Sum(this ReadOnlySpan<float> values)
    {
        var sum = 0f;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum;
    }
}
