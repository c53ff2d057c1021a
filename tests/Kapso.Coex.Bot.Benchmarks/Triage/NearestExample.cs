using Kapso.Coex.Bot.Engine.Languages;

namespace Kapso.Coex.Bot.Benchmarks.Triage;

/// <summary>The plain way: whatever the most similar example is, by BM25 over words without case and accents.</summary>
internal sealed record NearestExample() : Contender("nearest example (BM25)")
{
    private const double Saturation = 1.2;
    private const double LengthMatters = 0.75;

    public override Func<string, Guess> Learn(Textbook textbook)
    {
        var examples = textbook.Examples.Select(example => (Words: WordsOf(example.Text), Class: Textbook.ClassOf(example.Label))).ToArray();
        var usual = examples.Average(example => example.Words.Length);
        var found = new Dictionary<string, List<(int Example, double Count)>>();
        for (var place = 0; place < examples.Length; place++)
        {
            foreach (var word in examples[place].Words.CountBy(word => word))
            {
                (found.TryGetValue(word.Key, out var list) ? list : found[word.Key] = []).Add((place, word.Value));
            }
        }

        return text =>
        {
            var scores = new double[examples.Length];
            foreach (var word in WordsOf(text))
            {
                foreach (var (place, count) in found.GetValueOrDefault(word) ?? [])
                {
                    var length = 1 - LengthMatters + (LengthMatters * examples[place].Words.Length / usual);
                    scores[place] += Rarity(found[word].Count, examples.Length) * count * (Saturation + 1) / (count + (Saturation * length));
                }
            }

            var best = Array.IndexOf(scores, scores.Max());
            return new(examples[best].Class, scores[best]);
        };
    }

    private static double Rarity(int with, int all) => Math.Log(1 + ((all - with + 0.5) / (with + 0.5)));

    private static string[] WordsOf(string text) => TextFolding.Words(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
