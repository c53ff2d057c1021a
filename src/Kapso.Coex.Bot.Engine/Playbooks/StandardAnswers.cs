using Kapso.Coex.Bot.Engine.Languages;

namespace Kapso.Coex.Bot.Engine.Playbooks;

/// <summary>The answers that many questions share, so that their titles are written once.</summary>
/// <param name="Titles">What each button says.</param>
public sealed record StandardAnswers(IReadOnlyDictionary<AnswerId, Wording> Titles)
{
    /// <summary>Every answer that has to have a title here.</summary>
    public static IReadOnlyList<AnswerId> Ids { get; } =
    [
        AnswerId.Done, AnswerId.Already, AnswerId.CannotFind, AnswerId.Other, AnswerId.Yes, AnswerId.No, AnswerId.Ready, AnswerId.CannotGet,
        AnswerId.NoneOfThese,
    ];

    public Wording this[AnswerId answer] => Titles[answer];
}
