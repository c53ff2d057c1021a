using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Fakes.Meta;
using Kapso.Coex.Bot.Fakes.Terminal;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Fakes;

public sealed class CommandTests
{
    [Fact]
    public async Task A_person_chats_in_the_terminal_and_taps_by_number()
    {
        await using var meta = await FakeMeta.Start();
        var bot = RecordingBot.At(meta);
        var ana = meta.Phone();
        await ana.Say("hola").Delivered;
        using var sender = Sender.Of(meta);
        await sender.Send(Sender.Buttons("Is it done?", ("done", "Done"), ("other", "Something else")));
        ana.Reads = false;
        using var screen = new StringWriter();

        await PhoneTerminal.Run(meta, ana, new StringReader("2\n/status\n/quit\n"), screen, TestContext.Current.CancellationToken);

        Assert.Contains("WhatsApp__PhoneNumberId=", screen.ToString());
        Assert.Contains("[2] Something else", screen.ToString());
        Assert.Contains("The bot sent 1; you sent 2", screen.ToString());
        await meta.Post.AllBrought();
        Assert.Contains(bot.Received, post => post.Text.Contains("\"id\":\"other\""));
    }

    [Fact]
    public async Task Scripts_are_the_people_over_http()
    {
        await using var meta = await FakeMeta.Start();
        var bot = RecordingBot.At(meta);
        using var script = new HttpClient { BaseAddress = new Uri(meta.Address, "/_fake/") };
        var cancelled = TestContext.Current.CancellationToken;

        await script.PostAsJsonAsync("phones", new { number = "5215512345678", name = "Ana" }, cancelled);
        await script.PostAsJsonAsync("phones/5215512345678/say", new { text = "hola" }, cancelled);
        await bot.WaitFor(1);
        await script.PostAsJsonAsync("faults", new { kind = "code", code = 131056 }, cancelled);
        using var sender = Sender.Of(meta);
        Assert.Equal(131056, await sender.CodeOf(Sender.Text("hi")));
        await sender.Send(Sender.Buttons("Is it done?", ("done", "Done")));
        using var tapped = await script.PostAsJsonAsync("phones/5215512345678/tap", new { text = "Done" }, cancelled);
        using var nowhere = await script.PostAsJsonAsync("phones/5215512345678/tap", new { text = "nowhere" }, cancelled);
        using var nobody = await script.PostAsJsonAsync("phones/1/say", new { text = "hola" }, cancelled);

        Assert.Equal(
            (HttpStatusCode.OK, HttpStatusCode.Conflict, HttpStatusCode.NotFound), (tapped.StatusCode, nowhere.StatusCode, nobody.StatusCode));
        var phone = JsonNode.Parse(await script.GetStringAsync("phones/5215512345678", cancelled))!;
        Assert.Equal("Is it done?", (string?)phone["shown"]![0]!["text"]);
        Assert.Equal(2, phone["said"]!.AsArray().Count);
    }
}
