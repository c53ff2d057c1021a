using Microsoft.Extensions.Options;

namespace Kapso.Coex.Bot.Desk.Accounts;

/// <summary>Half of a provider is a mistake, and one that is not asked over https is as well.</summary>
internal sealed class OpenIdConnectCheck : IValidateOptions<DeskOptions>
{
    public ValidateOptionsResult Validate(string? name, DeskOptions options)
    {
        var wrong = Mistakes(options).ToList();
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private static IEnumerable<string> Mistakes(DeskOptions options)
    {
        if (options.SignIn.Longest < options.SignIn.Idle)
        {
            yield return $"Desk:SignIn:Longest ({options.SignIn.Longest}) must not be shorter than Desk:SignIn:Idle ({options.SignIn.Idle}).";
        }

        var provider = options.OpenIdConnect;
        if (!provider.IsOn)
        {
            yield break;
        }

        if (!Uri.TryCreate(provider.Authority, UriKind.Absolute, out var authority) || !(authority.Scheme == Uri.UriSchemeHttps || (authority.Scheme == Uri.UriSchemeHttp && authority.IsLoopback)))
        {
            yield return $"Desk:OpenIdConnect:Authority ({provider.Authority}) must be an https address, such as https://login.example/realms/shop.";
        }

        if (string.IsNullOrWhiteSpace(provider.ClientId))
        {
            yield return "Desk:OpenIdConnect:ClientId is missing. Take it from the provider, or leave Desk:OpenIdConnect:Authority out.";
        }

        if (string.IsNullOrWhiteSpace(provider.ClientSecret))
        {
            yield return "Desk:OpenIdConnect:ClientSecret is missing. Take it from the provider, or leave Desk:OpenIdConnect:Authority out.";
        }
    }
}
