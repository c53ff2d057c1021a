using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;
using Kapso.Coex.Bot.Engine.Triage;

namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>An answer found in a text.</summary>
/// <param name="Rest">What the customer said after it: perhaps the next answer.</param>
/// <param name="SaysMore">Whether there is a whole thought beside it, such as the reason.</param>
internal sealed record Understood(AnswerId Answer, string Rest, bool SaysMore = false);

/// <summary>Which of the offered answers a text means, if any: by number, by title, or by words.</summary>
internal static class Understanding
{
    private const string DoesNotKnow = "?";
    private const string StopsShort = "…";
    private const string BareAnswer = "yes-or-no";
    private const int ShortText = 3;
    private const int WordsOfAThought = 2;
    private const int Near = 3;

    private static readonly HashSet<string> Affirms = [AnswerId.Done.Value, AnswerId.Already.Value, AnswerId.Yes.Value, AnswerId.Ready.Value, "connected"];

    private static readonly HashSet<string> Denials =
    [
        "not", "no", "nao", "never", "nunca", "tampoco", "sin", "havent", "hasnt", "didnt", "dont", "doesnt", "cant", "couldnt", "cannot", "wont", "isnt",
        "wasnt",
    ];

    // After these an "ok" only says that it was read.
    private static readonly Cue[] Troubles =
        [Cue.StillFails, Cue.DoesNotKnow, Cue.Obstructed, Cue.SomebodyElse, Cue.NotDone, Cue.Why, Cue.HowLong, Cue.Where, Cue.Who, Cue.WhatIsLost];

    private static readonly Cue[] Questions = [Cue.Why, Cue.HowLong, Cue.Where, Cue.WhatIsLost];

    private static readonly HashSet<string> Fillers = ["ok", "okay", "okey", "vale", "va", "dale", "certo", "beleza", "bueno"];

    public static Understood? AnswerIn(string text, IReadOnlyList<Offer> offers, Vocabulary words)
    {
        var said = TextFolding.Fold(text);
        return Ordinals.AnswerIn(said, offers) ?? ByCode(text, offers) ?? ByWords(said, offers, words, IsQuestion(text));
    }

    /// <summary>A yes or a no and nothing else: at a question that offers neither, it says nothing.</summary>
    public static bool IsBareYesOrNo(string text, Vocabulary words) =>
        new PhraseMatcher([(BareAnswer, [.. words.WordsFor(AnswerId.Yes), .. words.WordsFor(AnswerId.No), "yes", "no", "si", "sim", "nao"])])
            .WholeOf(TextFolding.Fold(text)) is not null;

    /// <summary>
    /// The answer to a question that the customer has not even read: taken only when the words leave no doubt that they are about it.
    /// </summary>
    public static Understood? AnswerAhead(string text, Step step, IReadOnlyList<Offer> offers, Vocabulary words)
    {
        var said = TextFolding.Fold(text);
        var sure = Corrections.Mentions(step, text) ? offers : [.. offers.Select(WithoutGeneral)];
        return ByWords(said, sure, words, isQuestion: false);
    }

    /// <summary>"Listo" on a button is as general as "listo" in a sentence: it may have been said to any step.</summary>
    private static Offer WithoutGeneral(Offer offer) => offer with
    {
        Own = StandardAnswers.Ids.Contains(offer.Id) ? [.. offer.Own.Skip(Offer.Titles)] : offer.Own,
        General = [],
    };

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
        var first = AfterFillers(said);
        List<PhraseHit> hits = [.. new PhraseMatcher(phrases).Find(said).Where(hit => hit.Exact || !HasDigit(said, hit))];
        foreach (var hit in hits)
        {
            if (hit.Id == DoesNotKnow)
            {
                return offers.Any(offer => offer.Id == AnswerId.CannotFind) ? new Understood(AnswerId.CannotFind, "") : null;
            }

            if (hit.Id == StopsShort || IsFiller(hit, said, words))
            {
                // An "ok" before a trouble only says that it was read. The "no" of "no wait" is none, and what follows an "actually" is what the customer says.
                first = hit.First == first ? hit.End : first;
            }
            else if (Counts(hit, first, said, isQuestion) && !IsDenied(hit, said) && !(hit.Id == AnswerId.Yes.Value && IsPartOfAQuestion(hit, said, words)))
            {
                if (hits.Exists(later => TakesBack(later, hit, said)))
                {
                    return null;
                }

                if (hits.Exists(later => WasOnlyTheBeginning(hit, later, said)))
                {
                    continue;
                }

                return new Understood(
                    new AnswerId(hit.Id),
                    hit.End < said.Count ? said.Quote(hit.End, said.Count) : "",
                    SaysMore: said.Count - (hit.End - hit.First) >= WordsOfAThought);
            }
        }

