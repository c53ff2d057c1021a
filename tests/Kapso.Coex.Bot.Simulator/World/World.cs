namespace Kapso.Coex.Bot.Simulator.World;

/// <summary>
/// What is true at Meta, in Kapso and on the phone, whether anybody sees it or not. Symptoms are never stored here: <see cref="Rules"/>
/// computes them, so that one fault can hide another. Times are minutes since the customer first wrote.
/// </summary>
public sealed record WorldState
{
    public static WorldState Healthy { get; } = new();

    public int Minute { get; init; }

    /// <summary>Which app the number is registered in on the phone.</summary>
    public PhoneApp App { get; init; }

    public bool AppIsOld { get; init; }

    /// <summary>The last try broke the app: it does not open any more.</summary>
    public bool AppIsBroken { get; init; }

    /// <summary>Settings → Account → Business platform names the old provider.</summary>
    public bool LinkedInApp { get; init; }

    /// <summary>Connected numbers in Kapso lists the number as dedicated.</summary>
    public bool DedicatedInKapso { get; init; }

    /// <summary>Who stands in the Partners tab of the number's WhatsApp account.</summary>
    public Partner Partner { get; init; }

    /// <summary>The old WhatsApp account that still holds the number.</summary>
    public OldAccount Account { get; init; }

    /// <summary>Where the account lies, seen from the portfolio that the customer chooses in Meta's window.</summary>
    public Portfolio Portfolio { get; init; }

    /// <summary>The customer takes the path for numbers without the app.</summary>
    public bool TakesWrongOption { get; init; }

    /// <summary>The customer takes Meta's "Display name only".</summary>
    public bool TakesNameOnly { get; init; }

    /// <summary>Something at Meta holds the number though nothing shows.</summary>
    public StaleLock Lock { get; init; }

    /// <summary>Meta has not taken over the last change before then.</summary>
    public int SettledAt { get; init; }

    public bool HardlyUsed { get; init; }

    /// <summary>Meta's own trouble lasts until then.</summary>
    public int OutageUntil { get; init; }

    /// <summary>Who may change anything at Meta.</summary>
    public Admin Admin { get; init; }

    /// <summary>The account is assigned to a developer app of the customer's own.</summary>
    public bool OwnApp { get; init; }

    /// <summary>What of customers' messages reaches Kapso once connected.</summary>
    public Inflow Inflow { get; init; }

    /// <summary>Kapso shows the connection some minutes after it is made.</summary>
    public bool ShowsLate { get; init; }

    public bool Connected { get; init; }

    public int ConnectedAt { get; init; }

    public int TestsSent { get; init; }

    /// <summary>A customer's message was seen to arrive in Kapso.</summary>
    public bool Proven { get; init; }

    /// <summary>What was destroyed without need. Stays empty in a good conversation.</summary>
    public Harm Harm { get; init; }
}

public enum PhoneApp
{
    Business,
    Consumer,
}

public enum Partner
{
    None,
    Removable,

    /// <summary>An agency owns the account and does not let go.</summary>
    Stuck,
}

public enum OldAccount
{
    None,
    Removable,

    /// <summary>Other numbers live in it: removing it takes them along.</summary>
    WithOtherNumbers,

    /// <summary>A pending balance keeps Meta from removing it.</summary>
    WithBalance,
}

public enum Portfolio
{
    Right,

    /// <summary>The wrong one was chosen, and the customer notices when asked.</summary>
    Mistaken,

    /// <summary>The customer is sure of it; the account lies under another one of theirs.</summary>
    Elsewhere,
}

public enum StaleLock
{
    None,

    /// <summary>Goes away by itself some minutes after everything visible is gone.</summary>
    Clears,
    Never,
}

public enum Admin
{
    Customer,

    /// <summary>Somebody else has to do it, and does.</summary>
    Colleague,
    Nobody,
}

public enum Inflow
{
    All,

    /// <summary>The first message after connecting does not arrive; the second does.</summary>
    FirstIsLate,

    /// <summary>Webhook subscriptions are missing: nothing arrives.</summary>
    Nothing,
}

[Flags]
public enum Harm
{
    None = 0,

    /// <summary>Something was removed though the number could have connected at that moment.</summary>
    Needless = 1,

    /// <summary>Other numbers went with the account.</summary>
    OtherNumbers = 2,

    /// <summary>The number itself was deleted.</summary>
    Number = 4,
}
