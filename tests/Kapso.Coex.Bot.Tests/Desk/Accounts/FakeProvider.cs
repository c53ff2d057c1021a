using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Kapso.Coex.Bot.Tests.Desk.Accounts;

/// <summary>A small OpenID Connect provider on loopback: code flow with PKCE, and whoever comes is <see cref="Claims"/>.</summary>
internal sealed class FakeProvider : IAsyncDisposable
{
    public const string ClientId = "coex-desk";
    public const string ClientSecret = "the-providers-secret";
    private readonly WebApplication app;
    private readonly RsaSecurityKey key = new(RSA.Create(2048)) { KeyId = "one" };
    private readonly Dictionary<string, (string Nonce, string Challenge)> codes = [];

    private FakeProvider()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.MapGet("/.well-known/openid-configuration", () => Results.Json(new
        {
            issuer = Address,
            authorization_endpoint = $"{Address}/authorize",
            token_endpoint = $"{Address}/token",
            jwks_uri = $"{Address}/keys",
        }));
        app.MapGet("/keys", () => Results.Json(new { keys = new[] { PublicKey() } }));
        app.MapGet("/authorize", Authorize);
        app.MapPost("/token", Token);
    }

    /// <summary>Who signs in there.</summary>
    public Dictionary<string, object> Claims { get; } = new() { ["sub"] = "p-1", ["name"] = "Carla Díaz", ["email"] = "carla@shop.example", ["groups"] = new[] { "support" } };

    public string Address => app.Urls.Single();

    public (string, string)[] Settings =>
    [
        ("Desk:OpenIdConnect:Authority", Address), ("Desk:OpenIdConnect:ClientId", ClientId), ("Desk:OpenIdConnect:ClientSecret", ClientSecret),
        ("Desk:OpenIdConnect:Name", "Shop ID"), ("Desk:OpenIdConnect:AgentValue", "support"), ("Desk:OpenIdConnect:LeadValue", "support-leads"),
    ];

    public static async Task<FakeProvider> Start()
    {
        var provider = new FakeProvider();
        await provider.app.StartAsync();
        return provider;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private IResult Authorize(HttpRequest request)
    {
        var code = Guid.NewGuid().ToString("N");
        codes[code] = (request.Query["nonce"]!, request.Query["code_challenge"]!);
        return Results.Redirect($"{request.Query["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(request.Query["state"]!)}");
    }

    private async Task<IResult> Token(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        var challenge = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        if (form["client_id"] != ClientId || form["client_secret"] != ClientSecret || !codes.Remove(form["code"].ToString(), out var asked) || asked.Challenge != challenge)
        {
            return Results.Json(new { error = "invalid_grant" }, statusCode: StatusCodes.Status400BadRequest);
        }

        var token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Address,
            Audience = ClientId,
            Expires = DateTime.UtcNow.AddMinutes(5),
            Claims = new Dictionary<string, object>(Claims) { ["nonce"] = asked.Nonce },
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.RsaSha256),
        });
        return Results.Json(new { id_token = token, access_token = "nothing", token_type = "Bearer", expires_in = 300 });
    }

    private object PublicKey()
    {
        var numbers = key.Rsa.ExportParameters(includePrivateParameters: false);
        return new { kty = "RSA", use = "sig", kid = key.KeyId, alg = "RS256", n = Base64UrlEncoder.Encode(numbers.Modulus), e = Base64UrlEncoder.Encode(numbers.Exponent) };
    }
}
