using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Engine.Triage.Recognition;

/// <summary>Learns from the examples what each playbook, topic and situation sounds like, and says which of them a text sounds like.</summary>
internal sealed class WordingRecognition
{
    private const float WeightOfWhole = 0.6f;

    private readonly IReadOnlyList<Playbook> playbooks;
    private readonly TriageLessons lessons;
    private readonly Recogniser recogniser;
    private readonly int firstSituation;

    /// <param name="learnt">What was learnt from this very syllabus; null to learn it now, which takes a second.</param>
    public WordingRecognition(IReadOnlyList<Playbook> playbooks, TriageLessons lessons, Syllabus syllabus, TraitReader reader, Weights? learnt)
    {
        this.playbooks = playbooks;
        this.lessons = lessons;
        firstSituation = syllabus.Labels - lessons.Unclear.Count;
        var examples = syllabus.Examples.Select(example => (Text: TextFolding.Fold(example.Text), example.Label)).ToList();
        foreach (var (text, _) in examples)
        {
            reader.Remember(text);
        }

        Learnt = learnt ?? Training.On([.. examples.Select(example => new Lesson(reader.Read(example.Text), example.Label))], syllabus.Labels, reader.KnownWords, new TrainingPace());
        recogniser = new(Learnt, reader.KnownWords);
    }

    public Weights Learnt { get; }

    public WordingScores Read(TextTraits text)
    {
        var stride = recogniser.Stride;
        Span<float> parts = stackalloc float[Math.Max(1, text.Parts) * stride];
        Span<PartSums> sums = stackalloc PartSums[Math.Max(1, text.Parts)];
        parts.Clear();
        sums.Clear();
        recogniser.Add(text, parts, sums);
        var whole = new float[stride];
        var all = new PartSums();
        for (var part = 0; part < text.Parts; part++)
        {
            Rows.AddScaled(whole, parts.Slice(part * stride, stride), 1);
            all.Square += sums[part].Square;
            all.Mass += sums[part].Mass;
            all.KnownMass += sums[part].KnownMass;
        }

        recogniser.ToLikelihoods(whole, all);
        if (text.Parts > 1)
        {
            Blend(whole, parts, sums);
        }

        return new(whole.AsMemory(0, recogniser.Labels), playbooks, lessons, all.KnownShare);
    }

    /// <summary>
    /// The reason often comes in one sentence of five. What any sentence says clearly counts beside the whole; a text is unclear or
    /// merely polite only if all of its sentences are.
    /// </summary>
    private void Blend(Span<float> whole, Span<float> parts, Span<PartSums> sums)
    {
        Span<float> strongest = stackalloc float[recogniser.Labels];
        strongest[..firstSituation].Clear();
        strongest[firstSituation..].Fill(1);
        for (var part = 0; part < sums.Length; part++)
        {
            var row = parts.Slice(part * recogniser.Stride, recogniser.Stride);
            recogniser.ToLikelihoods(row, sums[part]);
            for (var label = 0; label < strongest.Length; label++)
            {
                strongest[label] = label < firstSituation ? Math.Max(strongest[label], row[label]) : Math.Min(strongest[label], row[label]);
            }
        }

        var sum = 0f;
        for (var label = 0; label < strongest.Length; label++)
        {
            whole[label] = (WeightOfWhole * whole[label]) + ((1 - WeightOfWhole) * strongest[label]);
            sum += whole[label];
        }

        for (var label = 0; label < strongest.Length; label++)
        {
            whole[label] /= sum;
        }
    }
}
