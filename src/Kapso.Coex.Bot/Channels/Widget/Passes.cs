using Kapso.Coex.Bot.Engine.Conversations;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Kapso.Coex.Bot.Channels.Widget;

/// <summary>Issues and reads tokens. They are JWTs because Web Chat looks into them for the claim <c>user</c>.</summary>
internal sealed class Passes(SigningKey key, IOptions<WidgetOptions> options, TimeProvider clock)
{
    private const string Audience = "directline";
    private readonly KnownPasses known = new();
    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly SigningCredentials credentials = new(new SymmetricSecurityKey(key.Bits.ToArray()), SecurityAlgorithms.HmacSha256);

    public TimeSpan Lifetime => options.Value.TokenLifetime;

    public string Issue(Pass pass)
    {
        var now = clock.GetUtcNow();
        return handler.CreateToken(new SecurityTokenDescriptor
        {
            Audience = Audience,
            IssuedAt = now.UtcDateTime,
            Expires = (now + Lifetime).UtcDateTime,
            Claims = new Dictionary<string, object>
            {
                ["user"] = pass.User,
                ["conv"] = pass.Conversation.Value,
                ["origins"] = pass.Origins.ToArray(),
                ["jti"] = Names.Random(),
            },
            SigningCredentials = credentials,
        });
    }

    public async Task<ShownPass> Read(string token)
    {
        if (known.Find(token) is { } before)
        {
            return Judge(before);
        }

        if (await Validate(token) is not { } pass)
        {
            return new ShownPass.NotOurs();
        }

        known.Keep(token, pass);
        return Judge(pass);
    }

    private async Task<DatedPass?> Validate(string token)
    {
        var result = await handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            IssuerSigningKey = credentials.Key,
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            ValidAudience = Audience,
            ValidateIssuer = false,
            ValidateLifetime = false, // by our own clock, in Judge
            RequireExpirationTime = true,
        });
        return result is { IsValid: true, SecurityToken: JsonWebToken ours } ? WhatItSays(ours) : null;
    }

    private static DatedPass? WhatItSays(JsonWebToken token)
    {
        if (!token.TryGetPayloadValue<string>("conv", out var conversation) || !token.TryGetPayloadValue<string>("user", out var user))
        {
            return null;
        }

        var origins = token.Claims.Where(claim => claim.Type == "origins").Select(claim => claim.Value).ToArray();
        return new DatedPass(new Pass(new ConversationId(conversation), user, origins), new DateTimeOffset(token.ValidTo, TimeSpan.Zero));
    }

    private ShownPass Judge(DatedPass shown)
    {
        var over = clock.GetUtcNow() - shown.Until;
        return over < TimeSpan.Zero ? new ShownPass.Good(shown.Pass) : new ShownPass.Expired(shown.Pass, over < options.Value.RefreshGrace);
    }
}
