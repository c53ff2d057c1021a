using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Triage.Recognition;

namespace Kapso.Coex.Bot.Engine.Triage;

/// <summary>
/// Finds the approved question that a text comes closest to. Nearness is to a single example, not to all of a question's: these are
/// few, and an answer that does not fit is worse than none.
/// </summary>
public sealed class SideQuestions
{
    private const float CloseEnough = 0.42f;

    private const float Widespread = 0.15f;
    private const int FewEnough = 8;

    private readonly IReadOnlyList<SideQuestion> questions;
    private readonly TraitReader reader;
    private readonly List<int> questionOfExample = [];
    private readonly Dictionary<ulong, Trace> traces = [];
    private readonly float unseen;

    public SideQuestions(IReadOnlyList<SideQuestion> questions, IReadOnlyList<Concept> concepts)
        : this(questions, new TraitReader(new ConceptLexicon(concepts)))
    {
    }

    internal SideQuestions(IReadOnlyList<SideQuestion> questions, TraitReader reader)
    {
        this.questions = questions;
        this.reader = reader;
        var examples = questions
            .SelectMany((question, at) => question.Examples.All.Select(text => (At: at, Traits: Traits(reader.Read(TextFolding.Fold(text))).ToList())))
            .ToList();
        unseen = MathF.Log(1f + examples.Count) + 1;
        foreach (var group in examples.SelectMany(example => example.Traits.Select(trait => trait.Id).Distinct()).GroupBy(id => id))
        {
            var count = group.Count();
            traces[group.Key] = new(MathF.Log((1f + examples.Count) / (1f + count)) + 1, count <= Math.Max(FewEnough, examples.Count * Widespread));
        }

        foreach (var (at, traits) in examples)
        {
            var length = MathF.Sqrt(traits.Sum(trait => Square(trait, traces[trait.Id].Rarity)));
            foreach (var trait in traits.Where(trait => traces[trait.Id].Tells))
            {
                traces[trait.Id].Examples.Add((questionOfExample.Count, trait.Weight * traces[trait.Id].Rarity / length));
            }

            questionOfExample.Add(at);
        }
    }

    /// <summary>The question asked, or null where none is close enough.</summary>
    public MatchedQuestion? Match(string text) => Match(reader.Read(TextFolding.Fold(text)));

    internal MatchedQuestion? Match(TextTraits text)
    {
        if (questionOfExample.Count == 0 || text.Placed.Count == 0)
        {
            return null;
        }

        var nearness = new float[questionOfExample.Count];
        var square = 0f;
        foreach (var trait in Traits(text))
        {
            if (!traces.TryGetValue(trait.Id, out var trace))
            {
                square += Square(trait, unseen);
                continue;
            }

            square += Square(trait, trace.Rarity);
            foreach (var (example, value) in trace.Examples)
            {
                nearness[example] += trait.Weight * trace.Rarity * value;
            }
        }

        var best = 0;
        for (var example = 1; example < nearness.Length; example++)
        {
            best = nearness[example] > nearness[best] ? example : best;
        }

        var score = nearness[best] / MathF.Sqrt(square);
        return score >= CloseEnough ? new(questions[questionOfExample[best]], score) : null;
    }

    /// <summary>Words, pairs and concepts; groups of letters make everything resemble everything here.</summary>
    private IEnumerable<Trait> Traits(TextTraits text)
    {
        foreach (var (trait, word, _) in text.Placed)
        {
            if (word < 0)
            {
                yield return trait;
                continue;
            }

            foreach (var own in reader.KnownWords[word].Traits)
            {
                if (own.Weight >= 1)
                {
                    yield return own;
                }
            }
        }
    }

    private static float Square(Trait trait, float rarity) => trait.Weight * rarity * trait.Weight * rarity;

    /// <summary>How rare a trait is among the examples, whether it tells any apart, and which have it.</summary>
    private sealed record Trace(float Rarity, bool Tells)
    {
        public List<(int Example, float Value)> Examples { get; } = [];
    }
}
