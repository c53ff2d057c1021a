using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Fakes.Meta;
using Kapso.Coex.Bot.Fakes.Phones;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Fakes;

public sealed class PhoneTests
{
    [Fact]
    public async Task Shows_buttons_and_rows_and_taps_them_by_title_id_or_the_ids_last_part()
    {
        await using var meta = await FakeMeta.Start();
        var bot = RecordingBot.At(meta);
        var ana = meta.Phone();
        await ana.Say("hola").Delivered;
        using var sender = Sender.Of(meta);
        await sender.Send(Sender.Buttons("Done?", ("playbook@1/step/done", "Done"), ("playbook@1/step/other", "Something else")));
        await sender.Send(Sender.Menu("Which?", "Choose", ("a", "First", "the first"), ("b", "Second", null)));

        Assert.Equal(["Done", "Something else"], (await ana.WaitFor("done")).Choices.Select(choice => choice.Title));
        Assert.Equal("Choose", (await ana.Next()).Opener);
        await ana.Tap("done").Delivered;
        await ana.Tap("First").Delivered;

        var taps = bot.Received.Select(post => post.Json["entry"]![0]!["changes"]![0]!["value"]!["messages"]?[0]).OfType<JsonNode>().Where(message => message["interactive"] is not null).ToList();
        Assert.Equal("""{"type":"button_reply","button_reply":{"id":"playbook@1/step/done","title":"Done"}}""", taps[0]["interactive"]!.ToJsonString());
        Assert.Equal("""{"type":"list_reply","list_reply":{"id":"a","title":"First","description":"the first"}}""", taps[1]["interactive"]!.ToJsonString());
        Assert.Equal(meta.Sent.Select(sent => sent.Id), taps.Select(tap => (string?)tap["context"]!["id"]));
        Assert.Throws<InvalidOperationException>(() => ana.Tap("nowhere"));
    }

    [Fact]
    public async Task What_is_sent_twice_is_shown_twice()
    {
        await using var meta = await FakeMeta.Start();
        RecordingBot.At(meta);
        var ana = meta.Phone();
        ana.Say("hola");
        using var sender = Sender.Of(meta);

        await sender.Send(Sender.Text("hi"));
        await sender.Send(Sender.Text("hi"));

        Assert.Equal(["hi", "hi"], ana.Shown.Select(bubble => bubble.Text));
    }

    [Fact]
    public async Task Waiting_for_what_never_comes_says_what_is_there()
    {
        await using var meta = await FakeMeta.Start(new FakeMetaOptions { Patience = TimeSpan.FromMilliseconds(50) });
        RecordingBot.At(meta);
        var ana = meta.Phone();
        ana.Say("hola");
        using var sender = Sender.Of(meta);
        await sender.Send(Sender.Text("something else"));

        var gaveUp = await Assert.ThrowsAsync<TimeoutException>(() => ana.WaitFor("never"));

        Assert.Contains("something else", gaveUp.Message);
    }

    [Theory]
    [InlineData("Absent", null)]
    [InlineData("Empty", "\"\"")]
    [InlineData("Null", "null")]
    public async Task A_hidden_number_is_absent_empty_or_null_and_can_be_answered_by_the_scoped_id(string how, string? wire)
    {
        await using var meta = await FakeMeta.Start();
        var bot = RecordingBot.At(meta);
        var ana = meta.Phone(userId: "MX.1", username: "@ana");
        (ana.HidesNumber, ana.HiddenAs) = (true, Enum.Parse<Hidden>(how));

        await ana.Say("hola").Delivered;

        var value = bot.Received[0].Json["entry"]![0]!["changes"]![0]!["value"]!;
        Assert.Equal(wire, Wire(value["messages"]![0]!.AsObject(), "from"));
        Assert.Equal(wire, Wire(value["contacts"]![0]!.AsObject(), "wa_id"));
        Assert.Equal("MX.1", (string?)value["messages"]![0]!["from_user_id"]);
    }

    [Theory]
    [InlineData("521 55 1234 5678", "5215512345678")]
    [InlineData("525512345678", "5215512345678")]
    [InlineData("541112345678", "5491112345678")]
    [InlineData("551112345678", "5511912345678")]
    public async Task Both_spellings_of_a_number_reach_it(string to, string number)
    {
        await using var meta = await FakeMeta.Start();
        RecordingBot.At(meta);
        var ana = meta.Phone(number);
        ana.Say("hola");
        using var sender = Sender.Of(meta);

        var (_, body) = await sender.Send(Sender.Text("hi", to));

        Assert.Equal(number, (string?)body!["contacts"]![0]!["wa_id"]);
        Assert.Single(ana.Shown);
    }

    [Fact]
    public async Task Who_is_offline_gets_it_later()
    {
        await using var meta = await FakeMeta.Start();
        var bot = RecordingBot.At(meta);
        var ana = meta.Phone();
        await ana.Say("hola").Delivered;
        ana.GoOffline();
        using var sender = Sender.Of(meta);

        await sender.Send(Sender.Text("hi"));
        await bot.WaitFor(2);
        Assert.Empty(ana.Shown);
        await ana.ComeOnline();

        Assert.Equal("hi", ana.Last.Text);
        Assert.Equal(
            ["sent", "delivered", "read"],
            bot.Received.Skip(1).Select(post => (string?)post.Json["entry"]![0]!["changes"]![0]!["value"]!["statuses"]![0]!["status"]));
    }

    [Fact]
    public async Task Speaks_in_every_form_that_Meta_knows()
    {
        await using var meta = await FakeMeta.Start();
        var bot = RecordingBot.At(meta);
        var ana = meta.Phone(userId: "MX.1");
        var first = ana.Say("hola");
        ana.SendDocument([1], "a.pdf");
        ana.SendVoice();
        ana.SendVideo();
        ana.SendSticker();
        ana.ShareLocation();
        ana.ShareContact();
        ana.React("👍", first.Id);
        ana.React(null, first.Id);
        ana.Edit(first.Id, "hello");
        ana.SendViewOnce();
        ana.SayInGroup("group-1", "hola a todos");
        await ana.ChangeNumber("5215599999999", "MX.2").Delivered;

        var messages = bot.Received.Select(post => post.Json["entry"]![0]!["changes"]![0]!["value"]!["messages"]![0]!).ToList();
        Assert.Equal(
            ["text", "document", "audio", "video", "sticker", "location", "contacts", "reaction", "reaction", "unsupported", "unsupported", "text", "system"],
            messages.Select(message => (string?)message["type"]));
        Assert.Equal(["5215512345678"], messages.Select(message => (string?)message["from"]).Distinct());
        Assert.False(messages[8]["reaction"]!.AsObject().ContainsKey("emoji"));
        Assert.Equal(131051, (int)messages[10]["errors"]![0]!["code"]!);
        Assert.Equal("""{"body":"User Ana changed from 5215512345678 to 5215599999999","type":"user_changed_number","wa_id":"5215599999999","user_id":"MX.2","previous_user_id":"MX.1"}""", messages[12]["system"]!.ToJsonString());
        Assert.Null(bot.Received[12].Json["entry"]![0]!["changes"]![0]!["value"]!["contacts"]);
    }

    private static string? Wire(JsonObject holder, string member) =>
        holder.TryGetPropertyValue(member, out var value) ? value?.ToJsonString() ?? "null" : null;
}
