using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Fakes.Kapso;
using Kapso.Coex.Bot.Fakes.Meta;
using Kapso.Coex.Bot.Fakes.Numbers;
using Kapso.Coex.Bot.Fakes.Webhooks;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Fakes;

public sealed class KapsoTests
{
    private readonly FakeTimeProvider clock = new();

    [Fact]
    public async Task A_message_is_Metas_with_a_kapso_member_and_signed_in_plain_hex()
    {
        await using var kapso = await FakeKapso.Start();
        var bot = RecordingBot.At(kapso);

        await kapso.Phone(name: "José").SendPhoto([1, 2], "mi pantalla").Delivered;

        var post = bot.Received[0];
        Assert.Equal("/webhooks/kapso", post.Path);
        Assert.Equal("whatsapp.message.received", post.Headers["X-Webhook-Event"]);
        Assert.Equal("v2", post.Headers["X-Webhook-Payload-Version"]);
        Assert.Equal(Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes("fake-kapso-webhook-secret"), post.Body)), post.Headers["X-Webhook-Signature"]);
        Assert.Contains("José", post.Text);
        Assert.True((bool)post.Json["is_new_conversation"]!);
        Assert.Equal("+5215512345678", (string?)post.Json["conversation"]!["phone_number"]);
        var about = post.Json["message"]!["kapso"]!;
        Assert.Equal(("inbound", "cloud_api", true), ((string)about["direction"]!, (string)about["origin"]!, (bool)about["has_media"]!));
        using var sender = Sender.Of(kapso);
        Assert.Equal([1, 2], await sender.Http.GetByteArrayAsync(new Uri((string)about["media_url"]!), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_key_opens_the_proxy_and_a_scoped_id_is_no_recipient_there()
    {
        await using var kapso = await FakeKapso.Start();
        var bot = RecordingBot.At(kapso);
        var ana = kapso.Phone(userId: "MX.1");
        await ana.Say("hola").Delivered;
        using var sender = Sender.Of(kapso);
        using var stranger = Sender.Of(kapso, "another-key");
        var scoped = Sender.Text("hi");
        scoped.Remove("to");
        scoped["recipient"] = "MX.1";

        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.Send(Sender.Text("hi"))).Status);
        var (status, body) = await sender.Send(scoped);
        Assert.Equal((HttpStatusCode.BadRequest, "Phone number is required"), (status, (string?)body!["error"]));
        Assert.Equal(HttpStatusCode.OK, (await sender.Send(Sender.Text("hi"))).Status);

        Assert.Equal("hi", ana.Last.Text);
        Assert.Equal(
            ["whatsapp.message.received", "whatsapp.message.sent", "whatsapp.message.delivered", "whatsapp.message.read"],
            (await bot.WaitFor(4)).Select(post => post.Headers["X-Webhook-Event"]));
    }

    [Fact]
    public async Task A_second_send_to_a_conversation_with_one_in_flight_is_409()
    {
        await using var kapso = await FakeKapso.Start(new FakeKapsoOptions { Pace = clock });
        RecordingBot.At(kapso);
        kapso.Phone().Say("hola");
        using var sender = Sender.Of(kapso);
        kapso.Faults.At(1, new Fault.Slow(TimeSpan.FromSeconds(1)));

        var both = new[] { sender.Send(Sender.Text("1")), sender.Send(Sender.Text("2")) };
        var (status, _) = await await Task.WhenAny(both);
        Assert.Equal(HttpStatusCode.Conflict, status);

        while (!both.All(one => one.IsCompleted))
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Single(kapso.Sent);
    }

    [Fact]
    public async Task Too_many_requests_in_a_minute_are_429_and_the_next_minute_is_new()
    {
        await using var kapso = await FakeKapso.Start(new FakeKapsoOptions { RateLimit = 1, Clock = clock });
        RecordingBot.At(kapso);
        kapso.Phone().Say("hola");
        using var sender = Sender.Of(kapso);

        Assert.Equal(HttpStatusCode.OK, (await sender.Send(Sender.Text("1"))).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await sender.Send(Sender.Text("2"))).Status);
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.OK, (await sender.Send(Sender.Text("3"))).Status);
    }

    [Fact]
    public async Task The_sandbox_refuses_in_a_form_of_its_own()
    {
        await using var kapso = await FakeKapso.Start(new FakeKapsoOptions { LacksSandboxSession = true });
        using var sender = Sender.Of(kapso);

        var (status, body) = await sender.Send(Sender.Text("hi"));

        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Equal("Active sandbox session required to send messages", (string?)body!["error"]);
    }

    [Fact]
    public async Task A_conversations_messages_are_gathered_until_it_falls_silent()
    {
        await using var kapso = await FakeKapso.Start(new FakeKapsoOptions { Pace = clock, BufferFor = TimeSpan.FromSeconds(5), BufferAtMost = 3 });
        var bot = RecordingBot.At(kapso);
        var ana = kapso.Phone();

        var two = new[] { ana.Say("1"), ana.Say("2") };
        clock.Advance(TimeSpan.FromSeconds(5));
        await two[1].Delivered;
        var three = new[] { ana.Say("3"), ana.Say("4"), ana.Say("5") };
        await three[2].Delivered;

        Assert.Equal(["2", "3"], bot.Received.Select(post => post.Headers["X-Batch-Size"]));
        Assert.All(bot.Received, post => Assert.Equal("true", post.Headers["X-Webhook-Batch"]));
        Assert.Equal(
            ["1", "2", "3", "4", "5"],
            bot.Received.SelectMany(post => post.Json["data"]!.AsArray()).Select(one => (string?)one!["message"]!["text"]!["body"]));
    }

    [Fact]
    public async Task Forwarded_bodies_are_Metas_and_signed_by_both()
    {
        await using var kapso = await FakeKapso.Start(new FakeKapsoOptions { ForwardsMeta = true });
        var bot = RecordingBot.At(kapso);

        await kapso.Phone().Say("¿qué tal?").Delivered;

        var post = bot.Received[0];
        Assert.Equal("whatsapp_business_account", (string?)post.Json["object"]);
        Assert.Contains(@"\u00bfqu\u00e9", post.Text);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(post.Body)), post.Headers["X-Idempotency-Key"]);
        Assert.False(post.Headers.ContainsKey("X-Webhook-Event"));
        Assert.StartsWith("sha256=", post.Headers["X-Hub-Signature-256"]);
    }

    [Fact]
    public async Task A_webhook_that_fails_for_a_quarter_of_an_hour_is_paused_until_somebody_activates_it()
    {
        await using var kapso = await FakeKapso.Start(new FakeKapsoOptions { Clock = clock, Delivery = new DeliveryPolicy { Retry = _ => null } });
        var bot = RecordingBot.At(kapso);
        bot.Answers = _ => HttpStatusCode.InternalServerError;
        var ana = kapso.Phone();
        using var sender = Sender.Of(kapso);
        var path = $"/platform/v1/whatsapp/phone_numbers/{kapso.Options.PhoneNumberId}/webhooks";

        for (var minute = 0; minute <= 15; minute++)
        {
            await ana.Say("hola").Delivered;
            clock.Advance(TimeSpan.FromMinutes(1));
        }

        bot.Answers = _ => HttpStatusCode.OK;
        await ana.Say("lost").Delivered;
        Assert.Equal(16, bot.Received.Count);
        var listed = JsonNode.Parse(await sender.Http.GetStringAsync(path, TestContext.Current.CancellationToken))!["data"]![0]!;
        Assert.False((bool)listed["active"]!);

        using var active = new StringContent("""{"whatsapp_webhook":{"active":true}}""", Encoding.UTF8, "application/json");
        using var answer = await sender.Http.PatchAsync($"{path}/{listed["id"]}", active, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await ana.Say("heard").Delivered;
        Assert.Equal(17, bot.Received.Count);
        Assert.Equal(1, kapso.Webhook.Activated);
    }

    [Fact]
    public async Task People_answer_from_the_inbox_and_from_the_phone_and_history_floods()
    {
        await using var kapso = await FakeKapso.Start();
        var bot = RecordingBot.At(kapso);
        var ana = kapso.Phone();
        await ana.Say("hola").Delivered;

        var fromInbox = kapso.AnswerInInbox(ana, "This is Marta.");
        var fromPhone = kapso.OwnerTypes(ana, "And this is the owner.");
        await kapso.FloodWithHistory(ana, 100);
        await kapso.NumberEvent("disconnected");
        await kapso.Post.AllBrought();

        Assert.Equal([fromInbox.Id, fromPhone], ana.Shown.Select(bubble => bubble.Id));
        Assert.All(ana.Shown, bubble => Assert.True(bubble.ByPerson));
        Assert.Single(bot.Received, post => (string?)post.Json["message"]?["kapso"]!["origin"] == "business_app");
        Assert.Equal(100, bot.Received.Count(post => (string?)post.Json["message"]?["kapso"]!["origin"] == "history_sync"));
        Assert.Equal("ACCOUNT_DISCONNECTED", (string?)bot.Received[^1].Json["disconnection"]!["reason"]);
    }

    [Fact]
    public async Task A_path_that_the_fake_does_not_know_is_said_loudly()
    {
        await using var kapso = await FakeKapso.Start();
        using var sender = Sender.Of(kapso);

        using var answer = await sender.Http.GetAsync("/meta/whatsapp/messages", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotImplemented, answer.StatusCode);
    }
}
