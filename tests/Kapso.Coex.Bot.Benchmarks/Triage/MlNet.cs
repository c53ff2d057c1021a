using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Text;

namespace Kapso.Coex.Bot.Benchmarks.Triage;

/// <summary>ML.NET as its guide has it: FeaturizeText over words, word pairs and groups of three letters, and a linear model over them.</summary>
internal sealed record MlNet(string Trainer, Func<MLContext, IEstimator<ITransformer>> Model) : Contender($"ML.NET {Trainer}")
{
    public static MlNet Sdca { get; } = new("SdcaMaximumEntropy", context => context.MulticlassClassification.Trainers.SdcaMaximumEntropy());

    // By default it drops most weights, which a few dozen examples a class do not bear.
    public static MlNet Lbfgs { get; } = new(
        "LbfgsMaximumEntropy", context => context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(l1Regularization: 0, l2Regularization: 0.01f));

    public override Func<string, Guess> Learn(Textbook textbook)
    {
        var context = new MLContext(seed: 1);
        var pipeline = context.Transforms.Text.FeaturizeText("Features", Featurizing, nameof(Row.Text))
            .Append(context.Transforms.Conversion.MapValueToKey("Label"))
            .AppendCacheCheckpoint(context)
            .Append(Model(context));
        var model = pipeline.Fit(context.Data.LoadFromEnumerable(textbook.Examples.Select(example => new Row { Text = example.Text, Label = example.Label })));
        var engine = context.Model.CreatePredictionEngine<Row, Scores>(model);
        var names = default(VBuffer<ReadOnlyMemory<char>>);
        engine.OutputSchema["Score"].GetSlotNames(ref names);
        string[] classes = [.. names.DenseValues().Select(name => Textbook.ClassOf(name.ToString()))];
        return text =>
        {
            var scores = engine.Predict(new Row { Text = text }).Score;
            var (name, sureness) = classes.Zip(scores).GroupBy(score => score.First, score => score.Second)
                .Select(scores => (scores.Key, scores.Sum())).MaxBy(score => score.Item2);
            return new(name, sureness);
        };
    }

    private static TextFeaturizingEstimator.Options Featurizing => new()
    {
        CaseMode = TextNormalizingEstimator.CaseMode.Lower,
        KeepDiacritics = false,
        KeepPunctuations = false,
        WordFeatureExtractor = new WordBagEstimator.Options { NgramLength = 2, UseAllLengths = true },
        CharFeatureExtractor = new WordBagEstimator.Options { NgramLength = 3, UseAllLengths = false },
        Norm = TextFeaturizingEstimator.NormFunction.L2,
    };

    private sealed class Row
    {
        public string Text { get; set; } = "";

        public string Label { get; set; } = "";
    }

    private sealed class Scores
    {
        public float[] Score { get; set; } = [];
    }
}
