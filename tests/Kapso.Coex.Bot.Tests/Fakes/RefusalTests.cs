using System.Net;
using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Fakes.Meta;
using Kapso.Coex.Bot.Fakes.Numbers;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Fakes;

public sealed class RefusalTests
{
    private readonly FakeTimeProvider clock = new();

    [Fact]
    public async Task A_wrong_token_is_401_and_190()
    {
        await using var meta = await FakeMeta.Start();
        using var sender = Sender.Of(meta, "another-token");

        var (status, body) = await sender.Send(Sender.Text("hi"));

        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.Equal(190, (int)body!["error"]!["code"]!);
        Assert.Equal("OAuthException", (string)body["error"]!["type"]!);
        Assert.NotEmpty((string)body["error"]!["fbtrace_id"]!);
    }

    [Fact]
    public async Task An_unknown_number_is_100_with_the_subcode_33()
    {
        await using var meta = await FakeMeta.Start();
        using var sender = Sender.Of(meta);

        using var answer = await sender.Http.PostAsync("/v25.0/999/messages", new StringContent("{}"), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var error = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["error"]!;
        Assert.Equal((100, 33), ((int)error["code"]!, (int)error["error_subcode"]!));
    }

    [Fact]
    public async Task What_is_missing_or_unknown_is_100()
    {
        await using var meta = await FakeMeta.Start();
        using var sender = Sender.Of(meta);

        Assert.Equal(100, await sender.CodeOf(new JsonObject { ["to"] = "1", ["text"] = new JsonObject { ["body"] = "x" } }));
        Assert.Equal(100, await sender.CodeOf(new JsonObject { ["messaging_product"] = "whatsapp", ["text"] = new JsonObject { ["body"] = "x" } }));
        Assert.Equal(100, await sender.CodeOf(Sender.Message("hologram", [])));
        Assert.Equal(100, await sender.CodeOf(new JsonObject { ["messaging_product"] = "whatsapp", ["to"] = "1", ["type"] = "text" }));
        Assert.Equal(131008, await sender.CodeOf(Sender.Message("image", [])));
    }

    [Fact]
    public async Task Throttling_comes_as_400()
    {
        await using var meta = await FakeMeta.Start();
        using var sender = Sender.Of(meta);
        meta.Faults.Next(new Fault.Code(130429));

        var (status, body) = await sender.Send(Sender.Text("hi"));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("(#130429) Rate limit hit", (string)body!["error"]!["message"]!);
    }

    [Fact]
    public async Task A_scoped_id_goes_in_recipient_and_in_to_it_is_silently_dropped()
    {
        await using var meta = await FakeMeta.Start();
        var bot = RecordingBot.At(meta);
        var ana = meta.Phone(null, userId: "MX.123");
        await ana.Say("hola").Delivered;
        using var sender = Sender.Of(meta);
        var rightly = Sender.Text("hi");
        rightly.Remove("to");
        rightly["recipient"] = "MX.123";

        var (_, taken) = await sender.Send(rightly);
        await sender.Send(Sender.Text("hi", "MX.123"));

        Assert.Equal("""{"input":"MX.123","user_id":"MX.123"}""", taken!["contacts"]![0]!.ToJsonString());
        Assert.Equal("hi", Assert.Single(ana.Shown).Text);
        await bot.WaitFor(4);
        Assert.All(bot.Received.Skip(1), status => Assert.Equal(meta.Sent[0].Id, (string?)status.Json["entry"]![0]!["changes"]![0]!["value"]!["statuses"]![0]!["id"]));
    }

    [Fact]
    public async Task Outside_24_hours_a_text_is_accepted_and_fails_and_a_template_goes()
    {
        await using var meta = await FakeMeta.Start(new FakeMetaOptions { Clock = clock });
        var bot = RecordingBot.At(meta);
        var ana = meta.Phone();
        await ana.Say("hola").Delivered;
        using var sender = Sender.Of(meta);

        clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal(0, await sender.CodeOf(Sender.Text("too late")));
        var failed = (await bot.WaitFor(2))[1].Json["entry"]![0]!["changes"]![0]!["value"]!["statuses"]![0]!;
        Assert.Equal("failed", (string)failed["status"]!);
        Assert.Equal(131047, (int)failed["errors"]![0]!["code"]!);
        Assert.Empty(ana.Shown);

        Assert.Equal(132001, await sender.CodeOf(Sender.Template("wait_over", "es")));
        meta.Templates.Approve("wait_over", "es");
        Assert.Equal(0, await sender.CodeOf(Sender.Template("wait_over", "es")));
        Assert.Equal("wait_over", Assert.Single(ana.Shown).Text);
    }

    [Fact]
    public async Task Outside_24_hours_a_text_can_be_refused_at_once_too()
    {
        await using var meta = await FakeMeta.Start(new FakeMetaOptions { Clock = clock, RefusesOutsideWindow = true });
        meta.Phone();
        using var sender = Sender.Of(meta);

        Assert.Equal(131047, await sender.CodeOf(Sender.Text("nobody asked")));
    }

    [Fact]
    public async Task Forty_five_may_burst_to_one_person_and_are_paid_back_with_silence()
    {
        await using var meta = await FakeMeta.Start(new FakeMetaOptions { Clock = clock, HasPairLimit = true });
        RecordingBot.At(meta);
        meta.Phone().Say("hola");
        using var sender = Sender.Of(meta);

        for (var sent = 0; sent < 45; sent++)
        {
            Assert.Equal(0, await sender.CodeOf(Sender.Text("again")));
        }

        Assert.Equal(131056, await sender.CodeOf(Sender.Text("again")));
        clock.Advance(TimeSpan.FromSeconds((45 * 6) - 1));
        Assert.Equal(131056, await sender.CodeOf(Sender.Text("again")));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(0, await sender.CodeOf(Sender.Text("again")));
    }

    [Fact]
    public async Task A_receipt_needs_a_message_that_came()
    {
        await using var meta = await FakeMeta.Start();
        RecordingBot.At(meta);
        var ana = meta.Phone();
        var first = ana.Say("hola");
        var second = ana.Say("¿hay alguien?");
        using var sender = Sender.Of(meta);
        static JsonObject Read(string id) => new()
        {
            ["messaging_product"] = "whatsapp",
            ["status"] = "read",
            ["message_id"] = id,
            ["typing_indicator"] = new JsonObject { ["type"] = "text" },
        };

        Assert.Equal(100, await sender.CodeOf(Read("wamid.unknown")));
        Assert.False(ana.IsTyping);
        var (_, body) = await sender.Send(Read(second.Id));

        Assert.True((bool)body!["success"]!);
        Assert.True(ana.IsTyping && ana.SeesRead(first.Id) && ana.SeesRead(second.Id));
    }
}
