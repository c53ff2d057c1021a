using System.Text.RegularExpressions;
using Kapso.Coex.Bot.Tests.Reliability;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Desk.Accounts;

/// <summary>The built product as a process of its own.</summary>
public sealed partial class StartTests
{
    [Fact]
    public async Task The_first_start_prints_the_link_and_loads_nothing_that_only_agents_need()
    {
        await using var bot = new RunningBot();
        await bot.Start();
        using var http = bot.Client();

        await bot.Logged("/desk/first/");
        var link = Link().Match(bot.Log).Value;

        Assert.Equal(System.Net.HttpStatusCode.OK, (await http.GetAsync(new Uri(link), TestContext.Current.CancellationToken)).StatusCode);
        Assert.DoesNotContain("No XML encryptor", bot.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entity_framework_is_not_loaded_before_somebody_comes_to_sign_in()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Linux tells which files a process has opened.");
        await using var bot = new RunningBot();
        await bot.Start();

        foreach (var library in (string[])["Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore.Identity.EntityFrameworkCore", "Microsoft.AspNetCore.Authentication.OpenIdConnect", "QRCoder"])
        {
            Assert.DoesNotContain(library, await File.ReadAllTextAsync($"/proc/{bot.ProcessId}/maps", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [GeneratedRegex(@"http://\S+/desk/first/\S+")]
    private static partial Regex Link();
}
