using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;
using Kapso.Coex.Bot.Engine.Triage.Recognition;

namespace Kapso.Coex.Bot.Engine.Triage;

/// <summary>What triage learns besides the playbooks' own examples. The host reads it from <c>prompts/</c>.</summary>
public sealed record TriageLessons
{
    public static TriageLessons None { get; } = new();

    public IReadOnlyList<Concept> Concepts { get; init; } = [];

    public IReadOnlyList<OutOfScopeTopic> OutOfScope { get; init; } = [];

    /// <summary>How people ask for a person, mostly without saying so.</summary>
    public Examples Human { get; init; } = Examples.None;

    /// <summary>Words that by themselves say nothing about what is wrong.</summary>
    public Examples Empty { get; init; } = Examples.None;

    public IReadOnlyList<UnclearSituation> Unclear { get; init; } = [];

    public IReadOnlyList<Claim> Claims { get; init; } = [];

    public IReadOnlyList<ProviderName> Providers { get; init; } = [];

    public IReadOnlyList<SideQuestion> Questions { get; init; } = [];

    public IReadOnlyList<MetaMessage> MetaMessages { get; init; } = [];
}

/// <summary>Phrases as customers write them, by language.</summary>
public sealed record Examples(IReadOnlyDictionary<Language, IReadOnlyList<string>> ByLanguage)
{
    public static Examples None { get; } = new(new Dictionary<Language, IReadOnlyList<string>>());

    public IEnumerable<string> All => LanguageCodes.All.SelectMany(In);

    public IReadOnlyList<string> In(Language language) => ByLanguage.GetValueOrDefault(language) ?? [];
}

/// <summary>Something we do not help with, and where to go instead.</summary>
public sealed record OutOfScopeTopic(string Topic, Examples Examples, Wording Answer);

/// <summary>A complaint that fits several playbooks, and the one question that decides between them.</summary>
public sealed record UnclearSituation(string Situation, IReadOnlyList<PlaybookId> Choices, Wording Question, Examples Examples);

/// <summary>What a customer may say that spares a question later.</summary>
public sealed record Claim(Fact Fact, Examples Phrases);

/// <summary>A provider that numbers come from, and the other ways to write it.</summary>
/// <param name="Unofficial">It works with a WhatsApp Web session: Meta never knew it as a partner.</param>
public sealed record ProviderName(string Name, IReadOnlyList<string> Also, bool Unofficial);

/// <summary>Something that customers ask in the middle of a walk, and its approved answer.</summary>
public sealed record SideQuestion(string Question, Examples Examples, Wording Answer, string Source);

/// <summary>What Meta's screens say when they give this code.</summary>
public sealed record MetaMessage(string Code, Examples Texts);
