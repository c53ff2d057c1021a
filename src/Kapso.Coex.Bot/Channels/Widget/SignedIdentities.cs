using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Kapso.Coex.Bot.Channels.Widget;

/// <summary>Reads what sites sign about their visitors: a JWT, HS256, with <c>Widget:IdentitySecret</c>.</summary>
internal sealed class SignedIdentities(IOptions<WidgetOptions> options, TimeProvider clock)
{
    private const int Longest = 8 * 1024;

    /// <summary>Clocks differ.</summary>
    private static readonly TimeSpan Leeway = TimeSpan.FromMinutes(1);

    /// <summary>What is good for longer is as good as a password in a page.</summary>
    private static readonly TimeSpan LongestLife = TimeSpan.FromDays(1);

    private readonly JsonWebTokenHandler handler = new();

    public async Task<ShownIdentity> Read(string shown)
    {
        if (options.Value.IdentitySecret is not { Length: > 0 } secret)
        {
            return ShownIdentity.Off;
        }

        if (Parse(shown) is not { } token)
        {
            return ShownIdentity.Malformed("This is no JWT: three parts, base64url, with a dot between.");
        }

        if (await IsForeign(shown, token, secret) is { } foreign)
        {
            return foreign;
        }

        // Only now: what nobody has signed is not worth a word about its contents.
        return Claims(token) is not { } claims ? ShownIdentity.Malformed("The payload is no JSON object, or says something twice.")
            : OutOfTime(claims) is { } late ? late
            : Claimed.Person(claims) is { } person ? new ShownIdentity.Good(person)
            : ShownIdentity.Malformed("`sub` is missing: what the site calls this visitor, of at most 200 characters.");
    }

    private static JsonWebToken? Parse(string shown)
    {
        try
        {
            return shown.Length <= Longest ? new JsonWebToken(shown) : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private async Task<ShownIdentity.Refused?> IsForeign(string shown, JsonWebToken token, string secret)
    {
        if (token.Alg != SecurityAlgorithms.HmacSha256)
        {
            return ShownIdentity.Foreign("Only HS256 is taken.");
        }

        var audience = options.Value.IdentityAudience;
        var result = await handler.ValidateTokenAsync(shown, new TokenValidationParameters
        {
            IssuerSigningKey = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(secret)),
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            ValidateIssuer = false,
            ValidateAudience = false, // below, because a token without one is fine
            ValidateLifetime = false, // by our own clock, in OutOfTime
        });
        return !result.IsValid ? ShownIdentity.Foreign("The signature is not one made with Widget:IdentitySecret.")
            : token.Audiences.Any() && !token.Audiences.Contains(audience) ? ShownIdentity.Foreign($"`aud` is somebody else's. Leave it out, or say {audience}.")
            : null;
    }

    private static JsonElement? Claims(JsonWebToken token)
    {
        try
        {
            var claims = JsonSerializer.Deserialize(Base64UrlEncoder.DecodeBytes(token.EncodedPayload), Wire.WireJson.Lean.JsonElement);
            return claims.ValueKind == JsonValueKind.Object ? claims : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private ShownIdentity.Refused? OutOfTime(JsonElement claims)
    {
        var now = clock.GetUtcNow();
        return Claimed.Time(claims, "exp") switch
        {
            null => ShownIdentity.Malformed("`exp` is missing: until when this is good, in seconds since 1970."),
            var until when until <= now - Leeway => ShownIdentity.Expired,
            var until when until > now + LongestLife + Leeway => ShownIdentity.Malformed("`exp` is more than a day ahead. An hour is plenty."),
            _ when Claimed.Time(claims, "nbf") > now + Leeway => ShownIdentity.Malformed("`nbf` is still to come. Compare the site's clock."),
            _ => null,
        };
    }
}
