using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Fakes.Kapso;
using Kapso.Coex.Bot.Fakes.Meta;
using Kapso.Coex.Bot.Fakes.Numbers;
using Kapso.Coex.Bot.Tests.Fakes;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Channels.WhatsApp;

/// <summary>Nobody of this project wrote that client: what it accepts of the fakes, they have not made up.</summary>
public sealed class KapsosOwnClientTests
{
    [Fact]
    public async Task Accepts_what_the_fake_signs_and_understands_what_it_sends()
    {
        SkipWhereItIsMissing();
        await using var meta = await FakeMeta.Start();
        var bot = RecordingBot.At(meta);
        var jose = meta.Phone("5215512345678", "José 👍", "MX.1");
        var hidden = meta.Phone(null, "Zoë", "CO.2");
        await jose.Say("¿qué tal? 10 % /día").Delivered;
        await hidden.SendPhoto([1, 2, 3], "mi pantalla").Delivered;
        using var sender = Sender.Of(meta);
        var ours = Sender.Buttons("¿Listo?", ("playbook@1/step/done", "Listo"));
        ours["biz_opaque_callback_data"] = "our-1";
        await sender.Send(ours);
        await bot.WaitFor(5);
        await jose.Tap("Listo").Delivered;
        meta.OwnerTypes(jose, "Soy la dueña");
        using (meta.Gather())
        {
            jose.Say("uno");
            hidden.Say("dos");
        }

        await meta.Post.AllBrought();
        var webhooks = await Judge(bot, meta);

        Assert.All(webhooks, one => Assert.True((bool)one["verified"]!));
        Assert.False((bool)webhooks[0]["verifiedAgain"]!); // parsed and written anew it is not what was signed
        Assert.Equal("¿qué tal? 10 % /día", (string?)Message(webhooks[0])["text"]!["body"]);
        Assert.Equal(("inbound", "MX.1"), ((string)Message(webhooks[0])["kapso"]!["direction"]!, (string)Message(webhooks[0])["fromUserId"]!));
        Assert.Equal("José 👍", (string?)webhooks[0]["normalized"]!["contacts"]![0]!["profile"]!["name"]);
        Assert.Equal(("inbound", "mi pantalla"), ((string)Message(webhooks[1])["kapso"]!["direction"]!, (string)Message(webhooks[1])["image"]!["caption"]!));
        Assert.Equal(
            ["sent our-1", "delivered our-1", "read our-1"],
            webhooks.Skip(2).Take(3).Select(one => one["normalized"]!["statuses"]![0]!).Select(status => $"{status["status"]} {status["bizOpaqueCallbackData"]}"));
        Assert.Equal("playbook@1/step/done", (string?)Message(webhooks[5])["interactive"]!["buttonReply"]!["id"]);
        Assert.Equal(("outbound", "smb_message_echo"), ((string)Message(webhooks[6])["kapso"]!["direction"]!, (string)Message(webhooks[6])["kapso"]!["source"]!));
        Assert.Equal(["uno", "dos"], webhooks[7]["normalized"]!["messages"]!.AsArray().Select(message => (string?)message!["text"]!["body"]));
    }

