using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Kapso.Coex.Bot.Desk;

/// <summary>Lets in whoever has the desk's key.</summary>
internal sealed class DeskKey(IOptions<DeskOptions> options) : IEndpointFilter
{
    private const string Scheme = "Bearer ";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        Opens(context.HttpContext.Request.Headers.Authorization.ToString())
            ? await next(context)
            : Results.Problem("This needs the desk's key: Authorization: Bearer <Desk:ApiKey>.", statusCode: StatusCodes.Status401Unauthorized);

    private bool Opens(string authorization) =>
        options.Value.ApiKey is { Length: > 0 } key
        && authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        && CryptographicOperations.FixedTimeEquals(Digest(authorization[Scheme.Length..].Trim()), Digest(key));

    // Of equal length, so that not even the key's length shows in the time.
    private static byte[] Digest(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
