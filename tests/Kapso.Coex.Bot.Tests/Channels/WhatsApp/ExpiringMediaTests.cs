using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Fakes.Numbers;
using Kapso.Coex.Bot.Tests.Evidence;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Channels.WhatsApp;

/// <summary>A photo's address is good for five minutes; its id, which buys another address, for seven days.</summary>
public sealed class ExpiringMediaTests
{
    [Fact]
    public async Task A_photo_whose_address_has_run_out_is_asked_for_again_and_heard()
    {
        var clock = new ShiftedClock();
        await using var here = await OnThePhone.Start(clock: clock);
        await SendWhileTheHostIsDown(here);
        clock.PutForward(TimeSpan.FromMinutes(6));
        await OnThePhone.Until(() => Kept(here) == 1);

        await here.Phone.Next();
        Assert.Equal((3, 1), (Downloads(here), Asked(here)));
    }

    [Fact]
    public async Task A_photo_whose_address_is_still_good_is_fetched_from_there()
    {
        await using var here = await OnThePhone.Start();
        await SendWhileTheHostIsDown(here);
        await OnThePhone.Until(() => Kept(here) == 1);

        Assert.Equal((2, 0), (Downloads(here), Asked(here)));
    }

    [Fact]
    public async Task A_photo_that_is_gone_when_its_address_has_run_out_has_to_be_sent_again()
    {
        var clock = new ShiftedClock();
        await using var here = await OnThePhone.Start(clock: clock);
        await SendWhileTheHostIsDown(here);
        here.Number.Media.Forget(MediaId(here));
        clock.PutForward(TimeSpan.FromMinutes(6));
        await here.Phone.WaitFor("otra vez");

        Assert.Equal((0, 1), (Kept(here), Asked(here)));
    }

    /// <summary>Meta's media host is out of order for a moment, so the photo waits.</summary>
    private static async Task SendWhileTheHostIsDown(OnThePhone here)
    {
        await here.Ask("me sale el error 3441041");
        here.Number.DownloadFaults.Next(new Fault.Http(503, ""));
        here.Phone.SendPhoto(Pictures.Png(60, 40));
        await OnThePhone.Until(() => here.Product.Ask<long>("SELECT count(*) FROM outbox WHERE kind = 'fetch-file' AND attempts = 1") == 1);
    }

    private static long Kept(OnThePhone here) => here.Product.Ask<long>("SELECT count(*) FROM attachments");

    private static string MediaId(OnThePhone here) => (string)JsonNode.Parse(here.Product.Ask<string>("SELECT payload FROM outbox WHERE kind = 'fetch-file'"))!["Id"]!;

    private static int Downloads(OnThePhone here) => here.Number.Requests.Count(asked => asked.Path.StartsWith("/whatsapp_business/attachments", StringComparison.Ordinal));

    /// <summary>How often another address was asked for.</summary>
    private static int Asked(OnThePhone here) => here.Number.Requests.Count(asked => asked.Path.EndsWith($"/{MediaId(here)}", StringComparison.Ordinal));
}
