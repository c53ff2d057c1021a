using System.Runtime.CompilerServices;
using Kapso.Coex.Bot.Tests.EndToEnd;
using Microsoft.Playwright;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Channels.Widget.Browser;

/// <summary>One browser and one product for all tests in a browser, each of which is a visitor of its own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Executable = "/usr/bin/chromium";
    private IPlaywright? playwright;
    private IBrowser? browser;
    private Product? product;

    /// <summary>Null when there is all that these tests need.</summary>
    private static string? Missing =>
        !File.Exists(Executable) ? $"There is no {Executable}. Install Debian's chromium."
        : !File.Exists(Path.Combine(AppContext.BaseDirectory, "webchat.js")) ? "Web Chat is missing: npm was not there when this was built."
        : null;

    /// <summary>Where the pictures of a run are left to be looked at. Git ignores it.</summary>
    internal static string Artifacts { get; } = Directory.CreateDirectory(Path.Combine(Root(), "artifacts", "widget")).FullName;

    internal Product Product => product!;

    public async ValueTask InitializeAsync()
    {
        if (Missing is null)
        {
            Assertions.SetDefaultExpectTimeout(30_000);
            playwright = await Playwright.CreateAsync();
            browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Executable, Args = ["--no-sandbox", "--disable-gpu"] });
            product = await Product.Start(null, null, null, ("Widget:IdentitySecret", Shop.Secret));
        }
    }

    /// <summary>A new visitor, with a storage of their own. Skips the test where there is no browser.</summary>
    internal async Task<Visit> Visitor(BrowserNewContextOptions? options = null)
    {
        Assert.SkipWhen(Missing is not null, Missing ?? "");
        var context = await browser!.NewContextAsync(new(options ?? new()) { Locale = options?.Locale ?? "en-GB" });
        context.SetDefaultTimeout(30_000);
        return new Visit(context, await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
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

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../../.."));
}

[CollectionDefinition(Name)]
public sealed class InABrowser : ICollectionFixture<Chromium>
{
    public const string Name = "in a browser";
}
