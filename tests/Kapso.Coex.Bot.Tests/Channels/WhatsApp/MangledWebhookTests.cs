using System.Text;
using CsCheck;
using Kapso.Coex.Bot.Channels.Kapso.Wire;
using Kapso.Coex.Bot.Channels.WhatsApp;
using Kapso.Coex.Bot.Channels.WhatsApp.Wire;
using Kapso.Coex.Bot.Tests.Channels.Kapso;

namespace Kapso.Coex.Bot.Tests.Channels.WhatsApp;

/// <summary>Whatever is done to a webhook, reading it ends in notices: never in an exception, and never in nothing.</summary>
public sealed class MangledWebhookTests
{
    private static readonly byte[][] Whole =
    [
        .. Webhooks.FixtureNames.Order().Select(Webhooks.FixtureBytes),
        .. KapsoEvents.All.Select(Encoding.UTF8.GetBytes),
    ];

    private static readonly string[] Pieces =
    [
        "null", "\"\"", "[]", "{}", "0", "-1", "1e999", "true", "\"\\ud83d\"", "\"\\u0000\"", "99999999999999999999999", "{\"\\udc00\":1}", "\"\\", "\uFEFF",
    ];

    // Bytes turned, cut out, doubled, and values of another kind put in.
    private static readonly Gen<byte[]> Mangled =
        from whole in Gen.OneOf(Whole)
        from changes in Gen.Select(Gen.Int[0, 3], Gen.Int[0, 100_000], Gen.Int[0, 40], Gen.OneOf(Pieces), Gen.Byte).Array[1, 6]
        select changes.Aggregate(whole, (json, change) => Change(json, change.Item1, change.Item2, change.Item3, change.Item4, change.Item5));

    [Fact]
    public void Metas_reader_always_says_something() => Mangled.Sample(body => Assert.NotEmpty(Checked(MetaWebhook.Read(body, Webhooks.Now))), iter: 20_000);

    [Fact]
    public void Kapsos_reader_always_says_something() => Gen.Select(Mangled, Gen.OneOf(KapsoEvents.Names)).Sample(
        (body, name) => Assert.NotEmpty(Checked(KapsoWebhook.Read(body, name, Webhooks.Now))), iter: 20_000);

    [Fact]
    public void Values_of_any_kind_in_any_place_are_survived()
    {
        // The structure stays JSON, so that every member meets every kind of value.
        var swapped = from whole in Gen.OneOf(Whole)
                      from at in Gen.Int[0, 10_000]
                      from piece in Gen.OneOf("null", "\"\"", "[]", "{}", "7", "true", "\"\\ud83d\"", "[[{}]]", "{\"id\":[]}", "\"US.1\"")
                      select SwapValue(whole, at, piece);

        Gen.Select(swapped, Gen.OneOf(KapsoEvents.Names)).Sample(
            (body, name) =>
            {
                Assert.NotEmpty(Checked(MetaWebhook.Read(body, Webhooks.Now)));
                Assert.NotEmpty(Checked(KapsoWebhook.Read(body, name, Webhooks.Now)));
            },
            iter: 20_000);
    }

    /// <summary>What the inbox may rely on.</summary>
    private static IReadOnlyList<Notice> Checked(IReadOnlyList<Notice> notices)
    {
        foreach (var message in notices.OfType<Notice.Message>())
        {
            Assert.False(message.From.IsNobody);
            Assert.NotEqual("", message.Id);
        }

        foreach (var account in notices.OfType<Notice.Account>())
        {
            Assert.NotEqual("", account.Detail.GetRawText());
        }

        return notices;
    }

    private static byte[] Change(byte[] json, int how, int where, int length, string piece, byte letter)
    {
        if (json.Length == 0)
        {
            return json;
        }

        var at = where % json.Length;
        var end = Math.Min(json.Length, at + length);
        return how switch
        {
            0 => [.. json[..at], letter, .. json[(at + 1)..]],
            1 => [.. json[..at], .. json[end..]],
            2 => [.. json[..end], .. json[at..]],
            _ => [.. json[..at], .. Encoding.UTF8.GetBytes(piece), .. json[end..]],
        };
    }

    private static byte[] SwapValue(byte[] whole, int at, string piece)
    {
        var json = Encoding.UTF8.GetString(whole);
        var colons = json.Select((letter, i) => (letter, i)).Where(found => found.letter == ':' && json[found.i - 1] == '"').Select(found => found.i).ToArray();
        var colon = colons[at % colons.Length];
        var (depth, quoted, end) = (0, false, colon + 1);
        for (; end < json.Length; end++)
        {
            var letter = json[end];
            quoted ^= letter == '"' && json[end - 1] != '\\';
            depth += quoted ? 0 : letter is '{' or '[' ? 1 : letter is '}' or ']' ? -1 : 0;
            if (!quoted && (depth < 0 || (depth == 0 && letter == ',')))
            {
                break;
            }
        }

        return Encoding.UTF8.GetBytes(string.Concat(json.AsSpan(0, colon + 1), piece, json.AsSpan(end)));
    }
}
