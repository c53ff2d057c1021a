using System.Runtime.CompilerServices;
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

/// <summary>Multinomial logistic regression: the same examples always give the same weights.</summary>
internal sealed class Training
{
    private readonly Dictionary<ulong, int> rowOf;
    private readonly float[] rarity;
    private readonly int labels;
    private readonly int stride;
    private readonly float[] weights;
    private readonly float[] bias;

    private Training(Dictionary<ulong, int> rowOf, float[] rarity, int labels)
    {
        this.rowOf = rowOf;
        this.rarity = rarity;
        this.labels = labels;
        stride = Rows.Padded(labels);
        weights = new float[rarity.Length * stride];
        bias = new float[stride];
    }

    public static Weights On(IReadOnlyList<Lesson> lessons, int labels, IReadOnlyList<KnownWord> words, TrainingPace pace)
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
        return training.Learnt();
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
            rows[at] = rowOf[traits[at].Id];
            values[at] = traits[at].Weight * rarity[rows[at]];
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
        Span<float> blame = stackalloc float[stride];
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
        bias.CopyTo(blame);
        var first = chance;
        for (var at = 0; at < lesson.Rows.Length; at++)
        {
            if (IsSeen(leftOut, ref chance))
            {
                Rows.AddScaled(blame, Of(lesson.Rows[at]), lesson.Values[at]);
            }
        }

        Rows.ToLikelihoods(blame[..labels]);
        for (var label = 0; label < labels; label++)
        {
            blame[label] = (label == lesson.Label ? 1 : 0) - blame[label];
        }

        chance = first;
        for (var at = 0; at < lesson.Rows.Length; at++)
        {
            if (IsSeen(leftOut, ref chance))
            {
                Rows.AddScaled(Of(lesson.Rows[at]), blame, rate * lesson.Values[at]);
            }
        }

        Rows.AddScaled(bias, blame, rate * 0.1f);
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
        foreach (ref var weight in weights.AsSpan())
        {
            weight *= keep;
        }
    }

    private Weights Learnt()
    {
        var kept = new byte[rarity.Length * labels * Unsafe.SizeOf<Half>()];
        var all = MemoryMarshal.Cast<byte, Half>(kept.AsSpan());
        for (var row = 0; row < rarity.Length; row++)
        {
            for (var label = 0; label < labels; label++)
            {
                all[(row * labels) + label] = (Half)weights[(row * stride) + label];
            }
        }

        return new(rowOf, rarity, kept, bias[..labels]);
    }

    private Span<float> Of(int row) => weights.AsSpan(row * stride, stride);

    private readonly record struct Weighed(int[] Rows, float[] Values, int Label);
}
