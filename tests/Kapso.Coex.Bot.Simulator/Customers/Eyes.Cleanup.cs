using Kapso.Coex.Bot.Simulator.World;

namespace Kapso.Coex.Bot.Simulator.Customers;

internal sealed partial class Eyes
{
    private string? Cleanup(string origin)
    {
        switch (origin)
        {
            case "previous-provider/which-places":
                return "some";
            case "previous-provider/in-kapso":
                return YesNo(World.DedicatedInKapso);
            case "previous-provider/remove-in-kapso":
                return DoneOr(Do(Deed.RemoveFromKapso));
            case "previous-provider/disconnect-in-app" or "error-2655093/recheck-app":
                return DoneOr(Do(Deed.DisconnectInApp));
            case "previous-provider/partners-tab" or "error-2655093/recheck-partners":
                return YesNo(World.Partner != Partner.None);
            case "previous-provider/remove-partner":
                return DoneOr(Do(Deed.RemovePartner));
            case "previous-provider/keep-partner":
                return World.Admin == Admin.Nobody || World.Partner == Partner.Stuck ? "cannot-remove" : "go-on";
            case "previous-provider/keep-in-kapso":
                return "go-on";
            case "previous-provider/remove-account":
                return DoneOr(Do(Deed.RemoveAccount));
            case "previous-provider/keep-account":
                return World.Account switch
                {
                    OldAccount.WithOtherNumbers => "other-numbers",
                    OldAccount.WithBalance => "balance",
                    _ when World.Admin == Admin.Nobody => "no-admin",
                    _ => "go-on",
                };
            case "previous-provider/admin-needed":
                return World.Admin == Admin.Nobody ? "person" : "go-on";
            case "error-3441041/number-still-listed" or "error-2655093/recheck-portfolio":
                return YesNo(World.Account != OldAccount.None);
            case "previous-provider/connects-now" or "error-3441041/connected-there" or "waba-missing/appears-there" when Last == Sight.Connected:
                return "yes";
            case "previous-provider/connects-now":
                return YesNo(Try() == Sight.Connected);
            case "previous-provider/try-again":
                Try();
                return "done";
            case "previous-provider/what-happened":
                return Last switch
                {
                    Sight.Connected => "connected",
                    Sight.Error3441041 => "error-3441041",
                    Sight.Error2655093 => "error-2655093",
                    Sight.AccountMissing => "account-missing",
                    _ => "something-else",
                };
            case "previous-provider/see-connected" or "previous-provider/see-again":
                return YesNo(Rules.ShowsInKapso(World));
            case "previous-provider/test-message" or "previous-provider/second-message":
                return YesNo(Do(Deed.SendTestMessage) == Sight.Arrived);
            case "error-3441041/right-business" or "waba-missing/right-portfolio":
                return YesNo(World.Portfolio != Portfolio.Mistaken);
            case "waba-missing/other-portfolio":
                return YesNo(World.Portfolio != Portfolio.Right);
            case "error-3441041/choose-right-business" or "waba-missing/choose-portfolio":
                Do(Deed.ChooseOtherPortfolio);
                Try();
                return "done";
            case "error-3441041/connected-there" or "waba-missing/appears-there":
                return "no";
            case "waba-missing/last-look":
                return World.Portfolio == Portfolio.Right ? "nowhere" : "found";
            case "waba-missing/found-there":
                Do(Deed.ChooseOtherPortfolio);
                return YesNo(Try() == Sight.Connected);
            case "waba-missing/own-app":
                return YesNo(World.OwnApp);
            case "waba-missing/manual-or-cleanup":
                return "keep-app";
            default:
                return null;
        }
    }
}
