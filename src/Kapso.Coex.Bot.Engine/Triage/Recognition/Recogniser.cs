namespace Kapso.Coex.Bot.Engine.Triage.Recognition;

/// <summary>
/// A linear model over weighted traits. What a known word brings along is added up beforehand, so that reading a text costs one
/// addition for a word instead of ten.
/// </summary>
internal sealed class Recogniser
{
    private readonly Weights learnt;
    private readonly int stride;
    private readonly float[] wordRows;
    private readonly float[] wordSquares;
    private readonly float[] wordMass;
    private readonly float[] wordKnownMass;

    public Recogniser(Weights learnt, IReadOnlyList<KnownWord> words)
    {
        this.learnt = learnt;
        stride = Rows.Padded(learnt.Labels);
        wordRows = new float[words.Count * stride];
        wordSquares = new float[words.Count];
        wordMass = new float[words.Count];
        wordKnownMass = new float[words.Count];
        for (var place = 0; place < words.Count; place++)
        {
            var sums = new PartSums();
            foreach (var trait in words[place].Traits)
            {
                AddTrait(trait, wordRows.AsSpan(place * stride, stride), ref sums);
            }

            (wordSquares[place], wordMass[place], wordKnownMass[place]) = (sums.Square, sums.Mass, sums.KnownMass);
        }
    }

    public int Labels => learnt.Labels;

    public int Stride => stride;

    /// <summary>Adds what each part of a text says about each label to that part's row.</summary>
    public void Add(TextTraits text, Span<float> rows, Span<PartSums> sums)
    {
        foreach (var (trait, word, part) in text.Placed)
        {
            var row = rows.Slice(part * stride, stride);
            ref var sum = ref sums[part];
            if (word >= 0)
            {
                Rows.AddScaled(row, wordRows.AsSpan(word * stride, stride), 1);
                sum.Square += wordSquares[word];
                sum.Mass += wordMass[word];
                sum.KnownMass += wordKnownMass[word];
            }
            else
            {
                AddTrait(trait, row, ref sum);
            }
        }
    }

    /// <summary>Turns summed traits into likelihoods.</summary>
    public void ToLikelihoods(Span<float> row, in PartSums sums)
    {
        var scale = sums.Square > 0 ? 1 / MathF.Sqrt(sums.Square) : 0;
        for (var label = 0; label < Labels; label++)
        {
            row[label] = (row[label] * scale) + learnt.Bias[label];
        }

        Rows.ToLikelihoods(row[..Labels]);
    }

    private void AddTrait(Trait trait, Span<float> row, ref PartSums sums)
    {
        sums.Mass += trait.Weight;
        if (learnt.RowOf.TryGetValue(trait.Id, out var index))
        {
            var value = trait.Weight * learnt.Rarity[index];
            sums.Square += value * value;
            sums.KnownMass += trait.Weight;
            Rows.AddScaled(row, learnt.Of(index), value);
        }
    }
}

/// <summary>What is needed of one part of a text besides its row.</summary>
internal struct PartSums
{
    public float Square;
    public float Mass;
    public float KnownMass;

    /// <summary>How much of the part was ever seen in an example, from none to one.</summary>
    public readonly float KnownShare => Mass == 0 ? 0 : KnownMass / Mass;
}
