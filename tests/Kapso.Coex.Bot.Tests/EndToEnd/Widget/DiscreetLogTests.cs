using Xunit;

namespace Kapso.Coex.Bot.Tests.EndToEnd.Widget;

/// <summary>The log has opaque ids. Alone, because there is one standard error for all products of a process.</summary>
[Collection(Alone)]
public sealed class DiscreetLogTests
{
    public const string Alone = "listens to standard error";

    [Fact]
    public async Task Nothing_that_the_site_told_of_a_person_is_logged()
    {
        using var log = new Overheard();
        await using var product = await Product.Start(settings:
        [
            Site.Setting, ("Serilog:MinimumLevel:Default", "Verbose"), ("Serilog:MinimumLevel:Override:Microsoft", "Verbose"), ("Serilog:MinimumLevel:Override:System", "Verbose"),
        ]);
        var claims = Site.Claims("subject-canary");
        claims["name"] = "Name Canary";
        claims["email"] = "canary@shop.example";
        claims["project"] = "project-canary";
        claims["numbers"] = "+573001234567";
        claims["phone_number_id"] = "106540352242922";
        var identity = Site.Sign(claims);

        var ana = await Site.Device(product, identity);
        await Site.Ask(product.Http, $"{identity}x");
        await ana.Say("human");
        var said = log.ToString();

        Assert.Contains(ana.Conversation, said, StringComparison.Ordinal);
        Assert.All(
            ["subject-canary", "Name Canary", "canary@shop", "project-canary", "573001234567", "106540352242922", identity, Site.Secret],
            secret => Assert.DoesNotContain(secret, said, StringComparison.OrdinalIgnoreCase));
    }
}

[CollectionDefinition(DiscreetLogTests.Alone, DisableParallelization = true)]
public sealed class ListeningToStandardError;
