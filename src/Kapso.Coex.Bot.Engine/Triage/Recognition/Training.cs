using System.Runtime.InteropServices;

namespace Kapso.Coex.Bot.Engine.Triage.Recognition;

/// <summary>An example and the place of what it stands for.</summary>
internal readonly record struct Lesson(TextTraits Text, int Label);

/// <summary>How the model is trained.</summary>
internal sealed record TrainingPace
{
    public int Rounds { get; init; } = 14;

    public float FirstRate { get; init; } = 3f;

    /// <summary>How much slower each round learns.</summary>
    public float Slowing { get; init; } = 0.15f;

    /// <summary>
    /// The share of an example's traits left out each time it is seen, so that it is learnt from all of its words and not from the few
    /// that suffice: customers' words are mostly others than ours.
    /// </summary>
    public float LeftOut { get; init; } = 0.3f;

    /// <summary>How much is forgotten in a round, so that one odd example does not decide.</summary>
    public float Forgetting { get; init; } = 0.001f;
}

/// <summary>
/// Multinomial logistic regression, trained when the playbooks are read: it takes a fraction of a second, so what staff write counts
/// at once and nothing has to be trained beforehand.
/// </summary>
internal sealed class Training
{
    private Training(Dictionary<ulong, int> rowOf, float[] rarity, int labels)
    {
        RowOf = rowOf;
        Rarity = rarity;
        Labels = labels;
        Stride = Rows.Padded(labels);
        Weights = new float[rowOf.Count * Stride];
        Bias = new float[Stride];
    }

    public Dictionary<ulong, int> RowOf { get; }

    public float[] Rarity { get; }

    public int Labels { get; }

    public int Stride { get; }

    public float[] Weights { get; }

    public float[] Bias { get; }

    public static Training On(IReadOnlyList<Lesson> lessons, int labels, IReadOnlyList<KnownWord> words, TrainingPace pace)
    {
        var traits = lessons.Select(lesson => TraitsOf(lesson.Text, words)).ToArray();
        var rowOf = new Dictionary<ulong, int>(1 << 15);
        var seenIn = new List<(int Count, int Last)>(1 << 15);
        for (var lesson = 0; lesson < traits.Length; lesson++)
        {
            foreach (var trait in traits[lesson])
            {
                ref var row = ref CollectionsMarshal.GetValueRefOrAddDefault(rowOf, trait.Id, out var known);
                if (!known)
                {
                    row = seenIn.Count;
                    seenIn.Add((0, -1));
                }

                var (count, last) = seenIn[row];
                seenIn[row] = (last == lesson ? count : count + 1, lesson);
            }
        }

        var training = new Training(rowOf, [.. seenIn.Select(seen => MathF.Log((1f + lessons.Count) / (1f + seen.Count)) + 1)], labels);
        training.Run([.. traits.Select((text, at) => training.Weigh(text, lessons[at].Label))], pace);
        return training;
    }

    private static List<Trait> TraitsOf(TextTraits text, IReadOnlyList<KnownWord> words)
    {
        var traits = new List<Trait>(text.Placed.Count * 4);
        foreach (var (trait, word, _) in text.Placed)
        {
            if (word >= 0)
            {
                traits.AddRange(words[word].Traits);
            }
            else
            {
                traits.Add(trait);
            }
        }

        return traits;
    }

    private Weighed Weigh(List<Trait> traits, int label)
    {
        var rows = new int[traits.Count];
        var values = new float[traits.Count];
        var square = 0f;
        for (var at = 0; at < traits.Count; at++)
        {
            rows[at] = RowOf[traits[at].Id];
            values[at] = traits[at].Weight * Rarity[rows[at]];
            square += values[at] * values[at];
        }

        var length = MathF.Sqrt(square);
        for (var at = 0; at < values.Length; at++)
        {
            values[at] /= length;
        }

        return new(rows, values, label);
    }

    private void Run(Weighed[] lessons, TrainingPace pace)
    {
        var order = Enumerable.Range(0, lessons.Length).ToArray();
        var shuffle = 12345u;
        Span<float> blame = stackalloc float[Stride];
        for (var round = 0; round < pace.Rounds; round++)
        {
            for (var at = order.Length - 1; at > 0; at--)
            {
                shuffle = (shuffle * 1664525u) + 1013904223u;
                var other = (int)((shuffle >> 8) % (uint)(at + 1));
                (order[at], order[other]) = (order[other], order[at]);
            }

            var rate = pace.FirstRate / (1 + (pace.Slowing * round));
            foreach (var index in order)
            {
                Learn(lessons[index], rate, blame, (uint)(pace.LeftOut * uint.MaxValue), ref shuffle);
            }

            Forget(1 - (rate * pace.Forgetting));
        }
    }

    private void Learn(in Weighed lesson, float rate, Span<float> blame, uint leftOut, ref uint chance)
    {
        Bias.CopyTo(blame);
        var first = chance;
        for (var at = 0; at < lesson.Rows.Length; at++)
        {
            if (IsSeen(leftOut, ref chance))
            {
                Rows.AddScaled(blame, Weights.AsSpan(lesson.Rows[at] * Stride, Stride), lesson.Values[at]);
            }
        }

        Rows.ToLikelihoods(blame[..Labels]);
        for (var label = 0; label < Labels; label++)
        {
            blame[label] = (label == lesson.Label ? 1 : 0) - blame[label];
        }

        chance = first;
        for (var at = 0; at < lesson.Rows.Length; at++)
        {
            if (IsSeen(leftOut, ref chance))
            {
                Rows.AddScaled(Weights.AsSpan(lesson.Rows[at] * Stride, Stride), blame, rate * lesson.Values[at]);
            }
        }

        Rows.AddScaled(Bias, blame, rate * 0.1f);
    }

    private static bool IsSeen(uint leftOut, ref uint chance)
    {
        chance ^= chance << 13;
        chance ^= chance >> 17;
        chance ^= chance << 5;
        return chance >= leftOut;
    }

    private void Forget(float keep)
    {
        foreach (ref var weight in Weights.AsSpan())
        {
            weight *= keep;
        }
    }

    private readonly record struct Weighed(int[] Rows, float[] Values, int Label);
}
