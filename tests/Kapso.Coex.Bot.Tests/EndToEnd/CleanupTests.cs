using System.Text.Json.Nodes;
using Xunit;

namespace Kapso.Coex.Bot.Tests.EndToEnd;

/// <summary>The page's cleanup, from the first word to a solved connection, as a customer with a Direct Line client lives it.</summary>
public sealed class CleanupTests
{
    private static readonly string[] Steps =
    [
        "in-kapso", "remove-in-kapso", "disconnect-in-app", "partners-tab", "remove-partner", "connects-now", "remove-account", "wait", "try-again",
        "what-happened", "see-connected", "test-message", "solved",
    ];

    [Theory]
    [InlineData("en", "I want to move my number from my old provider 360dialog to Kapso")]
    [InlineData("es", "quiero pasar mi número de mi proveedor anterior 360dialog a Kapso")]
    [InlineData("pt", "quero passar meu número do meu provedor antigo 360dialog para a Kapso")]
    public async Task It_is_walked_in_the_pages_order_and_solved_only_when_that_can_be_seen(string language, string first)
    {
        await using var product = await Product.Start();
        var ana = await product.Visit(language);
        Assert.Equal("greeting", (string?)ana.BotSaid.First()["channelData"]!["coex"]!["kind"]);

        await ana.Say(first);
        await WalkUntilTheWait(ana);
        Assert.Equal("wait", (string?)ana.Coex["kind"]);
        await ana.At("wait", "ready");
        await ana.At("try-again", "done");
        await ana.At("what-happened", "connected");
        await ana.At("see-connected", "yes");
        await ana.At("test-message", "yes");

        Assert.Equal(("resolved", "solved"), ((string?)ana.Coex["kind"], (string?)ana.Coex["step"]));
        var walked = ana.BotSaid.Select(said => (string?)said["channelData"]!["coex"]!["step"]).OfType<string>();
        Assert.Equal(Steps, walked.Aggregate(new List<string>(), (steps, step) => steps.LastOrDefault() == step ? steps : [.. steps, step]));
        Assert.All(ana.BotSaid, said => Assert.Equal(language, (string?)said["locale"]));
        Assert.Equal(ana.BotSaid.Count(), ana.BotSaid.Select(said => (string?)said["text"]).Distinct().Count());
    }

    [Fact]
    public async Task It_never_goes_round_twice_and_lands_with_a_person()
    {
        await using var product = await Product.Start();
        var ana = await product.Visit("es");

        await ana.Say("quiero pasar mi número de mi proveedor anterior 360dialog a Kapso");
        await WalkUntilTheWait(ana);
        await ana.At("wait", "ready");
        await ana.At("try-again", "done");
        await ana.At("what-happened", "error-3441041");

        Assert.Equal(("evidence", "collect", "phone_number_id"), ((string?)ana.Coex["kind"], (string?)ana.Coex["step"], (string?)ana.Coex["evidence"]));
    }

    [Fact]
    public async Task A_bot_message_has_exactly_what_the_contract_says()
    {
        await using var product = await Product.Start();
        var ana = await product.Visit("en");
        await ana.Say("I want to move my number from my old provider 360dialog to Kapso");

        Assert.Equal(["kind", "playbook", "playbookVersion", "step", "number", "about", "answers"], Members(ana.Coex));
        Assert.Equal(("previous-provider", "question", 1), ((string?)ana.Coex["playbook"], (string?)ana.Coex["kind"], (int?)ana.Coex["number"]));
        Assert.Matches("^[0-9a-f]{8}$", (string)ana.Coex["playbookVersion"]!);
        Assert.All(ana.Coex["answers"]!.AsArray(), answer => Assert.Equal(["id", "title"], Members(answer!)));
        Assert.Equal(["yes", "no", "cannot-find"], Customer.Answers(ana.Last));
        Assert.All(ana.BotSaid.SkipLast(1).Where(said => said != ana.BotSaid.First()), said => Assert.Null(said["suggestedActions"]));

        var action = ana.Last["suggestedActions"]!["actions"]![0]!;
        Assert.Equal("messageBack", (string?)action["type"]);
        Assert.Equal(((string?)action["title"], (string?)action["title"]), ((string?)action["text"], (string?)action["displayText"]));
        var value = $$$"""{"coex":{"playbook":"previous-provider","playbookVersion":"{{{ana.Coex["playbookVersion"]}}}","step":"in-kapso","answer":"yes"}}""";
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(value), action["value"]));
        await ana.Tap("yes");
        Assert.Equal(["kind", "playbook", "playbookVersion", "step", "number", "about", "answers", "confirm"], Members(ana.Coex));
    }

    private static async Task WalkUntilTheWait(Customer ana)
    {
        await ana.At("in-kapso", "yes");
        await ana.AtConfirming("remove-in-kapso", "done");
        await ana.At("disconnect-in-app", "done");
        await ana.At("partners-tab", "yes");
        await ana.AtConfirming("remove-partner", "done");
        await ana.At("connects-now", "no");
        await ana.AtConfirming("remove-account", "done");
    }

    private static IEnumerable<string> Members(JsonNode node) => node.AsObject().Select(member => member.Key);
}