        return null;
    }

    /// <summary>"Pra que é isso" and "exactly where is that" ask, with or without their mark. "Sí, y cuánto tarda" says yes first.</summary>
    private static bool IsPartOfAQuestion(PhraseHit hit, FoldedText said, Vocabulary words) =>
        !(hit.First == 0 && hit.End < said.Count && (said.Tokens[hit.End].OpensClause || said.Tokens[hit.End].OpensSentence))
        && words.CuesIn(said.Original).Overlaps(Questions);

    /// <summary>"Ok finished, what now" begins with its second word.</summary>
    private static int AfterFillers(FoldedText said)
    {
        var first = 0;
        while (first + 1 < said.Count && Fillers.GetAlternateLookup<ReadOnlySpan<char>>().Contains(said.Word(first)))
        {
            first++;
        }

        return first;
    }

    private static bool IsFiller(PhraseHit hit, FoldedText said, Vocabulary words) =>
        hit.Id == AnswerId.Yes.Value && hit.End < said.Count && hit.End - hit.First == 1 && Fillers.GetAlternateLookup<ReadOnlySpan<char>>().Contains(said.Word(hit.First))
        && words.CuesIn(said.Quote(hit.End, said.Count)).Overlaps(Troubles);

    /// <summary>"No, es el correcto": no and yes at once is neither. "No, claro que no" is one.</summary>
    private static bool TakesBack(PhraseHit later, PhraseHit hit, FoldedText said) =>
        later.First >= hit.End && hit.End - hit.First == 1 && said.Tokens[hit.End].OpensClause && hit.Id == AnswerId.No.Value && later.Id == AnswerId.Yes.Value
        && !Enumerable.Range(later.End, said.Count - later.End).Any(at => Denies(said, at));

    /// <summary>"Ya busqué y no está" begins like a done, "sí, ya no aparece" like a yes, and both say the contrary; "ya no está" does not.</summary>
    private static bool WasOnlyTheBeginning(PhraseHit hit, PhraseHit later, FoldedText said) =>
        hit.End - hit.First == 1 && later.End - later.First > 1 && (IsTakenOn(hit, later, said) || (later.First == hit.End && hit.Id == AnswerId.Yes.Value && later.Id == AnswerId.No.Value));

    private static bool IsTakenOn(PhraseHit hit, PhraseHit later, FoldedText said) =>
        later.First > hit.End
        && Affirms.Contains(hit.Id) && !Affirms.Contains(later.Id) && later.Id != StopsShort
        && !said.Tokens[hit.End].OpensClause && !said.Tokens[hit.End].OpensSentence
        && !IsNoLonger(later.First, said);

    private static bool IsNoLonger(int at, FoldedText said) => said.Word(at - 1) is "ya" or "ja";

    /// <summary>
    /// One word decides only where it leads or the text is short; "no" in the middle of a story is not an answer. A letter decides alone
    /// only: "y" is a yes, and in Spanish an "and".
    /// </summary>
    private static bool Counts(PhraseHit hit, int first, FoldedText said, bool isQuestion) =>
        hit.End - hit.First == said.Count
        || (!isQuestion && said.Words(hit.First, hit.End).Length > 1 && (hit.Id != AnswerId.No.Value || Negations.StandsAlone(hit, said)) && (hit.End - hit.First > 1 || hit.First == first || hit.First == 0 || hit.Placement == Placement.Whole || said.Count <= ShortText));

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

        // "Isso não serve" and "si no aparece" begin with a yes and are none; "ya no aparece" is a done all the same, and "listo, ya no está" too.
        // And "claro que no" is a no, whatever it begins with.
        var next = hit.End < said.Count && said.Word(hit.End) is "que" ? hit.End + 1 : hit.End;
        return !IsNoLonger(hit.End, said) && (hit.End - hit.First > 1 || hit.Id == AnswerId.Yes.Value) && next < said.Count && !said.Tokens[next].OpensClause && !said.Tokens[next].OpensSentence && Denies(said, next);
    }

    /// <summary>One digit more or less is no slip: it is another code.</summary>
    private static bool HasDigit(FoldedText said, PhraseHit hit) => said.Words(hit.First, hit.End).ContainsAnyInRange('0', '9');

    private static bool Denies(FoldedText said, int at) =>
        Denials.GetAlternateLookup<ReadOnlySpan<char>>().Contains(said.Word(at)) && !Negations.MeansInThe(said, at);

    private static bool IsQuestion(string text) => text.Contains('?', StringComparison.Ordinal);
}
