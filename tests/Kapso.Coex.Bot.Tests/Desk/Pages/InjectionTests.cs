using Kapso.Coex.Bot.Desk;
using Kapso.Coex.Bot.Desk.Cases;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Storage;
using Microsoft.Playwright;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Desk.Pages;

/// <summary>Whatever customers write, the desk shows it as text.</summary>
[Collection(AtTheDesk.Name)]
public sealed class InjectionTests(DeskBrowser desk)
{
    private const string Evil = "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>\"'><b id=evil>**x**";

    [Fact]
    public async Task Nothing_that_a_customer_wrote_becomes_part_of_the_page()
    {
        var file = Made.Case("evil", Evil, Evil).OnWhatsApp(TimeSpan.FromHours(3));
        desk.Cases.Put(
            file with
            {
                Line = file.Line with { Code = Evil },
                Brief = file.Brief with { Provider = Evil, Codes = [Evil], Hypothesis = Evil },
                Steps = [.. file.Steps.Select(step => step with { Words = Evil })],
                Evidence = [.. file.Evidence, new EvidenceView("waba_id", "given", [Evil], Evil, [])],
                Person = new PersonView(Evil, Evil, Evil, Evil, Evil, [Evil], [Evil], [Evil]),
                Contact = file.Contact! with { Name = Evil, Failures = [new FailureView(1, 131047, Evil, DateTimeOffset.UtcNow)] },
                AccountEvents = [new AccountEventView(Evil, Evil, [Evil], DateTimeOffset.UtcNow)],
                Notes = [new CaseNote("evil-note", new Agent("x", Evil), DateTimeOffset.UtcNow, Evil, [])],
                WayBack = Evil,
                Rating = new CustomerRating("good", Evil, DateTimeOffset.UtcNow),
            },
            [.. Made.Talk(Evil), new CaseMessage(100, Author.Bot, Evil, DateTimeOffset.UtcNow, new() { Text = Evil }, "failed", Evil)]);
        await using var ana = await desk.SignIn("Ana");
        await ana.Open("evil");
        await ana.Page.Keyboard.PressAsync("t");
        await DeskWindow.Sees(ana.Said, "is yours");
        await ana.Page.Locator(".thread .quote").First.ClickAsync();
        await ana.Page.Locator(".thread .picture").First.ClickAsync();
        await Assertions.Expect(ana.Sheet).ToBeVisibleAsync();
        await ana.Snap("injection");
        await ana.Page.Keyboard.PressAsync("Escape");
        foreach (var key in (string[])["c", "a", "b", "e"])
        {
            await ana.Page.Locator("#talk-title").FocusAsync();
            await ana.Page.Keyboard.PressAsync(key);
            await Assertions.Expect(ana.Sheet).ToBeVisibleAsync();
            await ana.Page.Keyboard.PressAsync("Escape");
            await Assertions.Expect(ana.Sheet).ToHaveCountAsync(0);
        }

        Assert.Equal(0, await ana.Page.Locator("#evil, img[src='x'], script:not([src])").CountAsync());
        Assert.DoesNotContain("owned", await ana.Page.TitleAsync(), StringComparison.Ordinal);
        await ana.IsAccessible("injection-page");
        ana.NothingWentWrong();
    }
}
