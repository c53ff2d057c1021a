using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Tests.Channels.Widget;
using Xunit;

namespace Kapso.Coex.Bot.Tests.EndToEnd.Widget;

/// <summary>The server goes and comes back while Microsoft's own client is connected.</summary>
public sealed class RestartTests
{
    [Fact]
    public async Task Microsofts_client_goes_on_by_itself_at_the_same_step_and_nothing_is_lost_or_doubled()
    {
        if (MicrosoftClient.Missing is { } reason)
        {
            Assert.Skip(reason);
        }

        var url = $"http://127.0.0.1:{FreePort()}";
        var isBack = Path.Combine(Path.GetTempPath(), $"is-back-{Guid.NewGuid():N}");
        var first = await Product.Start(settings: [("urls", url)]);
        var talk = MicrosoftClient.Talk(
            new JsonObject
            {
                ["url"] = url,
                ["transport"] = "websocket",
                ["patience"] = 60_000,
                ["say"] = new JsonArray(new JsonObject { ["text"] = "error 2655093" }, new JsonObject { ["text"] = "status", ["after"] = isBack }),
            },
            TestContext.Current.CancellationToken);
        using (var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(50)))
        {
            while (first.Ask<long>("SELECT count(*) FROM turns WHERE events LIKE '%error-2655093%'") == 0 && await pace.WaitForNextTickAsync(TestContext.Current.CancellationToken))
            {
            }
        }

        var folder = await first.Stop();
        await using var again = await Product.Start(folder: folder, settings: [("urls", url)]);
        await File.WriteAllTextAsync(isBack, "", TestContext.Current.CancellationToken);
        var seen = await talk;
        File.Delete(isBack);

        var places = seen.Select(line => line["got"]).OfType<JsonNode>().Select(activity => Customer.PlaceOf((string)activity["id"]!)).ToList();
        Assert.Equal(Enumerable.Range(1, places.Count).Select(place => (long)place), places);
        Assert.Equal(again.Ask<long>("SELECT count(*) FROM messages"), places.Count);
        Assert.Equal(1, again.Ask<long>("SELECT count(*) FROM conversations"));
        Assert.Equal("error-2655093", (string?)seen.Select(line => line["got"]).OfType<JsonNode>().Last()["channelData"]!["coex"]!["playbook"]);
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
