namespace Kapso.Coex.Bot.Desk.Accounts;

/// <summary>Who may come in where. <c>RequireAuthorization(DeskPolicies.Agent)</c> on whatever is the desk's.</summary>
internal static class DeskPolicies
{
    /// <summary>Anybody who is signed in.</summary>
    public const string Agent = "desk-agent";

    /// <summary>Those who also look after the others.</summary>
    public const string Lead = "desk-lead";
}

/// <summary>What a person of ours may do: one of two.</summary>
internal static class Roles
{
    public const string Agent = "agent";
    public const string Lead = "lead";

    public static readonly IReadOnlyList<string> All = [Agent, Lead];
}
