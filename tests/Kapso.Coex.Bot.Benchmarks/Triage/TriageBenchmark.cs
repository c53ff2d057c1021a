using System.Globalization;
using Kapso.Coex.Bot.Engine.Triage;
using Kapso.Coex.Bot.Playbooks;
using Kapso.Coex.Bot.Tests.Triage;
using Kapso.Coex.Bot.Triage;

namespace Kapso.Coex.Bot.Benchmarks.Triage;

/// <summary>
/// Our triage beside ML.NET and beside the nearest example. All learn from the same examples, choose between the same classes, and are asked
/// the same unseen phrases: those that the wording has to decide, because they hold no error code, no sentence of Meta's and no open
/// request for a person.
/// </summary>
internal static class TriageBenchmark
{
    private const int Folds = 5;
    private static readonly string[] Languages = ["es", "pt", "en"];

    public static int Run()
    {
        var folders = PromptFolders.Find();
        var playbooks = ((PlaybookReading.InOrder)PlaybookFolder.Read(folders)).Playbooks;
        var lessons = TriageFiles.Read(TriageRoom.RootOf(folders));
        var textbook = Textbook.Of(playbooks, lessons);
        var unclear = lessons.Unclear.SelectMany(situation => situation.Examples.All).Select(text => new Example(text, Textbook.Clarify)).ToList();
        var whole = TriageIndex.Build(playbooks, lessons);
        var asked = LabelledPhrase.ReadAll(Path.Combine("tests", "Triage", "test.jsonl")).Where(phrase => IsLeftToTheWording(whole.Read(phrase.Text))).ToList();
        var certain = asked.Where(phrase => phrase.Expect != Textbook.Clarify).ToList();

        Console.WriteLine($"{textbook.Examples.Count} examples; {asked.Count} phrases, {certain.Count} of them with one right answer");
        Console.WriteLine($"{"",-28}{"right",8}{"es",8}{"pt",8}{"en",8}{"asking",8}{"learns",10}{"a phrase",11}{"keeps",9}");
        foreach (var contender in new Contender[] { new NearestExample(), MlNet.Sdca, MlNet.Lbfgs, new Contender.Ours() })
        {
            var threshold = BestThreshold(contender, textbook, unclear);
            var (classify, learning) = Cost.Of(() => contender.Learn(textbook));
            var answers = asked.Select(phrase => (Phrase: phrase, Guess: classify(phrase.Text))).ToList();
            var reading = Cost.PerPhrase(classify, [.. asked.Select(phrase => phrase.Text)]);
            var best = answers.Where(answer => answer.Phrase.Expect != Textbook.Clarify).ToList();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{contender.Name,-28}{Right(best),8:P1}{string.Concat(Languages.Select(language => $"{Right(best.Where(answer => answer.Phrase.Language == language)),8:P1}"))}{Right(answers, threshold),8:P1}{learning.Cpu.TotalSeconds,8:N1} s{reading.TotalMicroseconds,8:N0} µs{learning.Megabytes,6:N0} MB"));
        }

        return 0;
    }

    private static bool IsLeftToTheWording(Reading reading) => reading is { Codes.Count: 0, MetaText: null, AsksForPerson: false };

    private static double Right(IEnumerable<(LabelledPhrase Phrase, Guess Guess)> answers, double threshold = double.NegativeInfinity) =>
        answers.Average(answer => answer.Phrase.IsRight(Said(answer.Guess, threshold)) ? 1.0 : 0.0);

    /// <summary>A playbook that is not sure enough is not begun: a question is asked instead.</summary>
    private static string Said(Guess guess, double threshold) =>
        guess.Sureness < threshold && guess.Class is not (Textbook.Human or Textbook.OutOfScope) ? Textbook.Clarify : guess.Class;

    /// <summary>The one that suits the contender best on examples that it did not learn from. The unseen phrases have no say.</summary>
    private static double BestThreshold(Contender contender, Textbook textbook, IReadOnlyList<Example> unclear)
    {
        var answers = new List<(string Label, Guess Guess)>();
        for (var fold = 0; fold < Folds; fold++)
        {
            var classify = contender.Learn(textbook.Without(fold, Folds));
            var held = textbook.Only(fold, Folds).Concat(unclear.Where((_, place) => place % Folds == fold));
            answers.AddRange(held.Select(example => (Textbook.ClassOf(example.Label), classify(example.Text))));
        }

        var places = answers.Select(answer => answer.Guess.Sureness).Order().Where((_, place) => place % Math.Max(1, answers.Count / 200) == 0);
        return places.Prepend(double.NegativeInfinity).MaxBy(threshold => answers.Count(answer => answer.Label == Said(answer.Guess, threshold)));
    }
}
