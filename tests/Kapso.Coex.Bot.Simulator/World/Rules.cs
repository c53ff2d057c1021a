namespace Kapso.Coex.Bot.Simulator.World;

/// <summary>The world as a pure function: a state and a deed in, the state after it and what the customer sees of it out.</summary>
public static class Rules
{
    /// <summary>Minutes that it takes until Meta's lock is gone, and until Kapso shows a new connection.</summary>
    public const int LockClearsAfter = 4;

    public static (WorldState After, Sight Sight) Step(WorldState world, Deed deed) => deed switch
    {
        Deed.RemoveFromKapso => world.DedicatedInKapso
            ? (Removed(world) with { DedicatedInKapso = false }, Sight.Done)
            : (world, Sight.NotThere),
        Deed.DisconnectInApp => world.LinkedInApp
            ? (Changed(world) with { LinkedInApp = false }, Sight.Done)
            : (world, Sight.NotThere),
        Deed.RemovePartner => RemovePartner(world),
        Deed.RemoveAccount => RemoveAccount(world),
        Deed.DeleteNumber => (Removed(world, Harm.Number), Sight.Done),
        Deed.ChooseOtherPortfolio => (world with { Portfolio = Portfolio.Right }, world.Portfolio == Portfolio.Right ? Sight.NotThere : Sight.Done),
        Deed.ChooseBusinessApp => (world with { TakesWrongOption = false }, Sight.Done),
        Deed.EnterOwnNumber => (world with { TakesNameOnly = false }, Sight.Done),
        Deed.InstallBusinessApp => (world with { App = PhoneApp.Business }, Sight.Done),
        Deed.UpdateApp => (world with { AppIsOld = false }, Sight.Done),
        Deed.UseAppForAWeek => (Pass(world, 7 * 24 * 60) with { HardlyUsed = false }, Sight.Done),
        Deed.WaitFiveMinutes => (Pass(world, 5), Sight.Done),
        Deed.TryToConnect => TryToConnect(world),
        _ => SendTestMessage(world),
    };

    public static WorldState Pass(WorldState world, int minutes) => world with { Minute = world.Minute + minutes };

    /// <summary>How a try ends. The first rule that applies wins, so what stands further down is hidden until then.</summary>
    public static Sight Attempt(WorldState world) => world switch
    {
        { AppIsBroken: true } => Sight.AppDoesNotOpen,
        _ when world.OutageUntil > world.Minute => Sight.Error2494100,
        { TakesNameOnly: true } => Sight.NumberOf555,
        { App: PhoneApp.Consumer } or { TakesWrongOption: true } => Sight.CodeBySms,
        { AppIsOld: true } => Sight.Error4563015,
        { DedicatedInKapso: true } => Sight.AlreadyInKapso,
        { LinkedInApp: true } => Sight.Error2655093,
        { Partner: not Partner.None } => Sight.Error2655093,
        { OwnApp: true } => Sight.AccountMissing,
        { Portfolio: not Portfolio.Right } => Sight.AccountMissing,
        { Account: not OldAccount.None } => Sight.Error3441041,
        _ when world.SettledAt > world.Minute => Sight.Error3441049,
        { Lock: StaleLock.Never } => Sight.Error2655093,
        { Lock: StaleLock.Clears } when world.Minute < world.SettledAt + LockClearsAfter => Sight.Error2655093,
        { HardlyUsed: true } => Sight.Error3441045,
        _ => Sight.Connected,
    };

    public static bool ShowsInKapso(WorldState world) => world.Connected && (!world.ShowsLate || world.Minute >= world.ConnectedAt + LockClearsAfter);

    private static (WorldState, Sight) TryToConnect(WorldState world)
    {
        if (world.Connected)
        {
            return (world, Sight.Connected);
        }

        var sight = Attempt(world);
        return sight == Sight.Connected
            ? (world with { Connected = true, ConnectedAt = world.Minute }, sight)
            : (world, sight);
    }

    private static (WorldState, Sight) RemovePartner(WorldState world) => (world.Partner, world.Admin) switch
    {
        (Partner.None, _) => (world, Sight.NotThere),
        (_, Admin.Nobody) => (world, Sight.NotAdmin),
        (Partner.Stuck, _) => (world, Sight.Refused),
        _ => (Removed(world) with { Partner = Partner.None }, Sight.Done),
    };

    private static (WorldState, Sight) RemoveAccount(WorldState world) => (world.Account, world.Admin) switch
    {
        (OldAccount.None, _) => (world, Sight.NotThere),
        (_, Admin.Nobody) => (world, Sight.NotAdmin),
        (OldAccount.WithBalance, _) => (world, Sight.PendingBalance),
        (OldAccount.WithOtherNumbers, _) => (Removed(world, Harm.OtherNumbers) with { Account = OldAccount.None }, Sight.Done),
        _ => (Removed(world) with { Account = OldAccount.None }, Sight.Done),
    };

    private static (WorldState, Sight) SendTestMessage(WorldState world)
    {
        var arrives = world.Connected && world.Inflow switch
        {
            Inflow.All => true,
            Inflow.FirstIsLate => world.TestsSent > 0,
            _ => false,
        };
        return (world with { TestsSent = world.TestsSent + 1, Proven = world.Proven || arrives }, arrives ? Sight.Arrived : Sight.NotArrived);
    }

    /// <summary>What cannot be taken back. It does harm where the number could have connected as it was.</summary>
    private static WorldState Removed(WorldState world, Harm also = Harm.None) =>
        Changed(world) with { Harm = world.Harm | also | (world.Connected || Attempt(world) == Sight.Connected ? Harm.Needless : Harm.None) };

    /// <summary>Meta takes a little while to see it.</summary>
    private static WorldState Changed(WorldState world) => world with { SettledAt = Math.Max(world.SettledAt, world.Minute) };
}
