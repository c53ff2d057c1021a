namespace Kapso.Coex.Bot.Desk;

/// <summary>The agents' side.</summary>
internal sealed class DeskOptions
{
    public const string Section = "Desk";

    /// <summary>Opens the desk's API to programs, as <c>Authorization: Bearer …</c>. No default; without it the API refuses everybody.</summary>
    public string? ApiKey { get; init; }
}
