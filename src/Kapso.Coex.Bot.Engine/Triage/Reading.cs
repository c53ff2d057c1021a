using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Engine.Triage;

/// <summary>Everything that triage finds in one message.</summary>
public sealed record Reading
{
    /// <summary>What the message is written in; where it does not show, the language of the conversation.</summary>
    public required Language? Language { get; init; }

    public required Verdict Verdict { get; init; }

    /// <summary>Meta's codes as they stand in the text, the most telling first.</summary>
    public required IReadOnlyList<ErrorCode> Codes { get; init; }

    /// <summary>The same, and after them the code that Meta's own sentence stands for: who copies the one or the other has seen the same screen.</summary>
    public IReadOnlyList<ErrorCode> CodesSeen =>
        MetaText is { IsUnmistakable: true } sentence && Codes.All(code => code.Digits != sentence.Code) ? [.. Codes, new(sentence.Code, true)] : Codes;

    /// <summary>The three playbooks that fit best, best first.</summary>
    public required IReadOnlyList<Candidate> Candidates { get; init; }

    /// <summary>What the customer told, and need not be asked.</summary>
    public required IReadOnlyList<Fact> Facts { get; init; }

    /// <summary>The provider that the customer names.</summary>
    public required ProviderName? Provider { get; init; }

    public required MatchedQuestion? Question { get; init; }

    /// <summary>Meta's own words, where the customer copied them.</summary>
    public required QuotedMessage? MetaText { get; init; }

    /// <summary>Whether a person is asked for in so many words, whatever else the message says.</summary>
    public required bool AsksForPerson { get; init; }
}

/// <summary>What a message is about, as far as can be told.</summary>
public abstract record Verdict
{
    public sealed record Playbook(PlaybookId Id, float Score) : Verdict;

    /// <summary>Two or three playbooks that one question decides between; the situation has that question where one fits.</summary>
    public sealed record Clarify(IReadOnlyList<PlaybookId> Choices, UnclearSituation? Situation) : Verdict;

    public sealed record Person : Verdict;

    /// <summary>Not ours; the topic is null where it is nothing that we know.</summary>
    public sealed record OutOfScope(OutOfScopeTopic? Topic) : Verdict;

    /// <summary>Too little to go by.</summary>
    public sealed record NothingRecognised : Verdict;
}

/// <summary>A playbook and how well it fits, from none to one.</summary>
public sealed record Candidate(PlaybookId Playbook, float Score);

/// <summary>The stretch of the customer's text that is Meta's, word for word, and the code that goes with it.</summary>
/// <param name="IsUnmistakable">Whether no other code's sentence fits as well.</param>
public sealed record QuotedMessage(string Text, string Code, bool IsUnmistakable)
{
    /// <summary>Copied, and not told in the customer's own words.</summary>
    public bool IsWordForWord { get; init; } = true;
}

/// <summary>The side question that a text comes closest to.</summary>
public sealed record MatchedQuestion(SideQuestion Question, float Score);
