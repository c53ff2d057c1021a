using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Tests.Evidence;
using SkiaSharp;
using Xunit;

namespace Kapso.Coex.Bot.Tests.EndToEnd;

/// <summary>What survives the cleanup lands with a person, with everything collected.</summary>
public sealed class EscalationTests
{
    private const string PhoneNumberId = "106540352242922";
    private const string WabaId = "102290129340398";

    public static TheoryData<string, string, string, string> Errors => new()
    {
        { "en", "3441041", "I get error #3441041 in the popup", "(#3441041) The phone number is not owned by this business" },
        { "es", "2655093", "me sale el error 2655093", "The business is already sharing this WhatsApp Business Account with a partner (2655093)" },
        { "pt", "3441041", "aparece o erro (3441041)", "O número não pertence a esta empresa (#3441041)" },
        { "pt", "2655093", "deu erro 2655093 na janela da meta", "A empresa já está compartilhando esta conta (2655093)" },
        { "es", "3441041", "me aparece el #3441041", "El número no pertenece a este negocio (#3441041)" },
        { "en", "2655093", "2655093 again", "The business is already sharing this account with a partner (2655093)" },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task Both_codes_come_to_the_desk_with_all_four_items(string language, string code, string first, string error)
    {
        await using var product = await Product.Start();
        var ana = await product.Visit(language);
        await ana.Say(first);
        await Cleanup.Survive(ana, code);
        await GiveEvidence(ana, error);

        Assert.Equal(("handover", "collect", $"error-{code}"), ((string?)ana.Coex["kind"], (string?)ana.Coex["step"], (string?)ana.Coex["playbook"]));
        Assert.All(ana.BotSaid, said => Assert.Equal(language, (string?)said["locale"]));

        var (_, list) = await Desk(product, "/api/desk/escalations");
        Assert.Equal(["items", "next"], Members(list!));
        var item = Assert.Single(list!["items"]!.AsArray())!;
        Assert.Equal(["id", "conversation", "channel", "language", "openedAt", "reason", "playbook", "state", "summary"], Members(item));
        var (_, whole) = await Desk(product, $"/api/desk/escalations/{item["id"]}");
        Assert.Equal(
            (ana.Conversation, "widget", language, "cleanup-did-not-help", $"error-{code}", "open"),
            ((string?)whole!["conversation"], (string?)whole["channel"], (string?)whole["language"], (string?)whole["reason"], (string?)whole["playbook"], (string?)whole["state"]));
        Assert.All(whole["steps"]!.AsArray(), step => Assert.Equal(["id", "answer", "at", "title", "words"], Members(step!)));
        Assert.All(whole["steps"]!.AsArray(), step => Assert.Contains(' ', (string)step!["title"]!));
        Assert.All(whole["steps"]!.AsArray(), step => Assert.NotEmpty((string)step!["words"]!));
        Assert.Contains(whole["steps"]!.AsArray(), step => ((string?)step!["id"], (string?)step["answer"]) == ("wait", "ready"));

        var evidence = whole["evidence"]!.AsArray().ToDictionary(line => (string)line!["name"]!, line => line!);
        Assert.Equal(["phone_number_id", "waba_id", "meta_error_text", "screenshots"], evidence.Keys);
        Assert.All(evidence.Values, line => Assert.Equal("given", (string?)line["state"]));
        Assert.Equal(
            (PhoneNumberId, WabaId, error),
            ((string?)evidence["phone_number_id"]["values"]![0], (string?)evidence["waba_id"]["values"]![0], (string?)evidence["meta_error_text"]["values"]![0]));
        await TheFileOpens(product, Assert.Single(evidence["screenshots"]["files"]!.AsArray())!);
    }

    [Fact]
    public async Task Machines_are_told_with_the_transcript_and_the_bot_says_one_receipt_from_then_on()
    {
        await using var product = await Product.Start();
        var ana = await product.Visit("en");
        await ana.Say("hello");
        await ana.Say("human");

        await ana.Catch();
        var told = Assert.Single(ana.Seen, activity => (string?)activity["type"] == "event");
        Assert.Equal("handoff.initiate", (string?)told["name"]);
        Assert.Equal("asked-for-human", (string?)told["value"]!["reason"]);
        var transcript = told["attachments"]!.AsArray().Single()!;
        Assert.Equal(("application/json", "Transcript"), ((string?)transcript["contentType"], (string?)transcript["name"]));
        Assert.Contains(transcript["content"]!["activities"]!.AsArray(), said => (string?)said!["text"] == "hello");

        var before = ana.BotSaid.Count();
        await ana.Say("is anybody there?"); // alone: together with the others it would be one turn, and its receipt part of that answer
        await ana.Post(Customer.Words("hello??"));
        await ana.Say("status");
        Assert.Equal(before + 2, ana.BotSaid.Count());
        Assert.Equal("open", await State(product));

        await ana.Say("cancel");
        Assert.Equal("closed", await State(product));
        await ana.Say("I get error 3441041");
        Assert.Equal("error-3441041", (string?)ana.Coex["playbook"]);
    }

    [Fact]
    public async Task What_was_asked_for_and_not_answered_is_missing_and_what_cannot_be_had_says_why()
    {
        await using var product = await Product.Start();
        var ana = await product.Visit("en");
        await ana.Say("error 2655093");
        await Cleanup.Survive(ana, "2655093");
        Assert.Equal(["cannot-get"], Customer.Answers(ana.Last));
        await ana.Tap("cannot-get");
        await ana.Say("my boss has the password and is away");
        await ana.Say("human");

        var (_, list) = await Desk(product, "/api/desk/escalations?state=open&limit=1");
        var (_, whole) = await Desk(product, $"/api/desk/escalations/{list!["items"]![0]!["id"]}");
        var lines = whole!["evidence"]!.AsArray();
        Assert.Equal("asked-for-human", (string?)whole["reason"]);
        Assert.Equal(["unobtainable", "missing", "missing", "missing"], lines.Select(line => (string)line!["state"]!));
        Assert.Equal("my boss has the password and is away", (string?)lines[0]!["why"]);
        Assert.Null(lines[1]!["why"]);
    }

    [Fact]
    public async Task A_pdf_named_png_gets_a_clear_sentence_and_the_rest_goes_on()
    {
        await using var product = await Product.Start();
        var ana = await product.Visit("en");
        await ana.Say("error 2655093");
        var step = (string?)ana.Coex["step"];
        var before = ana.BotSaid.Count();

        await ana.Upload("screen.png", Encoding.ASCII.GetBytes("%PDF-1.7 this is not a picture"));

        Assert.Contains("screen.png", (string)ana.BotSaid.ElementAt(before)["text"]!, StringComparison.Ordinal);
        Assert.Equal(step, (string?)ana.Coex["step"]);
        Assert.Equal(0, product.Ask<long>("SELECT count(*) FROM attachments"));
        Assert.Null(ana.Seen.Last(activity => activity["attachments"] is not null)["attachments"]![0]!["contentUrl"]);
    }

    [Fact]
    public async Task The_desk_is_closed_to_whoever_has_no_key()
    {
        await using var product = await Product.Start();

        foreach (var key in new[] { null, "wrong", Product.WidgetSecret })
        {
            foreach (var path in new[] { "/api/desk/escalations", "/api/desk/escalations/1", "/api/desk/escalations/1/files/2" })
            {
                var (status, problem) = await Desk(product, path, key);
                Assert.Equal((HttpStatusCode.Unauthorized, 401), (status, (int?)problem!["status"]));
            }
        }

        Assert.Equal(HttpStatusCode.NotFound, (await Desk(product, "/api/desk/escalations/nothing")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Desk(product, "/api/desk/escalations?state=odd")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Desk(product, "/api/desk/escalations?limit=many")).Status);
    }

    [Fact]
    public async Task The_desk_is_read_page_by_page()
    {
        await using var product = await Product.Start();
        foreach (var _ in Enumerable.Range(0, 5))
        {
            await (await product.Visit("en")).Say("human");
        }

        var ids = new List<string>();
        string? next = null;
        do
        {
            var (_, page) = await Desk(product, $"/api/desk/escalations?limit=2{(next is null ? "" : $"&after={Uri.EscapeDataString(next)}")}");
            ids.AddRange(page!["items"]!.AsArray().Select(item => (string)item!["id"]!));
            next = (string?)page["next"];
        }
        while (next is not null);
        Assert.Equal(5, ids.Distinct().Count());
    }

    private static async Task GiveEvidence(Customer ana, string error)
    {
        Assert.Equal("phone_number_id", (string?)ana.Coex["evidence"]);
        await ana.Say(PhoneNumberId);
        Assert.Equal("waba_id", (string?)ana.Coex["evidence"]);
        await ana.Say(WabaId);
        Assert.Equal("meta_error_text", (string?)ana.Coex["evidence"]);
        await ana.Say(error);
        Assert.Equal("screenshots", (string?)ana.Coex["evidence"]);
        Assert.Contains("cannot-get", Customer.Answers(ana.Last));
        await ana.Upload("what I see.png", Pictures.Png(40, 30));
        Assert.Equal("screenshots", (string?)ana.Coex["evidence"]);
        Assert.Contains("done", Customer.Answers(ana.Last));
        await ana.Tap("done");
    }

    private static async Task TheFileOpens(Product product, JsonNode file)
    {
        Assert.Equal(["id", "name", "contentType", "url"], Members(file));
        Assert.Equal(("what I see.png", "image/png"), ((string?)file["name"], (string?)file["contentType"]));
        var url = (string)file["url"]!;
        Assert.StartsWith("/", url, StringComparison.Ordinal);
        using var without = await product.Http.GetAsync(url, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, without.StatusCode);
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Product.DeskKey);
        using var answer = await product.Http.SendAsync(request, TestContext.Current.CancellationToken);
        using var picture = SKBitmap.Decode(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal((40, 30), (picture.Width, picture.Height));
    }

    private static async Task<string?> State(Product product) =>
        (string?)(await Desk(product, "/api/desk/escalations")).Body!["items"]!.AsArray().Single()!["state"];

    private static async Task<(HttpStatusCode Status, JsonNode? Body)> Desk(Product product, string path, string? key = Product.DeskKey)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        using var answer = await product.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(answer.IsSuccessStatusCode ? "application/json" : "application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken));
    }

    private static IEnumerable<string> Members(JsonNode node) => node.AsObject().Select(member => member.Key);
}
