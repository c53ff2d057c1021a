using Kapso.Coex.Bot.Simulator.World;

namespace Kapso.Coex.Bot.Simulator.Customers;

public sealed partial class Customer
{
    private static readonly string[] Providers = ["360dialog", "Wati", "Twilio", "ManyChat", "Respond.io"];

    private string Opening() => chance.NextDouble() < persona.OpensVaguely ? mouth.Say("open-vague") : Precisely();

    /// <summary>What is wrong, as far as it shows.</summary>
    private string Precisely() => scenario.About switch
    {
        Complaint.FirstMessages => mouth.Say("open-first-messages"),
        Complaint.WebSync => mouth.Say("open-web-sync"),
        Complaint.ContactNames => mouth.Say("open-contact-names"),
        Complaint.Disconnects => mouth.Say("open-disconnects"),
        Complaint.Payment => mouth.Say("open-payment"),
        Complaint.DisplayName => mouth.Say("open-display-name"),
        Complaint.Verification => mouth.Say("open-verification"),
        Complaint.Templates => mouth.Say("open-templates"),
        Complaint.OutOfScope => mouth.Say("open-out-of-scope"),
        Complaint.WantsDedicated => mouth.Say("open-wants-dedicated"),
        Complaint.AppBroken => mouth.Say("open-app-broken"),
        _ => OfTheTry(),
    };

    private string OfTheTry()
    {
        switch (eyes.Last)
        {
            case Sight.AccountMissing:
                return mouth.Say(World.OwnApp && chance.Next(2) == 0 ? "open-own-app" : "open-account-missing");
            case Sight.CodeBySms:
                return mouth.Say("open-code-by-sms");
            case Sight.NumberOf555:
                return mouth.Say("open-display-name-only");
            case Sight.AlreadyInKapso:
                return mouth.Say("open-dedicated-in-kapso");
            case Sight.Error3441045 when chance.Next(2) == 0:
                return mouth.Say("open-not-eligible");
            case Sight.Connected: // mended meanwhile: yesterday's error
                return mouth.Say("open-error", ("code", Sight.Error2655093.Code()!));
            case Sight.Error2655093 when chance.Next(3) == 0:
                return mouth.Say("open-old-provider", ("provider", Providers[chance.Next(Providers.Length)]));
            case Sight.Error2655093 or Sight.Error3441041 when chance.Next(4) == 0:
                return mouth.Say($"open-error-{eyes.Last.Code()}");
            default:
                return mouth.Say("open-error", ("code", eyes.Last.Code()!));
        }
    }
}
