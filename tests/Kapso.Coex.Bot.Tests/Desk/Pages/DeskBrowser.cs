using System.Runtime.CompilerServices;
using Kapso.Coex.Bot.Desk.Cases;
using Kapso.Coex.Bot.Tests.Desk.Journeys;
using Kapso.Coex.Bot.Tests.EndToEnd;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Desk.Pages;

/// <summary>One browser and one product for all tests of the desk in a browser; each has cases of its own.</summary>
public sealed class DeskBrowser : IAsyncLifetime
{
    private const string Executable = "/usr/bin/chromium";
    private IPlaywright? playwright;
    private IBrowser? browser;
    private Product? product;
    private LiveDesk? live;

    /// <summary>Where the pictures of a run are left to be looked at. Git ignores it.</summary>
    internal static string Artifacts { get; } = Directory.CreateDirectory(Path.Combine(Root(), "artifacts", "desk")).FullName;

    internal MadeUpCases Cases => product!.Services.GetRequiredService<MadeUpCases>();

    internal string Address => product!.Address;

    private static bool IsThere => File.Exists(Executable);

    public async ValueTask InitializeAsync()
    {
        if (IsThere)
        {
            Assertions.SetDefaultExpectTimeout(20_000);
            playwright = await Playwright.CreateAsync();
            browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Executable, Args = ["--no-sandbox", "--disable-gpu"] });
            product = await Product.StartWith(services =>
            {
                TestSignIn.Add(services);
                services.AddSingleton<CaseNews>().AddSingleton<MadeUpCases>().AddSingleton<ICases>(provider => provider.GetRequiredService<MadeUpCases>());
            });
        }
    }

    /// <summary>A window of that agent. Skips the test where there is no browser.</summary>
    /// <param name="agent">The name.</param>
    /// <param name="options">What the window is like.</param>
    /// <param name="at">A product of the test's own.</param>
    internal async Task<DeskWindow> SignIn(string agent, BrowserNewContextOptions? options = null, string? at = null)
    {
        at ??= Address;
        Assert.SkipUnless(IsThere, $"There is no {Executable}. Install Debian's chromium.");
        var context = await browser!.NewContextAsync(new(options ?? new()) { Locale = options?.Locale ?? "en-GB", Permissions = ["clipboard-read", "clipboard-write"] });
        context.SetDefaultTimeout(20_000);
        await context.AddCookiesAsync([new() { Name = TestSignIn.Cookie, Value = agent, Url = at }]);
        return new DeskWindow(context, await context.NewPageAsync(), at);
    }

    /// <summary>The desk with the real bot behind it and customers before it, started for whoever asks first.</summary>
    internal async Task<LiveDesk> Live() => live ??= await LiveDesk.Open(this);

    public async ValueTask DisposeAsync()
    {
        if (live is not null)
        {
            await live.DisposeAsync();
        }

        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        if (product is not null)
        {
            await product.DisposeAsync();
        }
    }

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../.."));
}

[CollectionDefinition(Name)]
public sealed class AtTheDesk : ICollectionFixture<DeskBrowser>
{
    public const string Name = "at the desk";
}
