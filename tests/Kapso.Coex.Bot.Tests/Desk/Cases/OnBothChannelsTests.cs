using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Desk.Cases;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Fakes.Numbers;
using Kapso.Coex.Bot.Tests.Channels.WhatsApp;
using Kapso.Coex.Bot.Tests.EndToEnd;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Kapso.Coex.Bot.Tests.Desk.Cases.Workplace;

namespace Kapso.Coex.Bot.Tests.Desk.Cases;

/// <summary>Agents and the whole product, with a customer in the widget or on a phone.</summary>
public sealed class OnBothChannelsTests
{
    [Fact]
    public async Task In_the_widget_the_customer_reads_who_is_there_and_what_they_say()
    {
        await using var product = await Product.Start();
        var ana = await product.Visit("en");
        await ana.Say("error 2655093");
        await ana.Say("I want to talk to a person");
        var id = product.Ask<string>("SELECT id FROM escalations");
        Assert.Equal("waiting", (string?)(await State(ana))["with"]!["kind"]);

        await Do(product, id, new AgentAct.Take());
        Assert.Equal(("person", "Luz"), ((string?)(await State(ana))["with"]!["kind"], (string?)(await State(ana))["with"]!["name"]));
        await Do(product, id, new AgentAct.Say("Hello Ana, let me look.", [], null));
        await ana.HearUntil(() => ana.Seen.Any(activity => (string?)activity["from"]!["name"] == "Luz" && (string?)activity["text"] == "Hello Ana, let me look."));

        var (bots, place) = (ana.BotSaid.Count(), await ana.Post(Customer.Words("106540352242922")));
        await OnThePhone.Until(() => product.Ask<long>("SELECT handled FROM conversations") >= place);
        await ana.Catch();
        Assert.Equal(bots, ana.BotSaid.Count());
    }

    [Theory]
    [InlineData("meta")]
    [InlineData("kapso")]
    public async Task On_a_phone_nothing_that_the_bot_had_composed_leaves_after_the_take(string way)
    {
        var clock = new ShiftedClock();
        await using var here = await OnThePhone.Start(way, clock: clock);
        await here.Ask("me sale el error 3441041");
        await here.Quiet();
        here.Number.Faults.Next(new Fault.Code(4));
        here.Phone.Say("quiero hablar con una persona");
        await OnThePhone.Until(() => here.Product.Ask<long>("SELECT count(*) FROM postings WHERE attempts = 1 AND state = 0") == 1);
        var composed = here.Product.Ask<long>("SELECT max(sequence) FROM postings");

        var id = here.Product.Ask<string>("SELECT id FROM escalations");
        await Do(here.Product, id, new AgentAct.Take());
        await Do(here.Product, id, new AgentAct.Say("Hola Ana, soy Luz.", [], null));
        clock.PutForward(TimeSpan.FromMinutes(2));
        await here.Phone.WaitFor(bubble => bubble.Text.Contains("soy Luz", StringComparison.Ordinal));
        await here.Quiet();

        Assert.DoesNotContain(OnThePhone.ByBot(here.Phone), bubble => Bot.Storage.DeliveryId.Read(bubble.OurId)!.Sequence == composed);
        OnThePhone.EachOnceAndInOrder(here.Phone);
    }

    [Fact]
    public async Task With_the_window_closed_nothing_is_stored_and_the_agent_is_told_why()
    {
        var clock = new ShiftedClock();
        await using var here = await OnThePhone.Start(clock: clock);
        await here.Ask("quiero hablar con una persona");
        var id = here.Product.Ask<string>("SELECT id FROM escalations");
        await Do(here.Product, id, new AgentAct.Take());
        await here.Quiet();
        clock.PutForward(TimeSpan.FromHours(25));
        var stored = here.Product.Ask<long>("SELECT count(*) FROM messages");

        var answer = await Cases(here.Product).Do(id, Luz, new AgentAct.Say("Hola", [], null), "late");
        Assert.Contains("24-hour window is closed", Assert.IsType<ActAnswer.CannotReach>(answer).Why, StringComparison.Ordinal);
        Assert.Equal(stored, here.Product.Ask<long>("SELECT count(*) FROM messages"));
    }

    private static ICases Cases(Product product) => product.Services.GetRequiredService<ICases>();

    private static async Task Do(Product product, string id, AgentAct act) =>
        Assert.IsType<ActAnswer.Done>(await Cases(product).Do(id, Luz, act, Guid.NewGuid().ToString()));

    private static async Task<JsonNode> State(Customer customer) => (await customer.Send(HttpMethod.Get, "/widget/state")).Body!;
}
