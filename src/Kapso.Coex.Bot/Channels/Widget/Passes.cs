using Kapso.Coex.Bot.Engine.Conversations;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Kapso.Coex.Bot.Channels.Widget;

/// <summary>Issues and reads tokens. They are JWTs because Web Chat looks into them for the claim <c>user</c>.</summary>
internal sealed class Passes(SigningKey key, IOptions<WidgetOptions> options, TimeProvider clock)
{
    private const string Audience = "directline";
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
        var result = await handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            IssuerSigningKey = credentials.Key,
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            ValidAudience = Audience,
            ValidateIssuer = false,
            ValidateLifetime = false, // by our own clock, below
            RequireExpirationTime = true,
        });
        return result is { IsValid: true, SecurityToken: JsonWebToken ours } ? Judge(ours) : new ShownPass.NotOurs();
    }

    private ShownPass Judge(JsonWebToken token)
    {
        if (!token.TryGetPayloadValue<string>("conv", out var conversation) || !token.TryGetPayloadValue<string>("user", out var user))
        {
            return new ShownPass.NotOurs();
        }

        var origins = token.Claims.Where(claim => claim.Type == "origins").Select(claim => claim.Value).ToArray();
        var pass = new Pass(new ConversationId(conversation), user, origins);
        var over = clock.GetUtcNow() - new DateTimeOffset(token.ValidTo, TimeSpan.Zero);
        return over < TimeSpan.Zero ? new ShownPass.Good(pass) : new ShownPass.Expired(pass, over < options.Value.RefreshGrace);
    }
}
