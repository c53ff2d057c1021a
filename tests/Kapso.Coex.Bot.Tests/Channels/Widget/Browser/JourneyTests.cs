using System.Text.RegularExpressions;
using Kapso.Coex.Bot.Tests.Evidence;
using Microsoft.Playwright;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Channels.Widget.Browser;

/// <summary>Whole conversations in the real Web Chat with the real bot, as a customer lives them.</summary>
[Collection(InABrowser.Name)]
public sealed class JourneyTests(Chromium chromium)
{
    [Fact]
    public async Task A_number_at_an_old_provider_is_solved_and_the_page_says_how_far_it_is()
    {
        await using var ana = await chromium.Visitor();
        await ana.Open(chromium.Product.Address);

        await ana.Say("My number is still with my old provider, 360dialog");
        await Assertions.Expect(ana.Step).ToHaveTextAsync(new Regex("^Step 1 of about"));
        await WalkToTheWait(ana);
        await ana.Tap("I'm ready");
        await ana.Tap("Done");
        await ana.Tap("It connected");
        await ana.Tap("Yes");
        await ana.Tap("Yes");

        await Assertions.Expect(ana.Step).ToHaveTextAsync("Solved");
        await ana.IsAccessible("journey-solved");
        var download = await ana.Page.RunAndWaitForDownloadAsync(() => ana.Frame.Locator("#download").ClickAsync());
        Assert.Matches(@"^kapso-\d{4}-\d\d-\d\d\.txt$", download.SuggestedFilename);
        var transcript = await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Contains("My number is still with my old provider, 360dialog", transcript, StringComparison.Ordinal);
        ana.NothingWentWrong();
    }

    [Fact]
    public async Task What_cannot_be_solved_goes_to_a_person_with_two_screenshots_and_the_page_shows_them()
    {
        await using var ana = await chromium.Visitor();
        await ana.Open(chromium.Product.Address);

        await ana.Say("My number is still with my old provider, 360dialog");
        await WalkToTheWait(ana);
        await ana.Tap("I'm ready");
        await ana.Tap("Done");
        await ana.Tap("Error 3441041");
        await ana.Say("106540352242922");
        await Assertions.Expect(ana.Frame.Locator(".item.given")).ToHaveCountAsync(1);
        await ana.Say("102290129340398");
        await Assertions.Expect(ana.Frame.Locator(".item.given")).ToHaveCountAsync(2);
        await ana.Say("(#3441041) The phone number is not owned by this business");
        await Assertions.Expect(ana.Frame.Locator(".item.given")).ToHaveCountAsync(3);
        await ana.Frame.Locator("#chat input[type=file]").SetInputFilesAsync([Screenshot("one.png", 320), Screenshot("two.png", 240)]);
        await Assertions.Expect(ana.Frame.Locator("#upload-words")).ToContainTextAsync("2 files are ready");
        await ana.Say("both of them");

        await Assertions.Expect(ana.Frame.Locator("#evidence img")).ToHaveCountAsync(2);
        await ana.Tap("Done");
        await Assertions.Expect(ana.Frame.Locator("#role")).ToHaveTextAsync("You are waiting for a person");
        await ana.Frame.Locator("#evidence summary").ClickAsync();
        await Assertions.Expect(ana.Frame.Locator("#evidence img").Last).ToBeVisibleAsync();
        await ana.IsAccessible("journey-escalated");
        ana.NothingWentWrong();
    }

    [Fact]
    public async Task In_Spanish_everything_is_Spanish_and_the_page_follows_when_the_customer_changes_the_language()
    {
        await using var ana = await chromium.Visitor(new() { Locale = "es-AR" });
        await ana.Open(chromium.Product.Address);

        await Assertions.Expect(ana.Launcher).ToHaveAccessibleNameAsync("Cerrar el chat de soporte");
        await Assertions.Expect(ana.Frame.Locator("#role")).ToHaveTextAsync("Asistente automático");
        await Assertions.Expect(ana.Box).ToHaveAttributeAsync("placeholder", "Escribe tu mensaje");
        await ana.Say("mi número sigue con mi proveedor anterior 360dialog");
        await Assertions.Expect(ana.Step).ToHaveTextAsync(new Regex("^Paso 1 de unos"));
        await ana.Picture("journey-spanish");

        await ana.Say("português");
        await Assertions.Expect(ana.Frame.Locator("html")).ToHaveAttributeAsync("lang", "pt");
        await Assertions.Expect(ana.Box).ToHaveAttributeAsync("placeholder", new Regex("mensagem"));
        await Assertions.Expect(ana.Launcher).ToHaveAccessibleNameAsync("Fechar o chat de suporte");
    }

    [Fact]
    public async Task With_a_keyboard_alone_one_opens_writes_answers_and_closes()
    {
        await using var ana = await chromium.Visitor();
        var page = ana.Page;
        await page.GotoAsync(chromium.Product.Address);
        await ana.Launcher.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(ana.Box).ToBeFocusedAsync();

        await page.Keyboard.TypeAsync("My number is still with my old provider, 360dialog");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(ana.Answers.First).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Shift+Tab");
        await page.Keyboard.PressAsync("Shift+Tab");
        await Assertions.Expect(ana.Answers.First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(ana.Answers.Nth(1)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(ana.Step).ToHaveTextAsync(new Regex("^Step 2"));

        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(ana.Dialog).ToBeHiddenAsync();
        await Assertions.Expect(ana.Launcher).ToBeFocusedAsync();
        ana.NothingWentWrong();
    }

    private static async Task WalkToTheWait(Visit ana)
    {
        foreach (var answer in new[] { "Yes", "Yes", "Done", "Done", "Yes", "Yes", "Done", "No", "Yes", "Done" })
        {
            var before = await ana.Frame.Locator(".webchat__bubble").CountAsync();
            await ana.Tap(answer);
            await Assertions.Expect(ana.Frame.Locator(".webchat__bubble").Nth(before + 1)).ToBeAttachedAsync();
        }
    }

    private static FilePayload Screenshot(string name, int width) => new() { Name = name, MimeType = "image/png", Buffer = Pictures.Png(width, 200) };
}
