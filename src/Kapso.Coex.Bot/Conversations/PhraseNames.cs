using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Playbooks;
using Kapso.Coex.Bot.Engine.Playbooks.Authoring;
using Kapso.Coex.Bot.Triage;

namespace Kapso.Coex.Bot.Conversations;

/// <summary>What prompts/phrases has to hold: every phrase that the dialogue asks for, and the shared answers.</summary>
internal static class PhraseNames
{
    private static readonly Phrase[] OnButtons =
    [
        Phrase.TalkToPerson, Phrase.GoOn, Phrase.ChooseFromList, Phrase.CopiedFromIdField, Phrase.CopiedFromPhone, Phrase.WhichIdPhone, Phrase.WhichIdWaba,
        Phrase.RatingGood, Phrase.RatingFair, Phrase.RatingBad, Phrase.NoThanks,
    ];

    private static readonly string[] Answers = [.. StandardAnswers.Ids.Select(answer => answer.Value)];

    public static PhraseRules Rules { get; } = new(
        Keys: [.. Enum.GetValues<Phrase>().Select(KebabCase.Of), .. Answers],
        Titles: [.. OnButtons.Select(KebabCase.Of), .. Answers],
        Placeholders:
        [
            "provider", "code", "hypothesis", "number", "about", "expect", "minutes", "name", "count", "value", "item", "items", "playbook", "steps", "evidence", "invitation",
            "agent", "when",
        ]);
}
