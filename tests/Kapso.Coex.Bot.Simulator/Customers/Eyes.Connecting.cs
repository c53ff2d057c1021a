using Kapso.Coex.Bot.Simulator.World;

namespace Kapso.Coex.Bot.Simulator.Customers;

internal sealed partial class Eyes
{
    private string? Connecting(string origin)
    {
        switch (origin)
        {
            case "standard-setup/which-app":
                return World.App == PhoneApp.Business ? "business" : "personal";
            case "standard-setup/move-to-business":
                Do(Deed.InstallBusinessApp);
                return "done";
            case "standard-setup/update-app":
                Do(Deed.UpdateApp);
                return "done";
            case "standard-setup/earlier-connection":
                return YesNo(World.LinkedInApp || World.DedicatedInKapso || World.Partner != Partner.None || World.Account != OldAccount.None || World.Lock != StaleLock.None);
            case "standard-setup/choose-app" or "display-name-only/choose-app":
                Do(Deed.ChooseBusinessApp);
                return "done";
            case "standard-setup/open-numbers" or "standard-setup/click-connect" or "standard-setup/log-in" or "wrong-onboarding-option/restart" or "display-name-only/restart":
                return "done";
            case "standard-setup/scan-qr":
                Try();
                return "done";
            case "standard-setup/what-happened":
                return Last switch
                {
                    Sight.Connected => "connected",
                    Sight.CodeBySms => "code-by-sms",
                    Sight.AccountMissing => "account-missing",
                    _ when Last.Code() is not null => "error",
                    _ => "something-else",
                };
            case "standard-setup/which-error":
                return Last switch
                {
                    Sight.Error3441041 => "error-3441041",
                    Sight.Error2655093 => "error-2655093",
                    Sight.Error3441045 => "not-eligible",
                    _ => "another",
                };
            case "wrong-onboarding-option/which-code":
                return Last == Sight.CodeBySms ? "sent" : "other-choice";
            case "wrong-onboarding-option/which-qr":
                return "metas-window";
            case "wrong-onboarding-option/choose-path":
                Do(Deed.ChooseBusinessApp);
                Try();
                return "done";
            case "wrong-onboarding-option/which-now":
                return Last switch
                {
                    Sight.Connected => "qr",
                    Sight.CodeBySms => "still-sms",
                    _ => "error",
                };
            case "wrong-onboarding-option/in-business-app":
                return YesNo(World.App == PhoneApp.Business);
            case "wrong-onboarding-option/scan-qr" or "wrong-onboarding-option/paste-code":
                return "done";
            case "wrong-onboarding-option/result":
                return AsResult();
            case "display-name-only/which-number":
                return "own-number";
            case "display-name-only/what-it-is":
                return YesNo(World.TakesNameOnly);
            case "display-name-only/enter-number":
                Do(Deed.EnterOwnNumber);
                return Rules.Attempt(World) == Sight.CodeBySms ? "sms" : "done";
            case "display-name-only/scan" or "wrong-onboarding-option/start-again":
                Try();
                return "done";
            case "display-name-only/result":
                return AsResult();
            case "wrong-onboarding-option/needs-business-app":
                return "business-app";
            case "other-meta-error/what-now":
                return Last switch
                {
                    Sight.CodeBySms => "code-by-sms",
                    Sight.AccountMissing => "account-missing",
                    Sight.Error3441045 => "not-eligible",
                    Sight.AlreadyInKapso => "in-kapso",
                    Sight.NumberOf555 => "number-555",
                    _ when Last.Code() is not null => TypesCode,
                    _ => "none",
                };
            case "display-name-only/see-connected":
                return YesNo(Rules.ShowsInKapso(World));
            case "not-eligible/live-in-app":
                return YesNo(World.App == PhoneApp.Business);
            case "not-eligible/where-is-it":
                return "with-phone";
            case "not-eligible/how-used":
                return World.HardlyUsed ? "little" : "daily";
            case "not-eligible/how-go-on":
                return "later";
            case "not-eligible/how-it-went":
                Do(Deed.UseAppForAWeek);
                return Try() == Sight.Connected ? "connected" : "still-not";
            case "other-meta-error/what-shows":
                return Last.Code() is not null ? TypesCode : "no";
            case "other-meta-error/already-registered":
                return YesNo(!World.TakesWrongOption);
            case "other-meta-error/region-choice":
                return "person";
            case "other-meta-error/limit-reached":
                return "yes";
            case "other-meta-error/retry" or "other-meta-error/try-later":
                before = Last;
                Try();
                return "done";
            case "other-meta-error/result":
                return Last == before && Last != Sight.Connected ? "same-error" : AsResult();
            case "other-meta-error/remove-page-link" or "other-meta-error/two-factor" or "other-meta-error/prove-it-is-you":
                return "done";
            default:
                return null;
        }
    }

    /// <summary>No button fits, and the question says that a number may be typed.</summary>
    private const string TypesCode = "still-error";

    private Sight? before;

    private string AsResult() => Last switch
    {
        Sight.Connected => "connected",
        Sight.Error3441041 => "error-3441041",
        Sight.Error2655093 => "error-2655093",
        Sight.AccountMissing => "account-missing",
        _ => "something-else",
    };
}
