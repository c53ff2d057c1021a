using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;
using Kapso.Coex.Bot.Engine.Triage;

namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>An answer found in a text.</summary>
/// <param name="Rest">What the customer said after it: perhaps the next answer.</param>
internal sealed record Understood(AnswerId Answer, string Rest);

/// <summary>Which of the offered answers a text means, if any: by number, by title, or by words.</summary>
internal static class Understanding
{
    private const string DoesNotKnow = "?";
    private const string StopsShort = "…";
    private const int ShortText = 3;
    private const int Near = 3;

    private static readonly HashSet<string> Affirms = [AnswerId.Done.Value, AnswerId.Already.Value, AnswerId.Yes.Value, AnswerId.Ready.Value];

    private static readonly HashSet<string> Denials =
    [
        "not", "no", "nao", "never", "nunca", "tampoco", "sin", "havent", "hasnt", "didnt", "dont", "doesnt", "cant", "couldnt", "cannot", "wont", "isnt",
        "wasnt",
    ];

    public static Understood? AnswerIn(string text, IReadOnlyList<Offer> offers, Vocabulary words)
    {
        var said = TextFolding.Fold(text);
        return ByNumber(said, offers) ?? ByCode(text, offers) ?? ByWords(said, offers, words, IsQuestion(text));
    }

    /// <summary>
    /// The answer to a question that the customer has not even read: taken only when the words leave no doubt that they are about it.
    /// </summary>
    public static Understood? AnswerAhead(string text, Step step, IReadOnlyList<Offer> offers, Vocabulary words)
    {
        var said = TextFolding.Fold(text);
        var mentionsStep = Corrections.Mentions(step, text);
        var sure = mentionsStep ? offers : [.. offers.Select(offer => offer with { General = [] })];
        return ByWords(said, sure, words, isQuestion: false);
    }

    private static Understood? ByNumber(FoldedText said, IReadOnlyList<Offer> offers)
    {
        var words = said.Text.Split(' ');
        var number = words.Length switch
        {
            1 => words[0],
            2 when words[0] is "opcion" or "opcao" or "option" or "la" or "el" or "a" or "o" or "number" or "numero" or "the" => words[1],
            _ => "",
        };
        return number.Length == 1 && number[0] is >= '1' and <= '9' && number[0] - '1' < offers.Count
            ? new Understood(offers[number[0] - '1'].Id, "")
            : null;
    }

    /// <summary>"It says 2655093" is the answer called <c>error-2655093</c>.</summary>
    private static Understood? ByCode(string text, IReadOnlyList<Offer> offers)
    {
        foreach (var number in Evidence.IdCheck.Numbers(text))
        {
            if (offers.FirstOrDefault(offer => offer.Id.Value == $"error-{number.Digits}") is { } byCode)
            {
                return new Understood(byCode.Id, "");
            }
        }

        return null;
    }

    private static Understood? ByWords(FoldedText said, IReadOnlyList<Offer> offers, Vocabulary words, bool isQuestion)
    {
        var phrases = offers
            .Select(offer => (offer.Id.Value, offer.Own.Concat(offer.General)))
            .Append((DoesNotKnow, words.PhrasesFor(Cue.DoesNotKnow)))
            .Append((StopsShort, words.PhrasesFor(Cue.Correction)));
        var first = 0;
        foreach (var hit in new PhraseMatcher(phrases).Find(said))
        {
            if (hit.Id == DoesNotKnow)
            {
                return offers.Any(offer => offer.Id == AnswerId.CannotFind) ? new Understood(AnswerId.CannotFind, "") : null;
            }

            if (hit.Id == StopsShort)
            {
                // The "no" of "no wait" is none, and what follows an "actually" is what the customer says.
                first = hit.First == first ? hit.End : first;
            }
            else if (Counts(hit, first, said, isQuestion) && !IsDenied(hit, said))
            {
                return new Understood(new AnswerId(hit.Id), hit.End < said.Count ? said.Quote(hit.End, said.Count) : "");
            }
        }

        return null;
    }

    /// <summary>One word decides only where it leads or the text is short; "no" in the middle of a story is not an answer.</summary>
    private static bool Counts(PhraseHit hit, int first, FoldedText said, bool isQuestion) =>
        hit.End - hit.First == said.Count
        || (!isQuestion && (hit.End - hit.First > 1 || hit.First == first || hit.Placement == Placement.Whole || said.Count <= ShortText));

    /// <summary>"I have not done it yet" is not "done", and "it does not connect" is not "it does". A comma ends what a "no" denies.</summary>
    private static bool IsDenied(PhraseHit hit, FoldedText said)
    {
        if (!Affirms.Contains(hit.Id))
        {
            return false;
        }

        for (var at = hit.First; at > 0 && at > hit.First - Near && !said.Tokens[at].OpensClause && !said.Tokens[at].OpensSentence; at--)
        {
            if (Denies(said, at - 1))
            {
                return true;
            }
        }

        // "Isso não serve" and "si no aparece" begin with a yes and are none; "ya no aparece" is a done all the same.
        return (hit.End - hit.First > 1 || hit.Id == AnswerId.Yes.Value) && hit.End < said.Count && !said.Tokens[hit.End].OpensClause && !said.Tokens[hit.End].OpensSentence && Denies(said, hit.End);
    }

    private static bool Denies(FoldedText said, int at) => Denials.GetAlternateLookup<ReadOnlySpan<char>>().Contains(said.Word(at));

    private static bool IsQuestion(string text) => text.Contains('?', StringComparison.Ordinal);
}
