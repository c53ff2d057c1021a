using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Kapso.Coex.Bot.Channels.Widget;

/// <summary>Stands at every door of Direct Line: nothing behind it runs for a caller who may not open that conversation.</summary>
internal sealed class Doorman(Passes passes, IOptions<WidgetOptions> options) : IEndpointFilter
{
    private const string Scheme = "Bearer ";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        await Refuse(context.HttpContext) ?? await next(context);

    /// <summary>Null when the caller may go on.</summary>
    public async Task<IResult?> Refuse(HttpContext http)
    {
        var request = http.Request;
        var shown = request.Headers.Authorization.ToString();
        if (!shown.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || shown.Length == Scheme.Length)
        {
            return Refusals.NoToken();
        }

        var (visitor, refusal) = await Recognise(shown[Scheme.Length..].Trim(), request);
        if (visitor is null)
        {
            return refusal;
        }

        if (visitor is Visitor.Guest { Pass: var pass } && request.RouteValues["conversation"] is string wanted && wanted != pass.Conversation.Value)
        {
            return Refusals.Forbidden("This token belongs to another conversation.");
        }

        http.Features.Set(visitor);
        return null;
    }

    private async Task<(Visitor? Visitor, IResult Refusal)> Recognise(string shown, HttpRequest request)
    {
        if (IsSecret(shown))
        {
            return (new Visitor.Keeper(), Results.Empty);
        }

        // Whoever slept through the end of a token may still trade it for a new one, and do nothing else with it.
        var renewing = request.Path.Value?.EndsWith("/tokens/refresh", StringComparison.OrdinalIgnoreCase) == true;
        return await passes.Read(shown) switch
        {
            ShownPass.Good good => Admit(good.Pass, request),
            ShownPass.Expired { Renewable: true } expired when renewing => Admit(expired.Pass, request),
            ShownPass.Expired => (null, Refusals.TokenExpired()),
            _ => (null, Refusals.Forbidden("This is not one of our tokens.")),
        };
    }

    private static (Visitor? Visitor, IResult Refusal) Admit(Pass pass, HttpRequest request) => Origins.Fits(pass, request)
        ? (new Visitor.Guest(pass), Results.Empty)
        : (null, Refusals.Forbidden("This token was issued for another site."));

    private bool IsSecret(string shown) =>
        options.Value.Secret is { Length: > 0 } secret
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(shown)), SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
