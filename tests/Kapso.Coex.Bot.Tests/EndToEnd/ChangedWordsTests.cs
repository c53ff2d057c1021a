using Kapso.Coex.Bot.Tests.Reliability;

namespace Kapso.Coex.Bot.Tests.EndToEnd;

/// <summary>Staff change what the bot understands while it runs, and touch no playbook.</summary>
public sealed class ChangedWordsTests
{
    [Fact]
    public async Task A_word_counts_by_itself_and_a_mistake_changes_nothing_and_stands_in_the_log()
    {
        await using var bot = new RunningBot(("Conversations__BurstWindow", "00:00:00"));
        var prompts = Path.Combine(bot.Folder, "prompts");
        CopyOf(Path.Combine(AppContext.BaseDirectory, "prompts"), prompts);
        await bot.Start();
        using var http = bot.Client();
        var words = Path.Combine(prompts, "triage", "words.yaml");
        var text = await File.ReadAllTextAsync(words, TestContext.Current.CancellationToken);

        await File.WriteAllTextAsync(words, text.Replace("commands:", "comands:", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        await bot.Logged($"words.yaml:{LineOf("commands:", text)}: ");
        await Says(http, "human", "handover");

        await File.WriteAllTextAsync(words, text.Replace("en: [human,", "en: [abracadabra, human,", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        await bot.Logged("playbooks again after a change", times: 2);
        await Says(http, "abracadabra", "handover");
    }

    private static async Task Says(HttpClient http, string said, string kind)
    {
        var ana = await Customer.Visit(http, "en");
        await ana.Say(said);
        Assert.Equal(kind, (string?)ana.Coex["kind"]);
    }

    private static int LineOf(string start, string text) => text.Split('\n').ToList().FindIndex(line => line.StartsWith(start, StringComparison.Ordinal)) + 1;

    private static void CopyOf(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*.yaml", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
