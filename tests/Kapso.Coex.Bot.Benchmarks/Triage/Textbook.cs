using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;
using Kapso.Coex.Bot.Engine.Triage;

namespace Kapso.Coex.Bot.Benchmarks.Triage;

/// <summary>A text and what it is: a playbook, <c>human</c>, a topic out of scope, or <c>clarify</c>.</summary>
internal readonly record struct Example(string Text, string Label);

/// <summary>What every contender learns from: the examples under prompts/, all of them or a part.</summary>
internal sealed record Textbook(IReadOnlyList<Playbook> Playbooks, TriageLessons Lessons)
{
    public const string Human = "human";
    public const string OutOfScope = "out_of_scope";
    public const string Clarify = "clarify";

    /// <summary>Topics out of scope are labels of their own while learning, as the product has them, and one class when counted.</summary>
    public static string ClassOf(string label) => label.StartsWith(OutOfScope, StringComparison.Ordinal) ? OutOfScope : label;

    /// <summary>Situations that call for a question are learnt by nobody here: asking is what is left below the threshold.</summary>
    public static Textbook Of(IReadOnlyList<Playbook> playbooks, TriageLessons lessons) => new(playbooks, lessons with { Unclear = [] });

    public IReadOnlyList<Example> Examples =>
    [
        .. WithoutMetaTexts,
        .. Playbooks.SelectMany(playbook => Lessons.MetaMessages.Where(message => playbook.Codes.Contains(message.Code))
            .SelectMany(message => message.Texts.All).Select(text => new Example(text, playbook.Id.Value))),
    ];

    private IEnumerable<Example> WithoutMetaTexts =>
    [
        .. Playbooks.SelectMany(playbook => playbook.Examples.Values.SelectMany(texts => texts).Select(text => new Example(text, playbook.Id.Value))),
        .. Lessons.Human.All.Select(text => new Example(text, Human)),
        .. Lessons.OutOfScope.SelectMany(topic => topic.Examples.All.Select(text => new Example(text, $"{OutOfScope}/{topic.Topic}"))),
    ];

    public Textbook Without(int fold, int folds) => Part(place => place % folds != fold);

    public IReadOnlyList<Example> Only(int fold, int folds) => [.. Part(place => place % folds == fold).WithoutMetaTexts];

    private Textbook Part(Func<int, bool> taken) => new(
        [.. Playbooks.Select(playbook => playbook with { Examples = Part(playbook.Examples, taken) })],
        Lessons with
        {
            Human = new(Part(Lessons.Human.ByLanguage, taken)),
            OutOfScope = [.. Lessons.OutOfScope.Select(topic => topic with { Examples = new(Part(topic.Examples.ByLanguage, taken)) })],
        });

    private static Dictionary<Language, IReadOnlyList<string>> Part(IReadOnlyDictionary<Language, IReadOnlyList<string>> examples, Func<int, bool> taken) =>
        examples.ToDictionary(texts => texts.Key, texts => (IReadOnlyList<string>)[.. texts.Value.Where((_, place) => taken(place))]);
}
