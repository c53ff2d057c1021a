namespace Kapso.Coex.Bot.Simulator.World;

/// <summary>One thing that is wrong, or that a customer takes for wrong. The numbers are those of the simulator's design.</summary>
public sealed record Fault(string Name, string About, Func<WorldState, WorldState> Break)
{
    /// <summary>Faults of one group exclude each other.</summary>
    public string Group { get; init; } = "";

    /// <summary>Nothing in the world is wrong with the connection: the customer needs an explanation, or another address.</summary>
    public Complaint? Complaint { get; init; }
}

/// <summary>What a customer comes with who has no connection error.</summary>
public enum Complaint
{
    FirstMessages,
    WebSync,
    ContactNames,
    Disconnects,
    Payment,
    DisplayName,
    Verification,
    Templates,
    OutOfScope,
    WantsDedicated,
    AppBroken,
}

public static class Faults
{
    public static IReadOnlyList<Fault> All { get; } =
    [
        new("F1", "still dedicated in Kapso", world => world with { DedicatedInKapso = true }) { Group = "kapso" },
        new("F2", "old provider linked in the app", world => world with { LinkedInApp = true }) { Group = "app-link" },
        new("F3", "old partner in the Partners tab", world => world with { Partner = Partner.Removable }) { Group = "partner" },
        new("F4", "old account holds the number", world => world with { Account = OldAccount.Removable }) { Group = "account" },
        new("F4n", "old account with other numbers in it", world => world with { Account = OldAccount.WithOtherNumbers }) { Group = "account" },
        new("F4b", "old account with a pending balance", world => world with { Account = OldAccount.WithBalance }) { Group = "account" },
        new("F5", "wrong portfolio chosen", world => world with { Portfolio = Portfolio.Mistaken }) { Group = "portfolio" },
        new("F6", "account under another portfolio", world => world with { Portfolio = Portfolio.Elsewhere }) { Group = "portfolio" },
        new("F7", "wrong onboarding option", world => world with { TakesWrongOption = true }) { Group = "option" },
        new("F7n", "display name only", world => world with { TakesNameOnly = true }) { Group = "option" },
        new("F8", "tried again too soon", world => world with { SettledAt = 4 }) { Group = "time" },
        new("F9", "a colleague is the admin", world => world with { Admin = Admin.Colleague }) { Group = "admin" },
        new("F9x", "nobody is the admin", world => world with { Admin = Admin.Nobody }) { Group = "admin" },
        new("F10", "an agency holds the account and refuses", world => world with { Partner = Partner.Stuck }) { Group = "partner" },
        new("F11", "stale lock that clears", world => world with { Lock = StaleLock.Clears }) { Group = "lock" },
        new("F12", "stale lock that never clears", world => world with { Lock = StaleLock.Never }) { Group = "lock" },
        new("F13", "own developer app", world => world with { OwnApp = true }) { Group = "own-app" },
        new("F14", "webhook subscription missing", world => world with { Inflow = Inflow.Nothing }) { Group = "inflow" },
        new("F15", "first message late", world => world with { Inflow = Inflow.FirstIsLate }) { Group = "inflow" },
        new("F15s", "Kapso shows it late", world => world with { ShowsLate = true }) { Group = "shows" },
        new("F17", "the consumer app", world => world with { App = PhoneApp.Consumer }) { Group = "phone" },
        new("F17v", "an old version of the app", world => world with { AppIsOld = true }) { Group = "phone" },
        new("F17a", "hardly used in the app", world => world with { HardlyUsed = true }) { Group = "activity" },
        new("F18", "trouble at Meta", world => world with { OutageUntil = 2 }) { Group = "outage" },
        new("F22", "already mended, yesterday's error told", world => world) { Group = "mended" },
        Telling("F15a", "first messages missing", Complaint.FirstMessages, world => world with { Connected = true, Inflow = Inflow.FirstIsLate }),
        Telling("F15b", "WhatsApp Web does not sync", Complaint.WebSync, world => world with { Connected = true }),
        Telling("F15c", "contact names differ", Complaint.ContactNames, world => world with { Connected = true }),
        Telling("F15d", "it dropped", Complaint.Disconnects, world => world),
        Telling("F16a", "payment", Complaint.Payment, world => world with { Connected = true }),
        Telling("F16b", "display name", Complaint.DisplayName, world => world with { Connected = true }),
        Telling("F16c", "business verification", Complaint.Verification, world => world with { Connected = true }),
        Telling("F16d", "templates", Complaint.Templates, world => world with { Connected = true }),
        Telling("F19", "not our subject", Complaint.OutOfScope, world => world),
        Telling("F20", "wants it dedicated", Complaint.WantsDedicated, world => world),
        Telling("F21", "app broken after a sync", Complaint.AppBroken, world => world with { AppIsBroken = true }),
    ];

    public static Fault Find(string name) => All.FirstOrDefault(fault => fault.Name == name)
        ?? throw new ArgumentException($"There is no fault '{name}'. There are: {string.Join(", ", All.Select(fault => fault.Name))}.");

    private static Fault Telling(string name, string about, Complaint complaint, Func<WorldState, WorldState> broken) =>
        new(name, about, broken) { Group = "telling", Complaint = complaint };
}
