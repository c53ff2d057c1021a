using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Kapso.Coex.Bot.Desk.Audit;

/// <summary>What is written down about people of ours. The names are stored: none is renamed.</summary>
internal enum AuditAct
{
    SignedIn,
    SignInFailed,
    SignedOut,
    SignedOutEverywhere,
    Joined,
    Invited,
    InviteWithdrawn,
    RoleChanged,
    LockedOut,
    LetInAgain,
    SessionsEnded,
    PasswordChanged,
    PasswordLinkMade,
    SecondStepOn,
    SecondStepOff,
    RecoveryCodesMade,
    RecoveryCodeUsed,
    NameChanged,
    SawAudit,

    /// <summary>Opened a case and read it.</summary>
    SawCase,
    SawFile,

    /// <summary>Read a conversation that is no case.</summary>
    SawConversation,
    Exported,
    MadePacket,
    SawMeasures,
    Took,
    Released,
    Transferred,
    Said,
    SentStep,
    Ticked,
    Skipped,
    Rewound,
    StartedPlaybook,
    HandedBack,
    AskedFor,
    Closed,
    Noted,
    Snoozed,
}

/// <summary>The acts as they are stored and filtered by: <c>signed-in</c>.</summary>
internal static partial class AuditActs
{
    private static readonly FrozenDictionary<AuditAct, string> Names = Enum.GetValues<AuditAct>()
        .ToFrozenDictionary(act => act, act => WordStart().Replace(act.ToString(), "-$0").ToLowerInvariant());

    private static readonly FrozenDictionary<string, AuditAct> Acts = Names.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    public static string Name(this AuditAct act) => Names[act];

    /// <summary>Null for a name that this version does not know.</summary>
    public static AuditAct? Parse(string? name) => name is not null && Acts.TryGetValue(name, out var act) ? act : null;

    [GeneratedRegex("\\B[A-Z]")]
    private static partial Regex WordStart();
}
