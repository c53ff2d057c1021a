using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Kapso.Coex.Bot.Desk.Accounts;
using Kapso.Coex.Bot.Tests.Channels.Widget.Browser;
using Kapso.Coex.Bot.Tests.Desk.Measures;
using Microsoft.Playwright;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Desk.Accounts.Browser;

/// <summary>Somebody begins, invites, signs in with an app's code: axe finds nothing, nothing sticks out, and a picture of each page is left in artifacts/.</summary>
[Collection(InABrowser.Name)]
public sealed class AccountPagesTests(Chromium chromium)
{
    [Theory]
    [InlineData(1280, 800, ColorScheme.Light, "en-GB")]
    [InlineData(320, 640, ColorScheme.Dark, "es-MX")]
    public async Task Every_page_can_be_used_by_everybody(int width, int height, ColorScheme scheme, string locale)
    {
        await using var visit = await chromium.Visitor(new() { ViewportSize = new() { Width = width, Height = height }, ColorScheme = scheme, Locale = locale, ReducedMotion = ReducedMotion.Reduce });
        await using var product = await Staff.Open();
        var page = visit.Page;
        await Open(OneTimeLinks.Address(LinkKind.First, (await product.FirstLink())!));
        await page.FillAsync("#Password", "too short");
        await Send("#Name-error");
        await Check("join-refused");
        Assert.Equal("Name", await page.EvaluateAsync<string>("document.activeElement.id"));
        await page.FillAsync("#Name", "Ana Ruiz");
        await page.FillAsync("#Email", Staff.Ana);
        await page.FillAsync("#Password", Staff.Password);
        await page.FillAsync("#Again", Staff.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/desk");

        await Open("/desk/account");
        await Check("account");
        await Open("/desk/account/second-step");
        await Check("second-step");
        var key = (await page.Locator(".key").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await page.FillAsync("#Code", Totp.Code(Base32.Read(key), Totp.HalfMinute(DateTimeOffset.UtcNow)));
        await Send(".codes");
        await Check("paper-codes");

        await Open("/desk"); // a live page, and from there to a plain one
        await page.Locator("nav a[href='/desk/people']").ClickAsync();
        await page.FillAsync("#Name", "Ben Okafor de la Cruz y Villanueva");
        await page.FillAsync("#Email", "ben.okafor.de.la.cruz@a-rather-long-name-for-a-shop.example");
        await Send("#once-link");
        await Check("people");
        await Open((await page.Locator("th[scope=row] a").First.GetAttributeAsync("href"))!);
        await Check("person");
        await Open("/desk/audit");
        await Check("audit");

        await Open("/desk/measures");
        await Check("measures-empty");
        var guest = await product.Visit(locale);
        await guest.Say("error 2655093");
        await BookOfTheShop.Fill(product, guest.Conversation, DateTimeOffset.UtcNow);
        await Open("/desk/measures?language=es");
        await page.Keyboard.PressAsync("Tab"); // to the content, of this page and no other
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/desk/measures?language=es#main");
        await Check("measures");
        await page.Locator(".fading a").First.ClickAsync();
        await page.Locator("tr:target a").First.ClickAsync();
        await page.WaitForURLAsync("**/desk/measures/behind?language=es*");
        await Check("measures-behind");
        await page.Locator("th[scope=row] a").First.ClickAsync();
        await Assertions.Expect(page.Locator(".talk li").First).ToBeVisibleAsync();
        await Check("conversation");

        await Open("/desk/sign-out");
        await Check("sign-out");
        await page.Locator("main button").ClickAsync();
        await page.WaitForURLAsync("**/desk/sign-in");
        await Check("sign-in");
        await page.FillAsync("#Email", Staff.Ana);
        await page.FillAsync("#Password", "not her password");
        await Send("#Password-error");
        await Check("sign-in-refused");
        await page.FillAsync("#Password", Staff.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/desk/sign-in/code*");
        await Check("code");
        await Open("/desk/join/no-such-link");
        await Check("link-over");
        Assert.DoesNotContain(visit.Errors, error => !error.Contains("410", StringComparison.Ordinal));

        async Task Send(string answer)
        {
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page.Locator(answer)).ToBeVisibleAsync();
        }

        Task Open(string path) => page.GotoAsync(new Uri(new Uri(product.Address), path).AbsoluteUri);

        async Task Check(string state)
        {
            var name = $"{state}-{width}-{scheme}-{locale}".ToLowerInvariant();
            await page.WaitForLoadStateAsync();
            await visit.Picture($"desk-{name}");
            var found = await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
            Assert.True(found.Violations.Length == 0, $"{name}:\n{string.Join("\n", found.Violations.Select(Tell))}");
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), $"{name} sticks out.");
            Assert.Equal(locale[..2], await page.Locator("html").GetAttributeAsync("lang"));
        }
    }

    private static string Tell(AxeResultItem violation) =>
        $"{violation.Id}: {violation.Help}\n{string.Join("\n", violation.Nodes.Take(4).Select(node => $"  {node.Target} {node.Html}"))}";
}
