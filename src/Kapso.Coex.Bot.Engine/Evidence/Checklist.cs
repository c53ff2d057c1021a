using System.Collections.Immutable;
using Kapso.Coex.Bot.Engine.Conversations;

namespace Kapso.Coex.Bot.Engine.Evidence;

/// <summary>What has been given of the evidence, what is missing, and what cannot be had and why.</summary>
public sealed record Checklist
{
    public static Checklist Empty { get; } = new();

    private ImmutableSortedDictionary<EvidenceItem, EvidenceState> States { get; init; } =
        ImmutableSortedDictionary<EvidenceItem, EvidenceState>.Empty;

    public EvidenceState this[EvidenceItem item] => States.GetValueOrDefault(item) ?? EvidenceState.NotAsked;

    public Checklist Set(EvidenceItem item, EvidenceState state) => this with { States = States.SetItem(item, state) };

    /// <summary>A value replaces the one before it; pictures add up.</summary>
    public Checklist With(EvidenceGiven given) => given.Item == EvidenceItem.Screenshots
        ? Set(given.Item, new EvidenceState.Given(Values(given.Item).Remove(given.Value).Add(given.Value), Finished: false))
        : Set(given.Item, new EvidenceState.Given([given.Value], Finished: true));

    public Checklist FinishScreenshots() => Set(EvidenceItem.Screenshots, new EvidenceState.Given(Values(EvidenceItem.Screenshots), Finished: true));

    /// <summary>Meta may have made a fresh WABA on the reconnect, so the id given before has to be looked at again.</summary>
    public Checklist DoubtWaba() => this[EvidenceItem.WabaId] is EvidenceState.Given given
        ? Set(EvidenceItem.WabaId, new EvidenceState.Missing(given.Values[0]))
        : this;

    /// <summary>Meta shows another error now, so the text that was copied before is not what support has to read.</summary>
    public Checklist DoubtErrorText(string code) =>
        this[EvidenceItem.MetaErrorText] is EvidenceState.Given given && !given.Values[0].Contains(code, StringComparison.Ordinal)
            ? Set(EvidenceItem.MetaErrorText, EvidenceState.NotAsked)
            : this;

    /// <summary>Wanted once more: more pictures, or what could not be had.</summary>
    public Checklist AskAgain(EvidenceItem item) => this[item] switch
    {
        EvidenceState.Given given when item == EvidenceItem.Screenshots => Set(item, given with { Finished = false }),
        EvidenceState.Unobtainable => Set(item, EvidenceState.NotAsked),
        _ => this,
    };

    public ImmutableList<string> Values(EvidenceItem item) => this[item] is EvidenceState.Given given ? given.Values : [];

    /// <summary>The first of these that is neither given nor unobtainable; null when a person can be called.</summary>
    public EvidenceItem? NextOf(IEnumerable<EvidenceItem> wanted)
    {
        foreach (var item in wanted)
        {
            if (!this[item].IsSettled)
            {
                return item;
            }
        }

        return null;
    }
}

/// <summary>How far one piece of evidence is.</summary>
public abstract record EvidenceState
{
    public static EvidenceState NotAsked { get; } = new Missing();

    /// <summary>True when there is nothing more to ask about it.</summary>
    public virtual bool IsSettled => false;

    /// <summary>Not given. <paramref name="Before"/> holds a value that may no longer be right, to be confirmed.</summary>
    public sealed record Missing(string? Before = null) : EvidenceState;

    /// <summary>Given: one value for ids and texts, file names in our store for pictures.</summary>
    /// <param name="Finished">False while more pictures may come.</param>
    public sealed record Given(ImmutableList<string> Values, bool Finished) : EvidenceState
    {
        public override bool IsSettled => Finished;
    }

    public sealed record Unobtainable(string Why) : EvidenceState
    {
        public override bool IsSettled => true;
    }
}
