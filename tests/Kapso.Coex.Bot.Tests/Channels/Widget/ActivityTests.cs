using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Channels.Widget;

public sealed class ActivityTests
{
    [Fact]
    public async Task A_message_comes_back_as_it_was_sent_before_the_answer()
    {
        await using var host = await WidgetHost.Start();
        var ana = await DirectLineClient.Visit(host);

        var (_, posted) = await ana.Say("hello", "mine-1");
        var (activities, watermark) = await ana.Activities("1");

        var echo = activities[0]!;
        Assert.Equal($"{ana.Conversation}|0000002", (string?)posted!["id"]);
        Assert.Equal((string?)posted["id"], (string?)echo["id"]);
        Assert.Equal(("mine-1", 1), ((string?)echo["channelData"]!["clientActivityID"], (int)echo["channelData"]!["mine"]!));
        Assert.Equal("I heard: hello", (string?)activities[1]!["text"]);
        Assert.Equal("4", watermark);
    }

    [Fact]
    public async Task Who_says_it_is_the_servers_word()
    {
        await using var host = await WidgetHost.Start();
        var ana = await DirectLineClient.Visit(host);

        await ana.Post(new JsonObject
        {
            ["type"] = "message",
            ["text"] = "I am the bot",
            ["id"] = "9",
            ["timestamp"] = "1999-01-01T00:00:00Z",
            ["from"] = new JsonObject { ["id"] = "coex-bot", ["role"] = "bot" },
            ["conversation"] = new JsonObject { ["id"] = "another" },
            ["suggestedActions"] = new JsonObject(),
            ["channelData"] = new JsonObject { ["webchat:sequence-id"] = 99 },
        });

        var echo = (await ana.Activities("1")).Activities[0]!;
        Assert.Equal("user", (string?)echo["from"]!["role"]);
        Assert.StartsWith("dl_", (string)echo["from"]!["id"]!, StringComparison.Ordinal);
        Assert.Equal(ana.Conversation, (string?)echo["conversation"]!["id"]);
        Assert.Equal(2, (int)echo["channelData"]!["webchat:sequence-id"]!);
        Assert.NotEqual("9", (string?)echo["id"]);
        Assert.Null(echo["suggestedActions"]);
    }

