using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Channels.Widget.Browser;

/// <summary>The page at /, for whoever tries the product for the first time.</summary>
[Collection(InABrowser.Name)]
public sealed class DemoTests(Chromium chromium)
{
    [Fact]
    public async Task An_example_is_written_into_the_chat_and_what_an_agent_sees_is_said_in_words()
    {
        await using var ana = await chromium.Visitor(new() { Locale = "es-MX" });
        await ana.Page.GotoAsync(chromium.Product.Address);

        await Example(ana, "Mi número sigue con mi proveedor anterior, 360dialog");
        await ana.Box.PressAsync("Enter");
        await ana.Said("Connected numbers");
        await Assertions.Expect(ana.Page.Locator("#hypothesis li").First).ToHaveTextAsync(new Regex("^Old provider: (9[0-9]|100).?%"));

        await Example(ana, "Quiero hablar con una persona");
        await ana.Box.PressAsync("Enter");
        await Assertions.Expect(ana.Page.Locator("#reason")).ToHaveTextAsync("Pidió una persona");
        await ana.Picture("demo-in-spanish");
        ana.NothingWentWrong();
    }

    /// <summary>The sentence stands in the box, and nothing is sent for the visitor.</summary>
    private static async Task Example(Visit ana, string sentence)
    {
        await ana.Page.Locator("#examples").GetByText(sentence).ClickAsync();
        await Assertions.Expect(ana.Box).ToHaveValueAsync(sentence);
    }
}
