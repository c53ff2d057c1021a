using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Kapso.Coex.Bot.Desk;
using Kapso.Coex.Bot.Desk.Packets;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Engine.Evidence;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Tests.EndToEnd;
using Kapso.Coex.Bot.Tests.Evidence;
using SkiaSharp;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Desk.Packets;

/// <summary>What an agent sends on to Meta's support.</summary>
public sealed class MetaPacketTests
{
    private static readonly DateTimeOffset monday = new(2026, 11, 2, 9, 5, 0, TimeSpan.Zero);

    [Fact]
    public void It_holds_the_ids_the_exact_error_the_dates_and_what_was_done()
    {
        var text = MetaPacket.Text(
            Case with
            {
                Steps =
                [
                    new StepTaken("remove", "Remove the old partner", "done", monday) { Words = "Done" },
                    new StepTaken("disconnect", "Disconnect in the app", "skipped", monday) { Words = "left out" },
                ],
            },
            [new AccountEventView("PARTNER_REMOVED", "102290129340398", [], monday)],
            monday.AddHours(1));

        Assert.Equal(
            """
            WhatsApp coexistence: the number cannot be connected

            Phone number ID: 106540352242922
            WhatsApp Business Account ID: not known (no access)
            Exact error: (#3441041) The phone number is not owned
            Error codes: 3441041
            Former provider: Twilio
            Opened: 2026-11-02 09:05
            Written: 2026-11-02 10:05

            What was done (UTC)
            1. 2026-11-02 09:05  Remove the old partner – Done

            What could not be done (UTC)
            1. 2026-11-02 09:05  Disconnect in the app – left out

            What Meta told us about these ids (UTC)
            1. 2026-11-02 09:05  PARTNER_REMOVED

            Screenshots
            1. screenshot-1

            """,
            text,
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void Nothing_that_a_customer_wrote_looks_like_a_line_of_ours()
    {
        var text = MetaPacket.Text(
            Case with { Provider = "Twilio\r\nPhone number ID: 1\u2028Opened: never", Summary = "secret words", Findings = ["more words"] }, [], monday);

        Assert.Single(text.ReplaceLineEndings("\n").Split('\n'), line => line.StartsWith("Phone number ID:", StringComparison.Ordinal));
        Assert.Single(text.ReplaceLineEndings("\n").Split('\n'), line => line.StartsWith("Opened:", StringComparison.Ordinal));
        Assert.DoesNotContain("words", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_turns_the_reading_direction_hides_or_rings_a_terminals_bell() =>
        Assert.Contains(
            "Former provider: Twilio gpj.exe\n",
            MetaPacket.Text(Case with { Provider = "\u001b\u0007Twi\u200blio \u202egpj.exe\u2069" }, [], monday).ReplaceLineEndings("\n"),
            StringComparison.Ordinal);

    [Fact]
    public async Task The_download_has_the_page_and_the_pictures()
    {
        await using var product = await Product.Start();
        var ana = await product.Visit("es");
        await ana.Upload("mi pantalla.png", Pictures.Png(40, 30), "me sale el error 3441041");
        await ana.Say("human");
        var id = product.Ask<string>("SELECT id FROM escalations");

        using var archive = new ZipArchive(new MemoryStream(await Get(product, $"{id}/packet.zip")));
        Assert.Equal(["for-meta-support.txt", "screenshot-1.png"], archive.Entries.Select(entry => entry.FullName));
        using var picture = SKBitmap.Decode(await Content(archive.Entries[1]));
        Assert.Equal((40, 30), (picture.Width, picture.Height));
        Assert.Contains("3441041", System.Text.Encoding.UTF8.GetString(await Get(product, $"{id}/packet")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_given_to_nobody_without_the_key()
    {
        await using var product = await Product.Start();
        foreach (var path in new[] { "packet", "packet.zip" })
        {
            using var answer = await product.Http.GetAsync($"/api/desk/escalations/1/{path}", TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }
    }

    private static Brief Case => new()
    {
        Conversation = new ConversationId("c"),
        Channel = "widget",
        Language = Language.Spanish,
        Reason = EscalationReason.CleanupDidNotHelp,
        OpenedAt = monday,
        Provider = "Twilio",
        Codes = ["3441041"],
        Steps = [],
        Findings = [],
        Evidence =
        [
            new EvidenceLine(EvidenceItem.PhoneNumberId, "given", ["106540352242922"], null),
            new EvidenceLine(EvidenceItem.WabaId, "unobtainable", [], "no access"),
            new EvidenceLine(EvidenceItem.MetaErrorText, "given", ["(#3441041) The phone number\nis not owned"], null),
            new EvidenceLine(EvidenceItem.Screenshots, "given", ["file"], null),
        ],
        Summary = "",
    };

    private static async Task<byte[]> Get(Product product, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/desk/escalations/{path}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Product.DeskKey);
        using var answer = await product.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<byte[]> Content(ZipArchiveEntry entry)
    {
        await using var stream = await entry.OpenAsync();
        using var all = new MemoryStream();
        await stream.CopyToAsync(all, TestContext.Current.CancellationToken);
        return all.ToArray();
    }
}
