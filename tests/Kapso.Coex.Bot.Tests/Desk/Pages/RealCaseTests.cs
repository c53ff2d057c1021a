using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Tests.EndToEnd;
using Microsoft.Playwright;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Desk.Pages;

/// <summary>A customer at the widget and two agents at the desk, at once, and nothing made up between them.</summary>
[Collection(AtTheDesk.Name)]
public sealed class RealCaseTests(DeskBrowser desk)
{
    [Fact]
    public async Task A_case_is_taken_worked_on_and_handed_back_and_the_customer_reads_who_is_there()
    {
        await using var product = await Product.StartWith(TestSignIn.Add);
        await using var ana = await desk.SignIn("Ana", at: product.Address);
        await using var bea = await desk.SignIn("Bea", at: product.Address);
        await ana.Open();
        var rosa = await product.Visit("es");
        await rosa.Say("me sale el error 2655093");
        var step = (string)rosa.Coex["step"]!;
        await rosa.Say("quiero hablar con una persona");

        var line = ana.Page.Locator(".lines .line").First;
        await DeskWindow.Sees(line, "2655093");
        var id = product.Ask<string>("SELECT id FROM escalations");
        await bea.Open(id);
        await ana.Open(id);
        await DeskWindow.Sees(ana.Thread, "me sale el error 2655093");
        var before = await Told(rosa);
        await ana.Page.Keyboard.PressAsync("t");
        await DeskWindow.Sees(bea.Page.Locator(".owner"), "Ana has it");
        Assert.Contains(await Told(rosa, before), said => Text(said).Contains("Ana", StringComparison.Ordinal) && Name(said) != "Ana");

        before = await Told(rosa);
        await ana.Box.FillAsync("Hola Rosa, lo miro ahora.");
        await ana.Page.Keyboard.PressAsync("Control+Enter");
        await DeskWindow.Sees(ana.Thread, "Hola Rosa, lo miro ahora.");
        var answer = Assert.Single(await Told(rosa, before));
        Assert.Equal(("Hola Rosa, lo miro ahora.", "Ana"), (Text(answer), Name(answer)));

        before = await Told(rosa);
        await rosa.Post(Customer.Words("gracias, ¿hay alguien?"));
        await DeskWindow.Sees(bea.Thread, "gracias, ¿hay alguien?");
        Assert.Equal(before, await Told(rosa));

        await ana.Page.Keyboard.PressAsync("Escape");
        await ana.Page.Locator("#talk-title").FocusAsync();
        await ana.Page.Keyboard.PressAsync("b");
        await ana.Sheet.Locator("select").SelectOptionAsync(step);
        await ana.Snap("real-hand-back");
        await ana.Sheet.GetByRole(AriaRole.Button, new() { Name = "Hand back" }).ClickAsync();
        await DeskWindow.Sees(ana.Said, "Handed back");
        await rosa.HearUntil(() => (string?)rosa.Coex["step"] == step && rosa.Last["suggestedActions"] is not null);
        await ana.Snap("real-after");
        ana.NothingWentWrong();
    }

    /// <summary>How much the customer was told so far.</summary>
    private static async Task<int> Told(Customer customer)
    {
        await customer.Catch();
        return customer.BotSaid.Count();
    }

    /// <summary>What the customer was told since.</summary>
    private static async Task<IReadOnlyList<JsonNode>> Told(Customer customer, int before)
    {
        await customer.HearUntil(() => customer.BotSaid.Count() > before);
        return [.. customer.BotSaid.Skip(before)];
    }

    private static string Text(JsonNode said) => (string?)said["text"] ?? "";

    private static string? Name(JsonNode said) => (string?)said["from"]!["name"];
}