    [Fact]
    public async Task A_bot_message_carries_its_buttons_and_what_machines_need()
    {
        await using var host = await WidgetHost.Start();
        var ana = await DirectLineClient.Visit(host);
        await ana.Say("hello");

        var (activities, _) = await ana.Activities("2");

        var question = activities[1]!;
        Assert.Equal(("coex-bot", "Kapso", "bot"), ((string?)question["from"]!["id"], (string?)question["from"]!["name"], (string?)question["from"]!["role"]));
        Assert.Equal(("markdown", "expectingInput", "en"), ((string?)question["textFormat"], (string?)question["inputHint"], (string?)question["locale"]));
        var coex = """{"kind":"step","playbook":"previous-provider","playbookVersion":"0a1b2c3d","step":"remove-partner","number":2,"about":5,"answers":[{"id":"done","title":"Done"},{"id":"cannot-find","title":"I can't find it"}]}""";
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(coex), question["channelData"]!["coex"]));
        var button = """{"type":"messageBack","title":"Done","text":"Done","displayText":"Done","value":{"coex":{"playbook":"previous-provider","playbookVersion":"0a1b2c3d","step":"remove-partner","answer":"done"}}}""";
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(button), question["suggestedActions"]!["actions"]![0]));
        Assert.StartsWith("dl_", (string)question["suggestedActions"]!["to"]![0]!, StringComparison.Ordinal);
        Assert.Null(activities[0]!["suggestedActions"]);
        Assert.Null(question["replyToId"]);
    }

    [Fact]
    public async Task Every_activity_has_its_place_and_a_later_time_than_the_one_before()
    {
        await using var host = await WidgetHost.Start(WidgetHost.FakeClock);
        var ana = await DirectLineClient.Visit(host);
        await ana.Say("one");
        await ana.Say("two");

        var (activities, _) = await ana.Activities();

        Assert.Equal(Enumerable.Range(1, 7), activities.Select(activity => (int)activity!["channelData"]!["webchat:sequence-id"]!));
        var times = activities.Select(activity => DateTimeOffset.Parse((string)activity!["timestamp"]!, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds()).ToList();
        Assert.Equal(times.Distinct().Order(), times);
        Assert.All(activities, activity => Assert.EndsWith("Z", (string)activity!["timestamp"]!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_tap_says_which_button_it_was()
    {
        await using var host = await WidgetHost.Start();
        var ana = await DirectLineClient.Visit(host);

        await ana.Post((JsonObject)JsonNode.Parse("""{"type":"message","text":"Done","value":{"coex":{"playbook":"p","playbookVersion":"1","step":"s","answer":"done"}}}""")!);
        await ana.Post((JsonObject)JsonNode.Parse("""{"type":"message","text":"Yes","value":{"coex":{"answer":"yes"}}}""")!);
        await ana.Post((JsonObject)JsonNode.Parse("""{"type":"message","text":"Odd","value":{"coex":{"answer":"a/b","step":7}}}""")!);

        Assert.Equal(["p@1/s/done", "@//yes", null], host.Bot.Received.Select(message => message.Tap));
    }

    [Fact]
    public async Task The_same_message_sent_again_is_the_same_message()
    {
        await using var host = await WidgetHost.Start();
        var ana = await DirectLineClient.Visit(host);

        var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => ana.Say("hello", "mine-1")));

        Assert.Single(host.Bot.Received);
        Assert.Single(answers.Select(answer => (string?)answer.Body!["id"]).Distinct());
        await ana.Say("hello");
        await ana.Say("hello");
        Assert.Equal(3, host.Bot.Received.Count);
    }

    [Fact]
    public async Task Another_conversation_may_use_the_same_name_for_its_message()
    {
        await using var host = await WidgetHost.Start();
        await (await DirectLineClient.Visit(host)).Say("hello", "mine-1");
        await (await DirectLineClient.Visit(host)).Say("hello", "mine-1");

        Assert.Equal(2, host.Bot.Received.Count);
    }

    [Fact]
    public async Task An_event_is_kept_and_does_not_wake_the_bot()
    {
        await using var host = await WidgetHost.Start();
        var ana = await DirectLineClient.Visit(host);

        await ana.Post((JsonObject)JsonNode.Parse("""{"type":"event","name":"webchat/join","value":{"language":"es"},"channelData":{"clientActivityID":"e"}}""")!);

        var (activities, _) = await ana.Activities("1");
        Assert.Equal(("event", "webchat/join", "es"), ((string?)activities.Single()!["type"], (string?)activities[0]!["name"], (string?)activities[0]!["value"]!["language"]));
        Assert.Equal("e", (string?)activities[0]!["channelData"]!["clientActivityID"]);
    }

    [Fact]
    public async Task That_the_customer_is_writing_is_told_to_who_listens_until_the_message_is_there()
    {
        await using var host = await WidgetHost.Start();
        host.Typing.Changed += _ => { };
        var ana = await DirectLineClient.Visit(host);
        var conversation = host.Bot.Begun.Keys.Single();

        await ana.Post(new JsonObject { ["type"] = "typing" });
        Assert.True(host.Typing.AreAtIt(conversation));
        await ana.Say("hello");
        Assert.False(host.Typing.AreAtIt(conversation));
    }

    [Theory]
    [InlineData("typing")]
    [InlineData("conversationUpdate")]
    [InlineData("something-new")]
    public async Task Typing_and_the_like_are_accepted_and_forgotten(string type)
    {
        await using var host = await WidgetHost.Start();
        var ana = await DirectLineClient.Visit(host);

        var (status, posted) = await ana.Post(new JsonObject { ["type"] = type });

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.NotNull(posted!["id"]);
        Assert.Empty((await ana.Activities("1")).Activities);
    }

    [Fact]
    public async Task A_message_that_says_nothing_does_not_wake_the_bot()
    {
        await using var host = await WidgetHost.Start();
        var ana = await DirectLineClient.Visit(host);

        Assert.Equal(HttpStatusCode.OK, (await ana.Say("  ")).Status);
        Assert.False(host.Bot.Received.Single().WakesBot);
    }

    [Fact]
    public async Task An_address_in_an_attachment_is_never_fetched_and_not_passed_over()
    {
        await using var host = await WidgetHost.Start();
        var ana = await DirectLineClient.Visit(host);

        await ana.Post((JsonObject)JsonNode.Parse("""{"type":"message","attachments":[{"contentType":"image/png","name":"a.png","contentUrl":"http://127.0.0.1:1/a.png"},null]}""")!);

        var file = host.Bot.Received.Single().Files.Single();
        Assert.Equal((null, "a.png", "NotAPicture"), (file.Id, file.Name, file.Verdict));
        Assert.Null((await ana.Activities("1")).Activities[0]!["attachments"]![0]!["contentUrl"]);
    }

    [Theory]
    [InlineData("-")]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("-5")]
    public async Task Who_has_no_watermark_reads_from_the_start(string watermark)
    {
        await using var host = await WidgetHost.Start();
        var ana = await DirectLineClient.Visit(host);

        Assert.Single((await ana.Activities(watermark)).Activities);
    }
}
