using System.Net;
using System.Text;
using System.Text.Json.Nodes;
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
        await AssertNowhere(bot, [token]);

        Assert.Contains(ana.Conversation, bot.Log, StringComparison.Ordinal);
        foreach (var said in new[] { token, "102290129340398", "quetzalcoatl", "2655093,", ana.Token })
        {
            Assert.DoesNotContain(said, bot.Log, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_token_is_kept_nowhere_whatever_part_of_an_activity_it_came_in()
    {
        var tokens = new List<string>();
        string Token()
        {
            tokens.Add($"EAAG{tokens.Count:D2}" + Guid.NewGuid().ToString("N"));
            return tokens[^1];
        }

        await using var bot = new RunningBot(("Serilog__MinimumLevel__Default", "Verbose"), ("Conversations__BurstWindow", "00:00:00"));
        await bot.Start();
        using var http = bot.Client();
        var ana = await Customer.Visit(http, "en");
        foreach (var sent in Activities(Token))
        {
            var (status, _) = await ana.Send(HttpMethod.Post, $"/v3/directline/conversations/{ana.Conversation}/activities", JsonNode.Parse(sent));
            Assert.Equal(HttpStatusCode.OK, status);
        }

        await ana.Upload($"{Token()}.png", Pictures.Png(4, 4));
        await ana.Upload($"shot_{Token()}_2.png", Pictures.Png(5, 5));
        await ana.Upload(new string('x', 80) + " " + Token(), "%PDF-1.7"u8.ToArray(), contentType: $"image/{Token()}");
        var (refused, answer) = await ana.Send(HttpMethod.Post, $"/v3/directline/conversations/{ana.Conversation}/activities", JsonNode.Parse($$$"""{"type":"message","text":{"{{{Token()}}}":1}}"""));
        await ana.Say("is anything of it left?");

        Assert.Equal(HttpStatusCode.BadRequest, refused);
        var echoed = string.Join('\n', ana.Seen.Append(answer!).Select(activity => activity.ToJsonString()));
        Assert.All(tokens, token => Assert.DoesNotContain(token, echoed, StringComparison.OrdinalIgnoreCase));
        Assert.Contains("what stays", echoed, StringComparison.Ordinal);
        await bot.Kill();
        await AssertNowhere(bot, tokens);
    }

    private static IEnumerable<string> Activities(Func<string> token) =>
    [
        $$$"""{"type":"message","text":"1","channelData":{"note":"{{{token()}}}","other":"what stays","{{{token()}}}":1,"deep":[{"er":["{{{token()}}}"]}],"clientActivityID":"{{{token()}}}"}}""",
        $$$"""{"type":"message","text":"2","channelData":{"password":"{{{token()}}}","messageBack":{"displayText":"see {{{token()}}}"},"postBack":"{{{token()}}}"}}""",
        $$$"""{"type":"message","text":"3","value":{"note":"{{{token()}}}","coex":{"playbook":"{{{token()}}}","step":"{{{token()}}}","answer":"{{{token()}}}"} } }""",
        $$$"""{"type":"message","value":"{{{token()}}}"}""",
        $$$"""{"type":"message","text":"5","value":["{{{token()}}}"],"entities":[{"type":"mention","text":"{{{token()}}}"},{"type":"{{{token()}}}"}]}""",
        $$$"""{"type":"message","text":"6","from":{"id":"{{{token()}}}","name":"{{{token()}}}"},"recipient":{"name":"{{{token()}}}"},"conversation":{"name":"{{{token()}}}"},"id":"{{{token()}}}"}""",
        $$$"""{"type":"message","text":"7","suggestedActions":{"actions":[{"title":"{{{token()}}}","displayText":"{{{token()}}}"}]},"replyToId":"{{{token()}}}","speak":"{{{token()}}}"}""",
        $$$"""{"type":"message","text":"8","locale":"{{{token()}}}","localTimezone":"{{{token()}}}","localTimestamp":"{{{token()}}}","textFormat":"{{{token()}}}"}""",
        $$$"""{"type":"message","text":"9","attachments":[{"name":"{{{token()}}}.png","contentType":"image/{{{token()}}}","contentUrl":"http://127.0.0.1:1/{{{token()}}}","content":{"a":"{{{token()}}}"}}]}""",
        $$$"""{"type":"event","name":"{{{token()}}}","value":"{{{token()}}}"}""",
        $$$"""{"type":"event","name":"webchat/join","value":{"language":"{{{token()}}}"}}""",
        $$$"""{"type":"{{{token()}}}","text":"{{{token()}}}"}""",
    ];

    private static async Task AssertNowhere(RunningBot bot, IReadOnlyList<string> tokens)
    {
        var files = Directory.EnumerateFiles(bot.Folder, "*", SearchOption.AllDirectories).ToList();
        Assert.Contains(files, file => file.EndsWith("-wal", StringComparison.Ordinal));
        foreach (var file in files)
        {
            var kept = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
            Assert.All(tokens, token => Assert.False(kept.Contains(token, StringComparison.OrdinalIgnoreCase), $"{file} has {token}"));
        }

        Assert.All(tokens, token => Assert.DoesNotContain(token, bot.Log, StringComparison.OrdinalIgnoreCase));
    }
}
