using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Engine.Triage;

public sealed class TriageIndex
{
    public Reading Read(string text, Language? hint) => throw new NotSupportedException(text + hint);

    public IReadOnlyList<PlaybookId> OpeningChoices => throw new NotSupportedException();

    public Language? LanguageOf(string text, Language? hint) => throw new NotSupportedException(text + hint);

    public IReadOnlyList<string> CodesIn(string text) => throw new NotSupportedException(text);

    public bool IsKnown(string code) => throw new NotSupportedException(code);

    public Wording AnswerTo(string question) => throw new NotSupportedException(question);

    public Wording AnswerFor(string topic) => throw new NotSupportedException(topic);

    public Wording QuestionFor(string situation) => throw new NotSupportedException(situation);
}

public sealed record Candidate(PlaybookId Playbook, double Score);

public abstract record Verdict
{
    public sealed record Fits(PlaybookId Playbook, double Score) : Verdict
    {
        public bool IsSure => Score >= 0.7;
    }

    public sealed record Unclear(IReadOnlyList<PlaybookId> Choices, string? Situation) : Verdict;

    public sealed record WantsPerson : Verdict;

    public sealed record OutOfScope(string Topic) : Verdict;
}

public sealed record Reading
{
    public Language? Language { get; init; }
    public required Verdict Verdict { get; init; }
    public IReadOnlyList<string> Codes { get; init; } = [];
    public IReadOnlyList<Candidate> Candidates { get; init; } = [];
    public IReadOnlyList<Fact> Facts { get; init; } = [];
    public string? Provider { get; init; }
    public string? SideQuestion { get; init; }
    public string? ErrorText { get; init; }
}
