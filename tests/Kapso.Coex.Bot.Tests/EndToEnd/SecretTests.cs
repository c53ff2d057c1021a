using System.Text;
using Kapso.Coex.Bot.Tests.Evidence;
using Kapso.Coex.Bot.Tests.Reliability;
using Xunit;

namespace Kapso.Coex.Bot.Tests.EndToEnd;

/// <summary>What customers paste by mistake is on no disk, and nothing that they say is in a log.</summary>
public sealed class SecretTests
{
    [Fact]
    public async Task A_pasted_token_is_refused_and_nothing_of_what_was_said_is_logged()
    {
        var token = "EAAGm0PX4ZCpsBAJ" + Guid.NewGuid().ToString("N");
        await using var bot = new RunningBot(("Serilog__MinimumLevel__Default", "Verbose"), ("Conversations__BurstWindow", "00:00:00"));
        await bot.Start();
        using var http = bot.Client();
        var ana = await Customer.Visit(http, "en");

        await ana.Say($"error 2655093, my token is {token} please help");
        await ana.Say("my waba id is 102290129340398");
        await ana.Upload("quetzalcoatl.png", Pictures.Png(4, 4), "here is what quetzalcoatl shows");

        Assert.DoesNotContain(ana.Seen, activity => activity.ToJsonString().Contains(token, StringComparison.Ordinal));
        Assert.Equal("recheck-app", (string?)ana.Coex["step"]);
        await bot.Kill();
        foreach (var file in Directory.EnumerateFiles(bot.Folder, "*", SearchOption.AllDirectories))
        {
            var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
            Assert.True(bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(token)) < 0, file);
        }

        Assert.Contains(ana.Conversation, bot.Log, StringComparison.Ordinal);
        foreach (var said in new[] { token, "102290129340398", "quetzalcoatl", "2655093,", ana.Token })
        {
            Assert.DoesNotContain(said, bot.Log, StringComparison.Ordinal);
        }
    }
}
