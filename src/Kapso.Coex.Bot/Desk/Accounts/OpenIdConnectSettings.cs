namespace Kapso.Coex.Bot.Desk.Accounts;

/// <summary>Signing in with an account that the house has elsewhere: <c>Desk:OpenIdConnect</c>. Off without an authority.</summary>
internal sealed class OpenIdConnectSettings
{
    /// <summary>The provider's address: <c>https://login.example/realms/shop</c>. No default.</summary>
    public string? Authority { get; init; }

    /// <summary>What the provider calls us. No default.</summary>
    public string? ClientId { get; init; }

    /// <summary>No default.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>What stands on the button: the name that agents know the provider by.</summary>
    public string Name { get; init; } = "OpenID Connect";

    /// <summary>The claim that says what somebody is. <c>groups</c> by default.</summary>
    public string RoleClaim { get; init; } = "groups";

    /// <summary>The value of that claim that makes a lead. Without it everybody who comes this way is an agent.</summary>
    public string? LeadValue { get; init; }

    /// <summary>The value of that claim that makes an agent. Without it everybody whom the provider lets in is one.</summary>
    public string? AgentValue { get; init; }

    public bool IsOn => !string.IsNullOrWhiteSpace(Authority);
}
