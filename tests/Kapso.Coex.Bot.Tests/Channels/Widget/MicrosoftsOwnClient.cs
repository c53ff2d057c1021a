using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Tests.Evidence;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Channels.Widget;

public sealed class MicrosoftsOwnClient
{
    [Theory]
    [InlineData("websocket")]
    [InlineData("polling")]
    public async Task Holds_a_whole_conversation_with_buttons_and_a_picture(string transport)
    {
        if (MicrosoftClient.Missing is { } reason)
        {
            Assert.Skip(reason);
        }

        await using var host = await WidgetHost.Start();
        var picture = Path.GetTempFileName();
        await File.WriteAllBytesAsync(picture, Pictures.Png(40, 30), TestContext.Current.CancellationToken);

        var seen = await MicrosoftClient.Talk(
            new JsonObject
            {
                ["url"] = host.Address.GetLeftPart(UriPartial.Authority),
                ["transport"] = transport,
                ["locale"] = "es-MX",
                ["say"] = new JsonArray(
                    new JsonObject { ["text"] = "hola" },
                    new JsonObject { ["tap"] = "done" },
                    new JsonObject { ["event"] = "webchat/join", ["value"] = new JsonObject { ["language"] = "es" } },
                    new JsonObject { ["file"] = picture, ["name"] = "screen.png", ["text"] = "what I see" }),
            },
            TestContext.Current.CancellationToken);
        File.Delete(picture);

        var got = seen.Select(line => line["got"]).OfType<JsonNode>().ToList();
        Assert.Equal(Engine.Languages.Language.Spanish, host.Bot.Begun.Values.Single());
        Assert.Equal(
            [
                "bot: **Hello**",
                "user: hola", "bot: I heard: hola", "bot: Is the partner gone?",
                "user: Done", "bot: I heard: previous-provider@0a1b2c3d/remove-partner/done", "bot: Is the partner gone?",
                "user: webchat/join",
                "user: what I see", "bot: I heard: what I see", "bot: Is the partner gone?",
            ],
            got.Select(activity => $"{activity["from"]!["role"]}: {activity["text"] ?? activity["name"]}"));
        Assert.Equal("screen.png", (string?)got[8]["attachments"]![0]!["name"]);
        Assert.Equal("Picture", host.Bot.Received[^1].Files.Single().Verdict);

        var said = seen.Where(line => line["said"] is not null).Select(line => (string)line["id"]!);
        Assert.Equal(said, got.Where(activity => (string)activity["from"]!["role"]! == "user").Select(activity => (string)activity["id"]!));
    }
}