    [Theory]
    [InlineData("meta")]
    [InlineData("kapso")]
    public async Task Sends_and_gets_the_right_answers(string through)
    {
        SkipWhereItIsMissing();
        await using FakeNumber number = through == "meta" ? await FakeMeta.Start() : await FakeKapso.Start();
        RecordingBot.At(number);
        var ana = number.Phone();
        var said = ana.SendPhoto([1, 2, 3]);
        number.Faults.At(4, new Fault.Code(131056));
        var media = number.Media.Keep([4, 5, 6], "image/png");
        var id = number.Options.PhoneNumberId;

        var answers = await Call(
            number,
            ("messages", "sendText", new JsonObject { ["phoneNumberId"] = id, ["to"] = "+52 1 55 1234 5678", ["body"] = "¡Hola!" }),
            ("messages", "sendInteractiveButtons", new JsonObject
            {
                ["phoneNumberId"] = id,
                ["to"] = ana.Number,
                ["bodyText"] = "¿Listo?",
                ["buttons"] = new JsonArray(new JsonObject { ["id"] = "done", ["title"] = "Listo" }, new JsonObject { ["id"] = "other", ["title"] = "Otra cosa" }),
            }),
            ("messages", "sendInteractiveList", new JsonObject
            {
                ["phoneNumberId"] = id,
                ["to"] = ana.Number,
                ["bodyText"] = "¿Cuál?",
                ["buttonText"] = "Elegir",
                ["sections"] = new JsonArray(new JsonObject
                {
                    ["title"] = "Errores",
                    ["rows"] = new JsonArray(new JsonObject { ["id"] = "error-3441041", ["title"] = "3441041", ["description"] = "Otro negocio" }),
                }),
            }),
            ("messages", "sendText", new JsonObject { ["phoneNumberId"] = id, ["to"] = ana.Number, ["body"] = "too fast" }),
            ("messages", "markRead", new JsonObject { ["phoneNumberId"] = id, ["messageId"] = said.Id, ["typingIndicator"] = new JsonObject { ["type"] = "text" } }),
            ("messages", "sendTemplate", new JsonObject
            {
                ["phoneNumberId"] = id,
                ["to"] = ana.Number,
                ["template"] = new JsonObject { ["name"] = "hello_world", ["language"] = new JsonObject { ["code"] = "en_US" } },
            }),
            ("messages", "sendText", new JsonObject { ["phoneNumberId"] = "999", ["to"] = ana.Number, ["body"] = "whose?" }),
            ("media", "get", new JsonObject { ["mediaId"] = media.Id, ["phoneNumberId"] = id }),
            ("media", "download", new JsonObject { ["mediaId"] = media.Id, ["phoneNumberId"] = id, ["auth"] = "always" }));

        Assert.Equal(ana.Shown.Take(3).Select(bubble => bubble.Id), answers.Take(3).Select(one => (string?)one["answer"]!["messages"]![0]!["id"]));
        Assert.Equal(["¡Hola!", "¿Listo? [Listo | Otra cosa]", "¿Cuál? [3441041]", "hello_world"], ana.Shown.Select(bubble => bubble.ToString()));
        Assert.Equal((131056, "throttling"), ((int)answers[3]["refused"]!["code"]!, (string)answers[3]["refused"]!["category"]!));
        Assert.NotNull(answers[3]["refused"]!["fbtraceId"]);
        Assert.True((bool)answers[4]["answer"]!["success"]!);
        Assert.True(ana.SeesRead(said.Id) && ana.TimesTyping == 1);
        Assert.Equal((400, 100), ((int)answers[6]["refused"]!["httpStatus"]!, (int)answers[6]["refused"]!["code"]!));
        Assert.Equal(("image/png", "3"), ((string)answers[7]["answer"]!["mimeType"]!, (string)answers[7]["answer"]!["fileSize"]!));
        Assert.Equal(Convert.ToBase64String([4, 5, 6]), (string?)answers[8]["answer"]);
    }

    private static void SkipWhereItIsMissing()
    {
        if (KapsosClient.Missing is { } reason)
        {
            Assert.Skip(reason);
        }
    }

    private static async Task<IReadOnlyList<JsonNode>> Judge(RecordingBot bot, FakeMeta meta)
    {
        var webhooks = bot.Received.Select(post => new JsonObject
        {
            ["body"] = Convert.ToBase64String(post.Body),
            ["signature"] = post.Headers["X-Hub-Signature-256"],
            ["secret"] = meta.Settings["WhatsApp:AppSecret"],
        });
        var judged = await KapsosClient.Check(new JsonObject { ["webhooks"] = new JsonArray([.. webhooks]) }, TestContext.Current.CancellationToken);
        return [.. judged["webhooks"]!.AsArray().OfType<JsonNode>()];
    }

    private static async Task<IReadOnlyList<JsonNode>> Call(FakeNumber number, params (string On, string Do, JsonObject With)[] calls)
    {
        var settings = number.Settings;
        var client = number is FakeMeta
            ? new JsonObject { ["baseUrl"] = settings["WhatsApp:GraphBaseUrl"], ["accessToken"] = settings["WhatsApp:AccessToken"], ["graphVersion"] = settings["WhatsApp:GraphVersion"] }
            : new JsonObject { ["baseUrl"] = settings["Kapso:MetaBaseUrl"], ["kapsoApiKey"] = settings["Kapso:ApiKey"], ["graphVersion"] = settings["Kapso:GraphVersion"] };
        var made = await KapsosClient.Check(
            new JsonObject
            {
                ["client"] = client,
                ["calls"] = new JsonArray([.. calls.Select(call => new JsonObject { ["on"] = call.On, ["do"] = call.Do, ["with"] = call.With })]),
            },
            TestContext.Current.CancellationToken);
        return [.. made["calls"]!.AsArray().OfType<JsonNode>()];
    }

    private static JsonNode Message(JsonNode judged) => judged["normalized"]!["messages"]![0]!;
}
