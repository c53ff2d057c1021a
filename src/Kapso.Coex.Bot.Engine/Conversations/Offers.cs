using Kapso.Coex.Bot.Engine.Evidence;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>An answer that the open question takes.</summary>
/// <param name="Title">As offered in the conversation's language.</param>
/// <param name="Own">Words that mean it at this question only.</param>
/// <param name="General">Words that mean such an answer anywhere.</param>
internal sealed record Offer(AnswerId Id, string Title, IEnumerable<string> Own, IReadOnlyList<string> General)
{
    /// <summary>So many of its own words, the first ones, are its title: one in each language.</summary>
    public const int Titles = 3;
}

/// <summary>What the open question offers. Title, number and free words do the same in every channel.</summary>
internal static class Offers
{
    public static readonly AnswerId Person = new("human");
    public static readonly AnswerId GoOn = new("go-on");
    public static readonly AnswerId FromIdField = new("id-field");
    public static readonly AnswerId FromPhone = new("phone-number");
    public static readonly AnswerId Good = new("good");
    public static readonly AnswerId Fair = new("fair");
    public static readonly AnswerId Bad = new("bad");
    public static readonly AnswerId NoThanks = new("no-thanks");

    public static IReadOnlyList<Offer> For(TurnInProgress turn, OpenQuestion? question) => question switch
    {
        OpenQuestion.AtStep when turn.Here is var (_, step) => [.. step.Answers.Select(answer => OfStep(turn, answer)), .. PersonBeside(turn, step)],
        OpenQuestion.GoAhead => [Standard(turn, AnswerId.Yes), Standard(turn, AnswerId.No)],
        OpenQuestion.WhichPlaybook which => [.. which.Choices.Select(choice => OfPlaybook(turn, choice)), Standard(turn, AnswerId.NoneOfThese)],
        OpenQuestion.ForEvidence(EvidenceItem.Screenshots) => [Standard(turn, AnswerId.Done), Standard(turn, AnswerId.CannotGet)],
        OpenQuestion.ForEvidence => [Standard(turn, AnswerId.CannotGet)],
        OpenQuestion.CopiedFrom => [Named(turn, FromIdField, Phrase.CopiedFromIdField), Named(turn, FromPhone, Phrase.CopiedFromPhone)],
        OpenQuestion.WhichId =>
        [
            Named(turn, new AnswerId(EvidenceItem.PhoneNumberId.Name()), Phrase.WhichIdPhone),
            Named(turn, new AnswerId(EvidenceItem.WabaId.Name()), Phrase.WhichIdWaba),
        ],
        OpenQuestion.PersonOrGoOn => [Named(turn, Person, Phrase.TalkToPerson), Named(turn, GoOn, Phrase.GoOn)],
        OpenQuestion.HowWasIt => [Named(turn, Good, Phrase.RatingGood), Named(turn, Fair, Phrase.RatingFair), Named(turn, Bad, Phrase.RatingBad)],
        OpenQuestion.WhyWasItSo => [Named(turn, NoThanks, Phrase.NoThanks)],
        OpenQuestion.CameBack => [Standard(turn, AnswerId.Yes), Standard(turn, AnswerId.No)],
        OpenQuestion.WhichLanguage => [.. LanguageCodes.All.Select(OfLanguage)],
        _ => [],
    };

    /// <summary>Whether the text is, word for word, what one of the open question's buttons says.</summary>
    public static bool HaveTitle(TurnInProgress turn, string text)
    {
        var said = TextFolding.Fold(text);
        return said.Count > 1 && For(turn, turn.Conversation.Question).Any(offer =>
            TextFolding.Fold(offer.Title) is var title && title.Count == said.Count && title.Words(0, title.Count).SequenceEqual(said.Words(0, said.Count)));
    }

    private static Offer OfStep(TurnInProgress turn, Answer answer) => new(
        answer.Id,
        answer.Title.In(turn.Language),
        InAllLanguages(answer.Title).Concat(answer.Words), // put together for who reads words; a tap needs none
                                                           // A step's own "go-on" is no answer to "a person, or go on?", where a "no" means it.
        StandardAnswers.Ids.Contains(answer.Id) ? turn.Knowledge.Words.WordsFor(answer.Id) : []);

    /// <summary>Where a step failed twice, a person is one of its answers, if not already.</summary>
    private static IEnumerable<Offer> PersonBeside(TurnInProgress turn, Step step)
    {
        var person = Named(turn, Person, Phrase.TalkToPerson) with { General = [] };
        return turn.Conversation.Troubles.GetValueOrDefault(step.Origin) >= Patience.Limit && step.Answers.All(answer => answer.Title.In(turn.Language) != person.Title)
            ? [person]
            : [];
    }

    private static Offer OfPlaybook(TurnInProgress turn, PlaybookId playbook)
    {
        var choice = turn.Knowledge.Current[playbook].Choice;
        return new Offer(new AnswerId(playbook.Value), choice.In(turn.Language), InAllLanguages(choice), []);
    }

    private static Offer OfLanguage(Language language)
    {
        var name = language switch
        {
            Language.Spanish => "Español",
            Language.Portuguese => "Português",
            _ => "English",
        };
        return new Offer(new AnswerId(language.Code()), name, [name], []);
    }

    private static Offer Standard(TurnInProgress turn, AnswerId answer)
    {
        var title = turn.Knowledge.Titles[answer];
        return new Offer(answer, title.In(turn.Language), InAllLanguages(title), turn.Knowledge.Words.WordsFor(answer));
    }

    private static Offer Named(TurnInProgress turn, AnswerId answer, Phrase title)
    {
        var wording = turn.Knowledge.Phrases[title];
        return new Offer(answer, wording.In(turn.Language), InAllLanguages(wording), turn.Knowledge.Words.WordsFor(answer));
    }

    private static string[] InAllLanguages(Wording wording) => [wording.English, wording.Spanish, wording.Portuguese];
}
