using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Kapso.Coex.Bot.Tests.EndToEnd.Widget;

/// <summary>A bad, expired or foreign signature is refused plainly, and the visitor stays anonymous.</summary>
public sealed class RefusedIdentityTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Every_fault_has_its_code_and_none_gets_a_token()
    {
        await using var product = await Product.Start(new FakeTimeProvider(Noon), settings: Site.Setting);
        var good = Site.Sign(Claims());
        var parts = good.Split('.');
        (string Identity, string Code)[] refused =
        [
            ("x.y.z", "IdentityMalformed"),
            ("nonsense", "IdentityMalformed"),
            (new string('a', 10_000), "IdentityMalformed"),
            ($"{parts[0]}.{parts[1]}", "IdentityMalformed"),
            (Site.Sign(Without("sub")), "IdentityMalformed"),
            (Site.Sign(Without("exp")), "IdentityMalformed"),
            (Site.Sign(With("sub", "  ")), "IdentityMalformed"),
            (Site.Sign(With("sub", "a\u202Eb")), "IdentityMalformed"),
            (Site.Sign(With("exp", "tomorrow")), "IdentityMalformed"),
            (Site.Sign(With("exp", Noon.AddDays(2).ToUnixTimeSeconds())), "IdentityMalformed"),
            (Site.Sign(With("nbf", Noon.AddHours(1).ToUnixTimeSeconds())), "IdentityMalformed"),
            (Site.Sign(With("exp", Noon.AddMinutes(-2).ToUnixTimeSeconds())), "IdentityExpired"),
            (Site.Sign(Claims(), secret: "another-secret-of-more-than-thirty-two-bytes"), "IdentityForeign"),
            (Site.Sign(Claims(), algorithm: "none"), "IdentityForeign"),
            (Site.Sign(Claims(), algorithm: "HS512"), "IdentityForeign"),
            (Site.Sign(Claims(), algorithm: "RS256"), "IdentityForeign"),
            ($"{parts[0]}.{parts[1]}.", "IdentityForeign"),
            ($"{parts[0]}.{Site.Sign(Claims("other")).Split('.')[1]}.{parts[2]}", "IdentityForeign"),
            (Site.Sign(With("aud", "another-product")), "IdentityForeign"),
            (Site.Sign(With("aud", new JsonArray("a", "b"))), "IdentityForeign"),
        ];

        foreach (var (identity, code) in refused)
        {
            var (status, problem) = await Site.Ask(product.Http, identity);
            Assert.Equal((HttpStatusCode.BadRequest, code), (status, (string?)problem["code"]));
            Assert.Null(problem["token"]);
            Assert.NotEqual("", (string?)problem["detail"]);
        }

        Assert.Equal(0, product.Ask<long>("SELECT count(*) FROM identities"));
        Assert.Equal(HttpStatusCode.OK, (await Site.Ask(product.Http, null)).Status);
    }

    [Theory]
    [InlineData("kapso-coex-bot")]
    [InlineData("several")]
    public async Task Our_audience_is_taken_also_among_others(string audience)
    {
        await using var product = await Product.Start(new FakeTimeProvider(Noon), settings: Site.Setting);

        var (status, given) = await Site.Ask(product.Http, Site.Sign(With("aud", audience == "several" ? new JsonArray("x", "kapso-coex-bot") : audience)));

        Assert.Equal((HttpStatusCode.OK, "accepted"), (status, (string?)given["identity"]));
    }

    [Fact]
    public async Task A_minute_of_difference_between_clocks_is_forgiven()
    {
        await using var product = await Product.Start(new FakeTimeProvider(Noon), settings: Site.Setting);

        Assert.Equal(HttpStatusCode.OK, (await Site.Ask(product.Http, Site.Sign(With("exp", Noon.AddSeconds(-50).ToUnixTimeSeconds())))).Status);
        Assert.Equal(HttpStatusCode.OK, (await Site.Ask(product.Http, Site.Sign(With("nbf", Noon.AddSeconds(50).ToUnixTimeSeconds())))).Status);
    }

    [Fact]
    public async Task Without_a_secret_nobody_can_be_known_and_everybody_can_talk()
    {
        await using var product = await Product.Start();

        var (status, problem) = await Site.Ask(product.Http, Site.Sign(Site.Claims("ana")));

        Assert.Equal((HttpStatusCode.BadRequest, "IdentityOff"), (status, (string?)problem["code"]));
        Assert.Equal(HttpStatusCode.OK, (await Site.Ask(product.Http, null)).Status);
    }

    [Fact]
    public async Task A_token_of_ours_is_no_identity()
    {
        await using var product = await Product.Start(settings: Site.Setting);
        var ana = await product.Visit();

        Assert.Equal("IdentityForeign", (string?)(await Site.Ask(product.Http, ana.Token)).Body["code"]);
    }

    [Fact]
    public async Task A_short_secret_stops_the_start_with_the_settings_name_and_not_its_value()
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => Product.Start(settings: ("Widget:IdentitySecret", "31-bytes-are-one-too-few-for-it")));

        Assert.Contains("Widget:IdentitySecret has 31 bytes", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("one-too-few", refused.Message, StringComparison.Ordinal);
    }

    private static JsonObject Claims(string subject = "ana") => Site.Claims(subject, Noon.AddHours(1));

    private static JsonObject With(string name, JsonNode value)
    {
        var claims = Claims();
        claims[name] = value;
        return claims;
    }

    private static JsonObject Without(string name)
    {
        var claims = Claims();
        claims.Remove(name);
        return claims;
    }
}
