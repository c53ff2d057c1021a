using Kapso.Coex.Bot.Simulator.World;

namespace Kapso.Coex.Bot.Simulator.Customers;

/// <summary>
/// How a customer reads the bot's steps: what one does who follows the text, and what one sees. This is the only place where the
/// simulation knows the playbooks; a step that is missing here is one that no simulated customer can follow.
/// </summary>
internal sealed partial class Eyes(WorldState world, Complaint? complaint)
{
    private const int PhoneWork = 1;

    public WorldState World { get; set; } = world;

    /// <summary>How the last try to connect ended; before the first one of the conversation, the try that brought them here.</summary>
    public Sight Last { get; private set; } = Rules.Attempt(world);

    public int Deeds { get; private set; }

    public Sight Do(Deed deed)
    {
        Deeds++;
        var slow = World.Admin == Admin.Colleague && deed is Deed.RemovePartner or Deed.RemoveAccount;
        var (after, sight) = Rules.Step(Rules.Pass(World, slow ? 30 : PhoneWork), deed);
        World = after;
        return sight;
    }

    public Sight Try() => Last = Do(Deed.TryToConnect);

    /// <summary>The answer that is true after doing what the step says; null for a step that is not known here.</summary>
    public string? Read(string origin)
    {
        var playbook = origin[..origin.IndexOf('/', StringComparison.Ordinal)];
        return playbook switch
        {
            "previous-provider" or "error-2655093" or "error-3441041" or "waba-missing" => Cleanup(origin),
            "standard-setup" or "wrong-onboarding-option" or "display-name-only" or "not-eligible" or "other-meta-error" => Connecting(origin),
            _ => Explaining(origin),
        };
    }

    /// <summary>Whether they let a step with consequences go ahead, after the check that it asks for.</summary>
    public bool GoesAhead(string origin) => origin switch
    {
        "previous-provider/remove-account" => World.Account != OldAccount.WithOtherNumbers && World.Admin != Admin.Nobody,
        "previous-provider/remove-partner" => World.Admin != Admin.Nobody,
        _ => true,
    };

    /// <summary>Playbooks that fit what they came with.</summary>
    public IReadOnlyList<string> Subjects => complaint switch
    {
        Complaint.FirstMessages => ["limitation-first-messages"],
        Complaint.WebSync => ["limitation-web-sync"],
        Complaint.ContactNames => ["limitation-contact-names"],
        Complaint.Disconnects => ["limitation-disconnects"],
        Complaint.Payment => ["restriction-payment"],
        Complaint.DisplayName => ["restriction-display-name"],
        Complaint.Verification => ["restriction-business-verification"],
        Complaint.Templates => ["restriction-template"],
        Complaint.WantsDedicated => ["coexistence-or-dedicated", "manual-setup"],
        Complaint.AppBroken => ["app-broken-after-sync"],
        Complaint.OutOfScope => [],
        _ => Last switch
        {
            Sight.Error2655093 => ["error-2655093", "previous-provider"],
            Sight.Error3441041 => ["error-3441041", "previous-provider"],
            Sight.Error3441045 => ["not-eligible"],
            Sight.AccountMissing => ["waba-missing", "manual-setup"],
            Sight.CodeBySms => ["wrong-onboarding-option"],
            Sight.NumberOf555 => ["display-name-only"],
            Sight.AlreadyInKapso => ["previous-provider"],
            _ => ["other-meta-error", "standard-setup"],
        },
    };

    private static string YesNo(bool so) => so ? "yes" : "no";

    private static string DoneOr(Sight sight) => sight switch
    {
        Sight.Done => "done",
        Sight.NotThere => "already",
        Sight.PendingBalance => "balance",
        Sight.Refused or Sight.NotAdmin => "cannot-remove",
        _ => "other",
    };
}
