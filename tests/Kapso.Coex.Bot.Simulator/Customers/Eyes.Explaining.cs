using Kapso.Coex.Bot.Simulator.World;

namespace Kapso.Coex.Bot.Simulator.Customers;

internal sealed partial class Eyes
{
    private string? Explaining(string origin)
    {
        var step = origin[(origin.IndexOf('/', StringComparison.Ordinal) + 1)..];
        switch (origin)
        {
            case "app-broken-after-sync/which-app":
                return "does-not-open";
            case "coexistence-or-dedicated/need":
                return complaint == Complaint.WantsDedicated ? "stability" : "phone-app";
            case "coexistence-or-dedicated/choose":
                return complaint == Complaint.WantsDedicated ? "dedicated" : "coexistence";
            case "coexistence-or-dedicated/leaves-app" or "coexistence-or-dedicated/stay":
                return "yes";
            case "coexistence-or-dedicated/in-app-now" or "manual-setup/still-in-app":
                return "yes";
            case "coexistence-or-dedicated/there":
                return "yes";
            case "manual-setup/gives-up":
                return complaint == Complaint.WantsDedicated ? "go-on" : "keep-app";
            case "manual-setup/requirements":
                return "yes";
            case "manual-setup/not-for-you":
                return "no";
            case "manual-setup/shows-connected":
                return "no";
            case "limitation-first-messages/on-the-phone":
                return "yes";
            case "limitation-first-messages/direction":
                return "from-customers";
            case "limitation-first-messages/how-many":
                return "only-first";
            case "limitation-first-messages/kind":
                return "no";
            case "limitation-first-messages/shows-connected" or "limitation-disconnects/kapso-too" or "limitation-disconnects/came-back" or "limitation-disconnects/shows-connected":
                return YesNo(Rules.ShowsInKapso(World));
            case "limitation-first-messages/test-message" or "limitation-first-messages/second-message" or "limitation-disconnects/test-message":
                return YesNo(Do(Deed.SendTestMessage) == Sight.Arrived);
            case "limitation-web-sync/which-web":
                return "whatsapp-web";
            case "limitation-web-sync/windows-or-watch":
                return "no";
            case "limitation-web-sync/what-happens":
                return "do-not-match";
            case "limitation-web-sync/web-works":
                return "yes";
            case "limitation-contact-names/whose-name":
                return "customers";
            case "limitation-disconnects/had-worked":
                return YesNo(complaint == Complaint.Disconnects);
            case "limitation-disconnects/phone-changed" or "limitation-disconnects/stable-wanted":
                return "no";
            case "limitation-disconnects/reconnect":
                return Try().Code() is not null ? "meta-error" : "done";
            case "limitation-disconnects/how-often":
                return "first-time";
            case "restriction-payment/which-payment":
                return "meta";
            case "restriction-display-name/what-stands-there":
                return "in-review";
            case "restriction-business-verification/which-verification":
                return "business";
            case "restriction-business-verification/notice":
                return "yes";
            case "restriction-template/what-happens":
                return "review";
            case "restriction-display-name/which-name" or "restriction-display-name/whose-name":
                return "business";
            default:
                return step switch
                {
                    "answers-it" => "yes",
                    "look" or "where" or "link-again" or "keep-opt-in" => "done",
                    "open-api-setup" or "add-number" or "copy-ids" or "create-token" or "add-meta-app" => "done",
                    _ => null,
                };
        }
    }
}
