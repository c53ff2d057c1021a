using Kapso.Coex.Bot.Simulator.World;

namespace Kapso.Coex.Bot.Simulator.Customers;

public sealed partial class Customer
{
    private int photos;
    private bool confused;

    /// <summary>The sentence that they would copy from Meta's window, with its number.</summary>
    public string ErrorText => eyes.Last.Code() is { } code ? $"(#{code}) {eyes.Last.Words()}" : eyes.Last.Words();

    private Reaction Give(Said question)
    {
        if (Offers(question, "id-field"))
        {
            return Choose(question, question.Text.Contains(Ids.Phone[1..], StringComparison.Ordinal) ? "phone-number" : "id-field");
        }

        if (Offers(question, "waba_id"))
        {
            return Choose(question, question.Text.Contains(Ids.WabaId, StringComparison.Ordinal) ? "waba_id" : "phone_number_id");
        }

        if (question.Evidence != "screenshots" && chance.NextDouble() < persona.CannotGet)
        {
            return Offers(question, "cannot-get") ? Choose(question, "cannot-get") : Write(mouth.Say("cannot-get"));
        }

        switch (question.Evidence)
        {
            case "phone_number_id" when !confused && chance.NextDouble() < persona.ConfusesIds:
                confused = true;
                return Write(mouth.Slip(Ids.Phone));
            case "phone_number_id" when chance.NextDouble() < persona.TwoAtOnce:
                return Write(mouth.Say("give-both", ("phone_number_id", Ids.PhoneNumberId), ("waba_id", Ids.WabaId)));
            case "phone_number_id":
                return Write(mouth.Say("give-phone-id", ("id", Ids.PhoneNumberId)));
            case "waba_id":
                return Write(mouth.Say("give-waba-id", ("id", Ids.WabaId)));
            case "meta_error_text":
                return Write(mouth.Say("give-error-text", ("text", ErrorText)));
            case "screenshots" when photos < 2:
                photos++;
                return new Reaction([new Move.Photo($"pantalla-{photos}.png", photos == 1 ? "" : mouth.Say("with-screenshot"))], 1);
            default:
                return Offers(question, "done") ? Choose(question, "done") : Write(mouth.Say("no-more"));
        }
    }
}
