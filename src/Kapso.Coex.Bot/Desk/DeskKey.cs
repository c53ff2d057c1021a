using System.Security.Cryptography;
using System.Text;
using Kapso.Coex.Bot.Desk.Accounts;
using Kapso.Coex.Bot.Desk.Audit;
using Microsoft.Extensions.Options;

namespace Kapso.Coex.Bot.Desk;

/// <summary>Lets in whoever has the desk's key, and agents who are signed in. What an agent gets is written down.</summary>
internal sealed class DeskKey(IOptions<DeskOptions> options, IAudit audit, Looks looks) : IEndpointFilter
{
    private const string Scheme = "Bearer ";
    private const int LongestDetail = 300;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        http.Response.Headers.XContentTypeOptions = "nosniff"; // what customers wrote is in it
        http.Response.Headers.CacheControl = "no-store";
        if (Opens(http.Request.Headers.Authorization.ToString()))
        {
            return await next(context);
        }

        if (!IsSignedIn(http))
        {
            return Results.Problem("This needs the desk's key: Authorization: Bearer <Desk:ApiKey>. Or sign in at /desk.", statusCode: StatusCodes.Status401Unauthorized);
        }

        if (http.GetEndpoint()?.Metadata.GetMetadata<ForLeads>() is not null && !http.User.IsLead())
        {
            return Results.Problem("This is for leads.", statusCode: StatusCodes.Status403Forbidden);
        }

        if (http.GetEndpoint()?.Metadata.GetMetadata<Audited>() is { Act: var act } && (act != AuditAct.SawFile || looks.IsNew(http.User.AgentOf(), http.Request.Path)))
        {
            await audit.Note(http.User.AgentOf(), act, http.GetRouteValue("id") as string, Detail(http, act));
        }

        return await next(context);
    }

    // Which file, or which table and by what it was chosen.
    private static string? Detail(HttpContext http, AuditAct act) => act switch
    {
        AuditAct.SawFile => http.GetRouteValue("file") as string,
        AuditAct.Exported => Shortened($"{Path.GetFileName(http.Request.Path)}{http.Request.QueryString}"),
        _ => null,
    };

    private static string Shortened(string asked) => asked.Length > LongestDetail ? asked[..LongestDetail] : asked;

    // A browser sends its cookie along with what other sites make it ask for. Reading gives them nothing; all else is for the key.
    private static bool IsSignedIn(HttpContext http) =>
        http.User.Identity is { IsAuthenticated: true } && (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method));

    private bool Opens(string authorization) =>
        options.Value.ApiKey is { Length: > 0 } key
        && authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        && CryptographicOperations.FixedTimeEquals(Digest(authorization[Scheme.Length..].Trim()), Digest(key));

    // Of equal length, so that not even the key's length shows in the time.
    private static byte[] Digest(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
