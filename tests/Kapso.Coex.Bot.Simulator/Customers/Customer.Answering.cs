using System.Globalization;
using Kapso.Coex.Bot.Simulator.World;

namespace Kapso.Coex.Bot.Simulator.Customers;

public sealed partial class Customer
{
    private readonly Dictionary<string, string> seenAt = []; // what was found at a step whose question comes again
    private string? lookedElsewhereAt;
    private bool saidNoneOfThese;

    // What is looked for where, and may be overlooked at first.
    private static readonly Dictionary<string, (string English, string Spanish, string Portuguese)?> StillThere = new()
    {
        ["previous-provider/partners-tab"] = ("the partner", "el socio", "o parceiro"),
        ["error-2655093/recheck-partners"] = ("the partner", "el socio", "o parceiro"),
        ["error-3441041/number-still-listed"] = ("the account", "la cuenta", "a conta"),
        ["error-2655093/recheck-portfolio"] = ("the account", "la cuenta", "a conta"),
    };

    private Reaction Answer(Said question)
    {
        if (taken is { } thing)
        {
            return TakeBack(thing);
        }

        return question switch
        {
            { Evidence: not null } => Give(question),
            { Kind: "wait" } => WaitOrNot(question),
            { Confirm: true, Origin: { } origin } => Choose(question, eyes.GoesAhead(origin) ? "yes" : "no"),
            _ when Offers(question, "go-on") && Offers(question, "human") => Choose(question, IsStuck ? "human" : "go-on"),
            _ when Offers(question, "none-of-these") => NameIt(question),
            _ when Offers(question, "good") => Choose(question, "good"),
            { Origin: { } origin, Answers.Count: > 0 } => Follow(question, origin),
            _ => Write(Precisely()),
        };
    }

    // Nothing that they can do helps: a person it is.
    private bool IsStuck => World.Admin == Admin.Nobody || World.AppIsBroken || scenario.About == Complaint.WantsDedicated;

    /// <summary>One of those, if it is among them; otherwise none of them, and the next time what it is.</summary>
    private Reaction NameIt(Said question)
    {
        if (eyes.Subjects.FirstOrDefault(subject => Offers(question, subject)) is { } subject)
        {
            return Choose(question, subject);
        }

        saidNoneOfThese = !saidNoneOfThese;
        return saidNoneOfThese ? Choose(question, "none-of-these") : Write(Precisely());
    }

    private Reaction Follow(Said question, string origin)
    {
        if (lookedElsewhereAt != origin && Offers(question, "cannot-find") && chance.NextDouble() < persona.LooksElsewhere)
        {
            lookedElsewhereAt = origin;
            return Choose(question, "cannot-find");
        }

        if (chance.NextDouble() < persona.Misreports && Offers(question, "done"))
        {
            Lies++;
            return Choose(question, "done");
        }

        if (eyes.Read(origin) is not { } found)
        {
            Unread.Add(origin);
            return Choose(question, question.Answers[0].Answer);
        }

        // The step was done, and is asked about again: it is not done twice.
        var before = seenAt.GetValueOrDefault(origin);
        seenAt[origin] = found;
        found = found == "already" && before == "done" ? "done" : found;
        if (found == "yes" && StillThere.GetValueOrDefault(origin) is { } thing && chance.NextDouble() < persona.Corrects)
        {
            taken = Language switch { "es" => thing.Spanish, "pt" => thing.Portuguese, _ => thing.English };
            return Choose(question, "no", minutes: 0);
        }

        return Choose(question, found);
    }

    // Right after the wrong answer, whatever was asked next.
    private Reaction TakeBack(string thing)
    {
        taken = null;
        return Write(mouth.Say("correct", ("thing", thing)));
    }

    private Reaction WaitOrNot(Said question) => chance.NextDouble() < persona.Impatient
        ? Choose(question, "ready")
        : new Reaction([], 0, Waits: true);

    private static bool Offers(Said question, string answer) => question.Answers.Any(button => button.Answer == answer);

    /// <summary>Taps it, or says it: by its number, in words of their own, or as the button has it.</summary>
    private Reaction Choose(Said question, string answer, int minutes = 1)
    {
        var index = question.Answers.ToList().FindIndex(button => button.Answer == answer);
        if (index < 0)
        {
            return Otherwise(question, answer);
        }

        var button = question.Answers[index];
        Meant = answer;
        Move move = chance.NextDouble() < persona.Taps ? new Move.Tap(question, button)
            : chance.NextDouble() < persona.Numbers ? new Move.Write((index + 1).ToString(CultureInfo.InvariantCulture))
            : new Move.Write(InWords(question, button));
        IReadOnlyList<Move> moves = chance.NextDouble() < persona.DoubleTaps ? [move, move] : [move];
        return new Reaction(moves, chance.NextDouble() < persona.Leaves ? 60 * chance.Next(5, 48) : minutes);
    }

    private Reaction Otherwise(Said question, string answer)
    {
        var next = answer switch
        {
            "cannot-remove" when Offers(question, "cannot-find") => "cannot-find",
            "balance" or "no-admin" or "other-numbers" or "cannot-remove" when Offers(question, "other") => "other",
            "already" when Offers(question, "done") => "done",
            _ => null,
        };
        return next is not null ? Choose(question, next)
            : mouth.Knows(answer) ? Write(mouth.Say(answer, ("code", eyes.Last.Code() ?? "")))
            : Write(mouth.Say("human"));
    }

    /// <summary>What Meta's window showed in the end, in words.</summary>
    private string OfTheEnd(Button button) => eyes.Last switch
    {
        Sight.AccountMissing => mouth.Say("still-missing"),
        Sight.CodeBySms => mouth.Say("sms-again"),
        Sight.NumberOf555 => mouth.Say("open-display-name-only"),
        Sight.AlreadyInKapso => mouth.Say("open-dedicated-in-kapso"),
        var error when error.Code() is { } code => mouth.Say("still-error", ("code", code)),
        _ => mouth.Slip(button.Title),
    };

    private string InWords(Said question, Button button) => button.Answer switch
    {
        "error-3441041" or "error-2655093" or "same-error" or "another" or "something-else" or "error" or "meta-error" => OfTheEnd(button),
        "account-missing" => mouth.Say("still-missing"),
        "still-sms" or "code-by-sms" => mouth.Say("sms-again"),
        "other" => mouth.Slip(button.Title),
        var known when mouth.Knows(known) && !(known == "done" && question.Evidence is not null) => mouth.Say(known),
        _ => mouth.Slip(button.Title),
    };
}
