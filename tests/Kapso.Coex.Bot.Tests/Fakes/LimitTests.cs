using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Fakes.Meta;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Fakes;

/// <summary>Each of Meta's limits: what meets it goes, and one more is refused.</summary>
public sealed class LimitTests
{
    public static TheoryData<string, int> Limits => new()
    {
        { "text", 4096 },
        { "button body", 1024 },
        { "button title", 20 },
        { "button id", 256 },
        { "buttons", 3 },
        { "footer", 60 },
        { "header", 60 },
        { "list body", 4096 },
        { "opener", 20 },
        { "rows", 10 },
        { "row title", 24 },
        { "row id", 200 },
        { "row description", 72 },
        { "section title", 24 },
        { "our id", 512 },
        { "caption", 1024 },
        { "link label", 20 },
    };

    [Theory]
    [MemberData(nameof(Limits))]
    public async Task What_meets_the_limit_goes_and_one_more_is_refused(string what, int limit)
    {
        await using var meta = await FakeMeta.Start();
        RecordingBot.At(meta);
        meta.Phone().Say("hola");
        using var sender = Sender.Of(meta);

        Assert.Equal(0, await sender.CodeOf(Of(what, limit)));
        Assert.Contains(await sender.CodeOf(Of(what, limit + 1)), new[] { 100, 131009 });
        Assert.Single(meta.Sent);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("button body")]
    [InlineData("button title")]
    [InlineData("button id")]
    [InlineData("buttons")]
    [InlineData("opener")]
    [InlineData("rows")]
    [InlineData("row title")]
    [InlineData("row id")]
    [InlineData("row description")]
    public async Task What_is_empty_is_refused(string what)
    {
        await using var meta = await FakeMeta.Start();
        using var sender = Sender.Of(meta);

        Assert.NotEqual(0, await sender.CodeOf(Of(what, 0)));
    }

    [Fact]
    public async Task Titles_of_buttons_and_ids_of_rows_must_differ()
    {
        await using var meta = await FakeMeta.Start();
        RecordingBot.At(meta);
        meta.Phone().Say("hola");
        using var sender = Sender.Of(meta);

        Assert.Equal(131009, await sender.CodeOf(Sender.Buttons("?", ("a", "Done"), ("b", "Done"))));
        Assert.Equal(131009, await sender.CodeOf(Sender.Buttons("?", ("a", "Done"), ("a", "Not yet"))));
        Assert.Equal(131009, await sender.CodeOf(Sender.Menu("?", "Open", ("a", "Done", null), ("a", "Not yet", null))));
        Assert.Equal(131009, await sender.CodeOf(Sender.Buttons("?", ("a ", "Done"))));
    }

    [Fact]
    public async Task An_emoji_counts_as_two()
    {
        await using var meta = await FakeMeta.Start();
        RecordingBot.At(meta);
        meta.Phone().Say("hola");
        using var sender = Sender.Of(meta);

        Assert.Equal(0, await sender.CodeOf(Sender.Buttons("?", ("a", new string('x', 18) + "👍"))));
        Assert.Equal(131009, await sender.CodeOf(Sender.Buttons("?", ("a", new string('x', 19) + "👍"))));
    }

    private static JsonObject Of(string what, int size)
    {
        var x = new string('x', size);
        var plain = Sender.Buttons("body", ("a", "A"));
        var linked = plain["interactive"]!;
        switch (what)
        {
            case "text": return Sender.Text(x);
            case "button body": return Sender.Buttons(x, ("a", "A"));
            case "button title": return Sender.Buttons("body", ("a", x));
            case "button id": return Sender.Buttons("body", (x, "A"));
            case "buttons": return Sender.Buttons("body", [.. Enumerable.Range(0, size).Select(at => ($"{at}", $"{at}"))]);
            case "list body": return Sender.Menu(x, "Open", ("a", "A", null));
            case "opener": return Sender.Menu("body", x, ("a", "A", null));
            case "rows": return Sender.Menu("body", "Open", [.. Enumerable.Range(0, size).Select(at => ($"{at}", $"{at}", (string?)null))]);
            case "row title": return Sender.Menu("body", "Open", ("a", x, null));
            case "row id": return Sender.Menu("body", "Open", (x, "A", null));
            case "row description": return Sender.Menu("body", "Open", ("a", "A", x));
            case "caption": return Sender.Message("image", new JsonObject { ["link"] = "https://example.com/a.png", ["caption"] = x });
            case "footer":
                linked["footer"] = new JsonObject { ["text"] = x };
                return plain;
            case "header":
                linked["header"] = new JsonObject { ["type"] = "text", ["text"] = x };
                return plain;
            case "our id":
                plain["biz_opaque_callback_data"] = x;
                return plain;
            case "link label":
                linked["type"] = "cta_url";
                linked["action"] = new JsonObject
                {
                    ["name"] = "cta_url",
                    ["parameters"] = new JsonObject { ["display_text"] = x, ["url"] = "https://example.com" },
                };
                return plain;
            case "section title":
                var menu = Sender.Menu("body", "Open", ("a", "A", null));
                menu["interactive"]!["action"]!["sections"]![0]!["title"] = x;
                return menu;
            default: throw new ArgumentOutOfRangeException(nameof(what));
        }
    }
}
