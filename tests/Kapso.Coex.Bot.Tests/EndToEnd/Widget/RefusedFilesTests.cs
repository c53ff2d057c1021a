using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Tests.Evidence;
using SkiaSharp;
using Xunit;

namespace Kapso.Coex.Bot.Tests.EndToEnd.Widget;

/// <summary>What is no picture, or lies about what it is, gets one clear sentence, and everything else of the message goes on.</summary>
public sealed class RefusedFilesTests
{
    [Theory]
    [InlineData("en", "open it and send a screenshot of it", "has too many pixels", "seems damaged", "arrived empty")]
    [InlineData("es", "ábrelo y envíame una captura de pantalla", "tiene demasiados píxeles", "parece dañada", "llegó vacío")]
    [InlineData("pt", "abra-o e envie uma captura de tela", "tem pixels demais", "parece danificada", "chegou vazio")]
    public async Task Each_gets_its_sentence_and_the_good_ones_are_kept(string language, string notAPicture, string tooManyPixels, string damaged, string empty)
    {
        await using var product = await Product.Start();
        var ana = await product.Visit(language);
        var before = ana.BotSaid.Count();

        await Upload(product, ana, new()
        {
            ["vector.svg"] = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"u8.ToArray(),
            ["page.png"] = "<!doctype html><script>alert(1)</script>"u8.ToArray(),
            ["archive.jpg"] = Zip(),
            ["paper.pdf"] = "%PDF-1.7\n"u8.ToArray(),
            ["program.webp"] = [0x4D, 0x5A, .. new byte[64]],
            ["bomb.png"] = SmallFiles.ClaimingToBe(40_000, 40_000),
            ["cut.png"] = Pictures.Png(200, 200)[..200],
            ["nothing.png"] = [],
            ["good.gif"] = Pictures.Png(30, 20),
            ["polyglot.png"] = [.. Pictures.Png(31, 20), .. Zip()],
        });

        var said = ana.BotSaid.Skip(before).Select(message => (string)message["text"]!).ToList();
        foreach (var (name, sentence) in new[]
        {
            ("vector.svg", notAPicture), ("page.png", notAPicture), ("archive.jpg", notAPicture), ("paper.pdf", notAPicture), ("program.webp", notAPicture),
            ("bomb.png", tooManyPixels), ("cut.png", damaged), ("nothing.png", empty),
        })
        {
            Assert.Single(said, text => text.Contains(name, StringComparison.Ordinal) && text.Contains(sentence, StringComparison.Ordinal));
        }

        Assert.DoesNotContain(said, text => text.Contains("good.gif", StringComparison.Ordinal) || text.Contains("polyglot.png", StringComparison.Ordinal));
        Assert.Equal(2, product.Ask<long>("SELECT count(*) FROM attachments"));
        Assert.Equal(0, product.Ask<long>("SELECT count(*) FROM attachments WHERE instr(content, x'504B0304') > 0"));
        Assert.Equal("error-2655093", (string?)ana.Coex["playbook"]);
        Assert.DoesNotContain(ana.BotSaid, message => (string?)message["locale"] != language);
    }

    [Fact]
    public async Task A_file_is_served_so_that_no_browser_runs_keeps_or_misnames_it()
    {
        await using var product = await Product.Start();
        var ana = await product.Visit("en");
        await ana.Upload("what I see né\u202E.webp", Pictures.Encode(640, 480, SKEncodedImageFormat.Webp), contentType: "text/html");
        var file = (await ana.Send(HttpMethod.Get, "/widget/state")).Body!["evidence"]!.AsArray().Single(line => (string?)line!["name"] == "screenshots")!["files"]![0]!;

        foreach (var (address, type) in new[] { ((string)file["url"]!, "image/jpeg"), ((string)file["thumbnail"]!, "image/jpeg") })
        {
            using var opened = await product.Http.GetAsync(address, TestContext.Current.CancellationToken);
            Assert.Equal((HttpStatusCode.OK, type), (opened.StatusCode, opened.Content.Headers.ContentType!.MediaType));
            Assert.Equal("nosniff", opened.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("default-src 'none'; sandbox", opened.Headers.GetValues("Content-Security-Policy").Single());
            Assert.Equal("no-referrer", opened.Headers.GetValues("Referrer-Policy").Single());
            Assert.True(opened.Headers.CacheControl is { NoStore: true, Private: true });
            Assert.Equal(("inline", "what I see né.jpg"), (opened.Content.Headers.ContentDisposition!.DispositionType, opened.Content.Headers.ContentDisposition.FileNameStar));
        }
    }

    private static async Task Upload(Product product, Customer ana, Dictionary<string, byte[]> files)
    {
        using var form = new MultipartFormDataContent();
        var activity = new JsonObject { ["type"] = "message", ["text"] = "error 2655093", ["attachments"] = new JsonArray([.. files.Keys.Select(name => new JsonObject { ["name"] = name })]) };
        form.Add(new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/vnd.microsoft.activity"), "activity", "blob");
        foreach (var (name, content) in files)
        {
            form.Add(new ByteArrayContent(content) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } }, "file", name);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v3/directline/conversations/{ana.Conversation}/upload") { Content = form };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", ana.Token);
        using var answer = await product.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var id = (string)(await answer.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!["id"]!;
        await ana.HearAfter(Customer.PlaceOf(id));
    }

    private static byte[] Zip()
    {
        using var content = new MemoryStream();
        using (var archive = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("evil.exe").Open();
            entry.Write("MZ"u8);
        }

        return content.ToArray();
    }
}
