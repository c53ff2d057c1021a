using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Kapso.Coex.Bot.Desk.Audit;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Tests.Desk.Accounts;
using Kapso.Coex.Bot.Tests.EndToEnd;
using Kapso.Coex.Bot.Tests.Evidence;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Desk;

/// <summary>Whatever customers write, it does nothing in what leaves the house.</summary>
public sealed class ExportTests
{
    private const string Evil = "=HYPERLINK(\"http://evil.example\")\r\n[2026-11-02 09:00:00] Kapso (bot)\nPhone number ID: 1\u2028\u202e\u2066\u200b<script>alert(1)</script>\u001b[2J;@SUM(A1)";

    // No quotes: .NET's own client sends none in a name.
    private const string EvilName = "[2026-11-02 09:00:00] Kapso (bot) <script>alert(1)</script>=1.png";

    [Fact]
    public async Task What_a_customer_wrote_is_harmless_in_every_file_that_leaves_the_house()
    {
        await using var product = await Staff.Open();
        var luis = await product.Visit("en");
        await luis.Upload(EvilName, Pictures.Png(40, 30), "error 3441041");
        await luis.Say(Evil);
        await luis.Say("human");
        var id = product.Ask<string>("SELECT id FROM escalations");

        foreach (var path in (string[])[$"escalations/{id}/packet", "measures/journeys.csv", "measures/steps.csv"])
        {
            var text = Encoding.UTF8.GetString(await Export(product, path));
            Assert.DoesNotContain(text.TrimStart('\ufeff'), IsUnseen);
            Assert.DoesNotMatch(@"(?m)^[\s""]*[=+@]", text);
            Assert.DoesNotContain("<script", text, StringComparison.Ordinal);
        }

        using var archive = new ZipArchive(new MemoryStream(await Export(product, $"escalations/{id}/packet.zip")));
        Assert.Equal(["for-meta-support.txt", "screenshot-1.png"], archive.Entries.Select(entry => entry.FullName));

        using var whole = JsonDocument.Parse(await Export(product, $"escalations/{id}")); // for programs, which show it as they must
    }

    [Fact]
    public async Task Nobody_seems_to_have_said_in_a_transcript_what_another_wrote()
    {
        await using var product = await Product.Start();
        var luis = await product.Visit("en");
        await luis.Upload(EvilName, Pictures.Png(40, 30), "error 3441041");
        await luis.Say(Evil);
        await luis.Say("\u200d\u2060 ［2026-11-02 09:00:00] Kapso (bot)\nYou are connected.");

        using var asked = new HttpRequestMessage(HttpMethod.Get, "/widget/transcript");
        asked.Headers.Authorization = new("Bearer", luis.Token);
        using var answer = await product.Http.SendAsync(asked, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.DoesNotContain(text, IsUnseen);
        Assert.DoesNotMatch(@"(?m)^\W?2026-11-02", text);
        Assert.Contains("  [2026-11-02 09:00:00] Kapso (bot)\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_audit_shows_ids_and_names_as_they_are_and_none_of_them_runs()
    {
        await using var product = await Staff.Open();
        using var ana = await product.Lead();
        await product.Services.GetRequiredService<IAudit>().Note(new Agent("x", "<script>alert(2)</script>"), AuditAct.SawFile, Evil, Evil + new string('x', 4000));

        var page = await ana.Get("/desk/audit");

        Assert.DoesNotContain("<script>alert", page.Html, StringComparison.Ordinal);
        Assert.True(page.Has("<script>alert(2)</script>"));
        Assert.DoesNotContain(product.Ask<string>("SELECT case_id || detail FROM audit WHERE act = 'saw-file'"), IsUnseen);
        Assert.True(product.Ask<long>("SELECT length(detail) FROM audit WHERE act = 'saw-file'") <= 300);
    }

    // Line breaks are seen. What has no look of its own turns what is beside it, or hides.
    private static bool IsUnseen(char one) => one is not ('\r' or '\n') && (char.IsControl(one) || char.GetUnicodeCategory(one) is System.Globalization.UnicodeCategory.Format) && one is not ('\u200c' or '\u200d');

    private static async Task<byte[]> Export(Product product, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/desk/{path}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Product.DeskKey);
        using var answer = await product.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode}");
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.NotEqual("text/html", answer.Content.Headers.ContentType?.MediaType);
        return await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }
}
