using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Fakes.Meta;
using Kapso.Coex.Bot.Fakes.Numbers;
using Kapso.Coex.Bot.Fakes.Webhooks;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Fakes;

public sealed class DeliveryTests
{
    [Fact]
    public async Task A_webhook_is_signed_over_its_bytes_with_everything_escaped()
    {
        await using var meta = await FakeMeta.Start();
        var bot = RecordingBot.At(meta);

        await meta.Phone(name: "José 👍").Say("¿qué tal? https://kapso.ai/\"x\"\n<b>").Delivered;

        var (body, text) = (bot.Received[0].Body, bot.Received[0].Text);
        Assert.All(body, one => Assert.InRange(one, (byte)32, (byte)126));
        Assert.Contains(@"\u00bfqu\u00e9 tal? https:\/\/kapso.ai\/\""x\""\n<b>", text);
        Assert.Contains(@"Jos\u00e9 \ud83d\udc4d", text);
        Assert.Equal("¿qué tal? https://kapso.ai/\"x\"\n<b>", (string?)Message(bot.Received[0].Json)["text"]!["body"]);
        Assert.Equal(
            "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes("fake-meta-app-secret"), body)),
            bot.Received[0].Headers["X-Hub-Signature-256"]);
    }

    [Fact]
    public async Task A_webhook_comes_again_until_it_is_answered_200_and_nothing_else()
    {
        await using var meta = await FakeMeta.Start();
        var bot = RecordingBot.At(meta);
        bot.Answers = arrival => arrival switch { 1 => HttpStatusCode.InternalServerError, 2 => HttpStatusCode.NoContent, _ => HttpStatusCode.OK };

        await meta.Phone().Say("hola").Delivered;

        Assert.Equal(3, bot.Received.Count);
        Assert.Equal([500, 204, 200], meta.Post.Attempts.Select(attempt => attempt.Status));
        Assert.All(bot.Received, one => Assert.Equal(bot.Received[0].Body, one.Body));
    }

    [Fact]
    public async Task Every_copy_arrives()
    {
        await using var meta = await FakeMeta.Start(new FakeMetaOptions { Delivery = new DeliveryPolicy { Copies = 3, CopiesTogether = true } });
        var bot = RecordingBot.At(meta);

        await meta.Phone().Say("hola").Delivered;

        Assert.Equal(3, bot.Received.Count);
    }

    [Fact]
    public void The_same_seed_plans_the_same_and_another_does_not()
    {
        static IEnumerable<TimeSpan> Plan(int seed) => Enumerable.Range(1, 20).SelectMany(
            new DeliveryPolicy { Seed = seed, Copies = 2, ShuffleWithin = TimeSpan.FromSeconds(1) }.Plan);

        Assert.Equal(Plan(7), Plan(7));
        Assert.NotEqual(Plan(7), Plan(8));
        Assert.All(Plan(7), delay => Assert.InRange(delay, TimeSpan.Zero, TimeSpan.FromSeconds(1)));
        Assert.NotEqual(Plan(7).Order(), Plan(7));
        Assert.Equal(2, new DeliveryPolicy { Copies = 2, CopiesTogether = true, ShuffleWithin = TimeSpan.FromSeconds(1) }.Plan(1).GroupBy(delay => delay).Single().Count());
    }

    [Fact]
    public void The_same_seed_meets_the_same_sends_with_faults()
    {
        static IEnumerable<Fault?> Faulted(int seed)
        {
            var faults = new Faults();
            faults.Randomly(seed, 0.5, new Fault.Reset(), new Fault.DropAnswer());
            return [.. Enumerable.Range(0, 40).Select(_ => faults.Take())];
        }

        Assert.Equal(Faulted(3), Faulted(3));
        Assert.NotEqual(Faulted(3), Faulted(4));
        Assert.Contains(null, Faulted(3));
    }

    [Fact]
    public async Task A_thousand_in_one_post_stand_in_several_entries_changes_and_lists_and_none_is_lost()
    {
        await using var meta = await FakeMeta.Start();
        var bot = RecordingBot.At(meta);
        var phones = Enumerable.Range(0, 1000).Select(at => meta.Phone($"5215500{at:D6}", $"Ana {at}")).ToList();
        var said = new List<string>();
        using (meta.Gather())
        {
            said.AddRange(phones.Select(phone => phone.Say("hola").Id));
        }

        await meta.Post.AllBrought();
        var entries = Assert.Single(bot.Received).Json["entry"]!.AsArray();
        var changes = entries.SelectMany(entry => entry!["changes"]!.AsArray()).ToList();
        var messages = changes.SelectMany(change => change!["value"]!["messages"]!.AsArray()).ToList();
        Assert.True(1 < entries.Count && entries.Count < changes.Count && changes.Count < messages.Count);
        Assert.Equal(said, messages.Select(message => (string)message!["id"]!));
        Assert.Equal(1000, changes.Sum(change => change!["value"]!["contacts"]!.AsArray().Count));
    }

    [Fact]
    public async Task More_than_a_post_may_hold_goes_in_two()
    {
        await using var meta = await FakeMeta.Start(new FakeMetaOptions { Delivery = new DeliveryPolicy { AtMost = 2, TwiceInside = true } });
        var bot = RecordingBot.At(meta);
        var ana = meta.Phone();
        using (meta.Gather())
        {
            ana.Say("1");
            ana.Say("2");
            ana.Say("3");
        }

        await meta.Post.AllBrought();
        Assert.Equal(
            ["1", "1", "2", "2", "3", "3"],
            bot.Received.SelectMany(post => post.Json["entry"]!.AsArray()).SelectMany(entry => entry!["changes"]!.AsArray())
                .SelectMany(change => change!["value"]!["messages"]!.AsArray()).Select(message => (string?)message!["text"]!["body"]));
        Assert.Equal(2, bot.Received.Count);
    }

    [Fact]
    public async Task Statuses_come_in_order_with_our_id_and_can_come_before_the_answer()
    {
        await using var meta = await FakeMeta.Start(new FakeMetaOptions { Delivery = new DeliveryPolicy { StatusBeforeAnswer = true } });
        var bot = RecordingBot.At(meta);
        meta.Phone().Say("hola");
        using var sender = Sender.Of(meta);
        var message = Sender.Text("hi");
        message["biz_opaque_callback_data"] = "our-7";

        await sender.Send(message);

        var statuses = bot.Received.Skip(1).Select(post => post.Json["entry"]![0]!["changes"]![0]!["value"]!["statuses"]![0]!).ToList();
        Assert.Equal(["sent", "delivered", "read"], statuses.Select(status => (string?)status["status"]));
        Assert.All(statuses, status => Assert.Equal("our-7", (string?)status["biz_opaque_callback_data"]));
    }

    [Fact]
    public async Task A_dropped_answer_leaves_a_doubt_that_the_status_resolves_and_a_reset_leaves_nothing()
    {
        await using var meta = await FakeMeta.Start();
        var bot = RecordingBot.At(meta);
        var ana = meta.Phone();
        await ana.Say("hola").Delivered;
        using var sender = Sender.Of(meta);
        meta.Faults.At(1, new Fault.DropAnswer());
        meta.Faults.At(2, new Fault.Reset());
        meta.Faults.At(3, new Fault.FailsLater(131026));

        await Assert.ThrowsAsync<HttpRequestException>(() => sender.Send(Sender.Text("1")));
        await bot.WaitFor(4);
        await Assert.ThrowsAsync<HttpRequestException>(() => sender.Send(Sender.Text("2")));
        Assert.Equal(0, await sender.CodeOf(Sender.Text("3")));

        var failed = (await bot.WaitFor(5))[^1].Json["entry"]![0]!["changes"]![0]!["value"]!;
        Assert.Equal(131026, (int)failed["statuses"]![0]!["errors"]![0]!["code"]!);
        Assert.Null(failed["contacts"]);
        Assert.Equal(["1"], ana.Shown.Select(bubble => bubble.Text));
    }

    private static JsonNode Message(JsonNode envelope) => envelope["entry"]![0]!["changes"]![0]!["value"]!["messages"]![0]!;
}
