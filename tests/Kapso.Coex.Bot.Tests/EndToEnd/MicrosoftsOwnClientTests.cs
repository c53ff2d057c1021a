using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Tests.Channels.Widget;
using Kapso.Coex.Bot.Tests.Evidence;
using Xunit;

namespace Kapso.Coex.Bot.Tests.EndToEnd;

public sealed class MicrosoftsOwnClientTests
{
    [Theory]
    [InlineData("websocket")]
    [InlineData("polling")]
    public async Task Holds_a_whole_conversation_to_the_desk(string transport)
    {
        if (MicrosoftClient.Missing is { } reason)
        {
            Assert.Skip(reason);
        }

        await using var product = await Product.Start();
        var picture = Path.Combine(product.Folder, "screen.png");
        await File.WriteAllBytesAsync(picture, Pictures.Png(40, 30), TestContext.Current.CancellationToken);

        var printed = await MicrosoftClient.Talk(
            new JsonObject
            {
                ["url"] = product.Address,
                ["transport"] = transport,
                ["locale"] = "es-MX",
                ["patience"] = 60_000,
                ["say"] = new JsonArray(
                    new JsonObject { ["text"] = "me sale el error 2655093" },
                    new JsonObject { ["tap"] = "done" },
                    new JsonObject { ["tap"] = "no" },
                    new JsonObject { ["tap"] = "no" },
                    new JsonObject { ["tap"] = "ready" },
                    new JsonObject { ["tap"] = "done" },
                    new JsonObject { ["tap"] = "error-2655093" },
                    new JsonObject { ["text"] = "106540352242922" },
                    new JsonObject { ["text"] = "102290129340398" },
                    new JsonObject { ["text"] = "El negocio ya comparte esta cuenta con un socio (2655093)" },
                    new JsonObject { ["file"] = picture, ["name"] = "pantalla.png", ["text"] = "" },
                    new JsonObject { ["tap"] = "done" }),
            },
            TestContext.Current.CancellationToken);

        var got = printed.Select(line => line["got"]).OfType<JsonNode>().ToList();
        Assert.Equal("handover", (string?)got.Last(activity => (string?)activity["type"] == "message")["channelData"]!["coex"]!["kind"]);
        Assert.Single(got, activity => (string?)activity["name"] == "handoff.initiate");
        Assert.Equal(got.Count, got.Select(activity => (string)activity["id"]!).Distinct().Count());
        Assert.Equal(Enumerable.Range(1, got.Count), got.Select(activity => (int)Customer.PlaceOf((string)activity["id"]!)));
        Assert.Equal("cleanup-did-not-help", product.Ask<string>("SELECT reason FROM escalations"));
        Assert.Equal("pantalla.png", product.Ask<string>("SELECT name FROM attachments"));
    }
}
