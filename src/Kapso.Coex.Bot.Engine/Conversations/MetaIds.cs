using Kapso.Coex.Bot.Engine.Evidence;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Triage;

namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>Takes Meta's ids from what customers write. A doubtful one is asked about, never taken silently.</summary>
internal static class MetaIds
{
    private const int WordsBetween = 4;

    private static readonly PhraseMatcher Labels = new(
    [
        (nameof(EvidenceItem.WabaId), ["waba", "wabaid", "waba id", "business account id", "account id", "id de la cuenta", "id da conta"]),
        (nameof(EvidenceItem.PhoneNumberId),
        [
            "phone number id", "phone id", "phonenumberid", "id del numero", "id do numero", "id de numero", "identificador del numero", "id do telefone",
            "id del telefono",
        ]),
    ]);

    public static bool IsIn(string text) => IdCheck.Numbers(text).Any(number => number.Digits.Length is >= IdCheck.Shortest and <= IdCheck.Longest);

    /// <summary>Ids with their name right before them, and nothing doubtful about them.</summary>
    public static IReadOnlyList<(EvidenceItem Item, WrittenNumber Number)> NamedIn(string text)
    {
        var named = new List<(EvidenceItem, WrittenNumber)>();
        var from = 0;
        foreach (var number in IdCheck.Numbers(text))
        {
            var before = TextFolding.Fold(text[from..number.Start]);
            from = number.End + 1;
            if (IdCheck.Check(number) == IdProblem.None && Labels.Find(before) is [.., var label] && before.Count - label.End <= WordsBetween)
            {
                named.Add((Enum.Parse<EvidenceItem>(label.Id), number));
            }
        }

        return named;
    }

    /// <summary>One id or both without a word that says which; none for what we know already and for what may be a phone number.</summary>
    public static IReadOnlyList<string> UnnamedIn(TurnInProgress turn, string text)
    {
        var numbers = IdCheck.Numbers(text);
        return numbers.Count is 1 or 2 && numbers.All(number => IdCheck.Check(number) == IdProblem.None && !IsKnown(turn, number.Digits))
            ? [.. numbers.Select(number => number.Digits).Distinct()]
            : [];
    }

    private static bool IsKnown(TurnInProgress turn, string digits) =>
        turn.Conversation.Evidence.Values(EvidenceItem.PhoneNumberId).Contains(digits) || turn.Conversation.Evidence.Values(EvidenceItem.WabaId).Contains(digits);

    /// <summary>Free words while an id is asked for. False when there is no number in them.</summary>
    public static bool Hear(TurnInProgress turn, EvidenceItem asked, string text)
    {
        if (Collecting.TakeWhatIsNamed(turn, text))
        {
            Collecting.GoOn(turn);
            return true;
        }

        var numbers = IdCheck.Numbers(text);
        var best = numbers.OrderByDescending(number => number.Digits.Length).FirstOrDefault();
        if (best is null || best.Digits.Length < 5)
        {
            return false;
        }

        if (numbers.Where(number => IdCheck.Check(number) == IdProblem.None).ToList() is [var first, var second, ..] && first.Digits != second.Digits)
        {
            Note(turn, asked, first.Digits);
            best = second;
            asked = asked == EvidenceItem.PhoneNumberId ? EvidenceItem.WabaId : EvidenceItem.PhoneNumberId;
        }

        Take(turn, asked, best);
        return true;
    }

    /// <summary>The customer says that it is the id: unless it is the other id's value, it is taken.</summary>
    public static void Accept(TurnInProgress turn, EvidenceItem item, string value)
    {
        if (turn.Conversation.Evidence.Values(Other(item)).Contains(value))
        {
            turn.Open(new OpenQuestion.WhichId(value, null));
            return;
        }

        Settle(turn, item, value);
    }

    /// <summary>It is this id, and not the other one.</summary>
    public static void Settle(TurnInProgress turn, EvidenceItem item, string value)
    {
        if (turn.Conversation.Evidence.Values(Other(item)).Contains(value))
        {
            turn.Keep(new EvidenceTakenBack(Other(item), turn.Now));
        }

        Note(turn, item, value);
        if (turn.Conversation.Question is OpenQuestion.WhichId { Other: { } second })
        {
            Note(turn, Other(item), second);
        }

        if (turn.Conversation.Question is OpenQuestion.WhichId { Before: { } before })
        {
            turn.Keep(new QuestionOpened(before, turn.Now));
            turn.Recall();
            return;
        }

        Collecting.GoOn(turn);
    }

    private static void Take(TurnInProgress turn, EvidenceItem item, WrittenNumber number)
    {
        switch (IdCheck.Check(number))
        {
            case IdProblem.TooShort:
                turn.Say(ReplyKind.Notice, Phrase.IdTooShort, ("value", number.Digits));
                turn.Recall();
                break;
            case IdProblem.TooLong:
                turn.Say(ReplyKind.Notice, Phrase.IdTooLong);
                turn.Recall();
                break;
            case IdProblem.LooksLikePhone:
                turn.Open(new OpenQuestion.CopiedFrom(item, number.Digits));
                break;
            default:
                Accept(turn, item, number.Digits);
                break;
        }
    }

    private static void Note(TurnInProgress turn, EvidenceItem item, string value)
    {
        turn.Keep(new EvidenceGiven(item, value, turn.Now));
        turn.Say(ReplyKind.Notice, Phrase.IdNoted, ("item", turn.Text(Collecting.ItemName(item))), ("value", value));
    }

    private static EvidenceItem Other(EvidenceItem item) =>
        item == EvidenceItem.PhoneNumberId ? EvidenceItem.WabaId : EvidenceItem.PhoneNumberId;
}
