using System.ComponentModel.DataAnnotations;
using Kapso.Coex.Bot.Desk.Accounts;
using Microsoft.Extensions.Options;

namespace Kapso.Coex.Bot.Desk;

/// <summary>The agents' side.</summary>
internal sealed class DeskOptions
{
    public const string Section = "Desk";

    /// <summary>Opens the desk's API to programs, as <c>Authorization: Bearer …</c>. No default; without it the API is for agents who are signed in.</summary>
    public string? ApiKey { get; init; }

    [ValidateObjectMembers]
    public SignInOptions SignIn { get; init; } = new();

    [ValidateObjectMembers]
    public OpenIdConnectSettings OpenIdConnect { get; init; } = new();
}
