namespace Kapso.Coex.Bot.Engine.Playbooks.Authoring;

/// <summary>What is noted while a draft is read: mistakes, and what can only be judged once everything has been read.</summary>
internal sealed class Notes
{
    public List<AuthoringMistake> Mistakes { get; } = [];

    public List<WrittenTarget> Targets { get; } = [];

    public List<WrittenFact> FactsAskedFor { get; } = [];

    public HashSet<Fact> FactsLearned { get; } = [];

    /// <summary>Steps that do not say where they lead, or could not be read. What they may lead to is not called unreachable.</summary>
    public HashSet<StepId> Unfinished { get; } = [];

    public void Wrong(Place at, string what, string whatToDo) => Mistakes.Add(new(at.File, at.Line, what, whatToDo));
}

/// <summary>A target and who names it: <c>Step 'ask-order'</c>.</summary>
internal sealed record WrittenTarget(Place At, string From, Target To);

/// <summary>A fact on which something depends.</summary>
internal sealed record WrittenFact(Place At, string From, Fact Fact);
