using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Kapso.Coex.Bot.Benchmarks.OverHttp;
using Microsoft.Playwright;

namespace Kapso.Coex.Bot.Benchmarks.Browser;

/// <summary>What the widget costs a visitor: bytes on the page, bytes on the first opening, and the time until it can be written in.</summary>
internal static partial class WidgetBenchmark
{
    private const string Executable = "/usr/bin/chromium";
    private const int Visits = 5;

    public static async Task<int> Run()
    {
        var folder = Directory.CreateTempSubdirectory("coex-benchmark-").FullName;
        try
        {
            using var host = HostProcess.Start(folder);
            using (await host.Connect())
            {
                // It answers.
            }

            var address = $"http://{host.Address}";
            await Weigh(address);
            await Open(address);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task Weigh(string address)
    {
        using var http = new HttpClient { BaseAddress = new Uri(address) };
        http.DefaultRequestHeaders.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        Console.WriteLine($"launcher        {await Bytes(http, "/embed.js"),9:N0} bytes on every page, brotli");
        Console.WriteLine($"Web Chat        {await Bytes(http, "/webchat.js"),9:N0} bytes on the first opening, then kept");
    }

    private static async Task<int> Bytes(HttpClient http, string path) => (await http.GetByteArrayAsync(new Uri(path, UriKind.Relative))).Length;

    private static async Task Open(string address)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Executable, Args = ["--no-sandbox"] });
        var first = new List<TimeSpan>();
        var again = new List<TimeSpan>();
        for (var visit = 0; visit < Visits; visit++)
        {
            await using var context = await browser.NewContextAsync(new() { Locale = "en-GB" });
            var page = await context.NewPageAsync();
            await page.GotoAsync(address);
            first.Add(await UntilUsable(page, () => page.Locator("kapso-coex .launcher").ClickAsync()));
            again.Add(await UntilUsable(page, () => page.ReloadAsync()));
        }

        Report("first opening", first);
        Report("after a reload", again);
    }

    // Usable is: the bot's greeting can be read, and the box takes words.
    private static async Task<TimeSpan> UntilUsable(IPage page, Func<Task> begin)
    {
        var watch = Stopwatch.StartNew();
        await begin();
        var frame = page.FrameLocator("kapso-coex iframe");
        await Assertions.Expect(frame.Locator(".webchat__bubble__content", new() { HasTextRegex = Greeting() }).First).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Assertions.Expect(frame.Locator("[data-id='webchat-sendbox-input']")).ToBeEditableAsync(new() { Timeout = 60_000 });
        return watch.Elapsed;
    }

    private static void Report(string what, List<TimeSpan> times) => Console.WriteLine(FormattableString.Invariant(
        $"{what,-15} {times.Order().ElementAt(times.Count / 2).TotalSeconds,9:N2} s until it can be written in, median of {times.Count}; fastest {times.Min().TotalSeconds:N2} s"));

    [GeneratedRegex("Hello|Hi")]
    private static partial Regex Greeting();
}
