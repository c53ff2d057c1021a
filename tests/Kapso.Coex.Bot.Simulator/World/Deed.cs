namespace Kapso.Coex.Bot.Simulator.World;

/// <summary>What a customer can do. Nothing else changes the world but time.</summary>
public enum Deed
{
    RemoveFromKapso,
    DisconnectInApp,
    RemovePartner,
    RemoveAccount,
    DeleteNumber,
    ChooseOtherPortfolio,
    ChooseBusinessApp,
    EnterOwnNumber,
    InstallBusinessApp,
    UpdateApp,
    UseAppForAWeek,
    WaitFiveMinutes,
    TryToConnect,
    SendTestMessage,
}

/// <summary>What the customer sees of it.</summary>
public enum Sight
{
    Done,

    /// <summary>There was nothing to do.</summary>
    NotThere,

    /// <summary>The button is there and does not let them.</summary>
    Refused,
    PendingBalance,
    NotAdmin,

    // How a try to connect ends.
    Connected,
    Error2655093,
    Error3441041,
    Error3441045,
    Error3441049,
    Error4563015,
    Error2494100,
    AccountMissing,
    CodeBySms,
    NumberOf555,
    AlreadyInKapso,
    AppDoesNotOpen,

    // Whether the test message came in.
    Arrived,
    NotArrived,
}

public static class Sights
{
    /// <summary>Meta's number for it, as its window shows; null where it shows none.</summary>
    public static string? Code(this Sight sight) => sight switch
    {
        Sight.Error2655093 => "2655093",
        Sight.Error3441041 => "3441041",
        Sight.Error3441045 => "3441045",
        Sight.Error3441049 => "3441049",
        Sight.Error4563015 => "4563015",
        Sight.Error2494100 => "2494100",
        _ => null,
    };

    /// <summary>The window's sentence, in English as Meta's pages have it.</summary>
    public static string Words(this Sight sight) => sight switch
    {
        Sight.Error2655093 => "The business is already sharing this WhatsApp Business Account with a partner. Disconnect the current partner in the WhatsApp Business App, then return here.",
        Sight.Error3441041 => "The phone number you have entered is not associated with the business you selected.",
        Sight.Error3441045 => "Your phone number isn't eligible to connect to the WhatsApp Business Platform.",
        Sight.Error3441049 => "This phone number is already registered with the product.",
        Sight.Error4563015 => "Update your WhatsApp Business app to the latest version.",
        Sight.Error2494100 => "The service is temporarily unavailable. Try again later.",
        _ => "Something went wrong.",
    };
}
