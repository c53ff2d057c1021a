using System.Net;
using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Storage;
using Kapso.Coex.Bot.Tests.Evidence;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Kapso.Coex.Bot.Tests.EndToEnd.Widget;

/// <summary>What the page shows around the chat.</summary>
public sealed class StateTests
{
    [Fact]
    public async Task Before_anything_was_said_the_bot_is_there_in_the_pages_language()
    {
        await using var product = await Product.Start();
        using var visit = await product.Http.PostAsync("/widget/token", null, TestContext.Current.CancellationToken);
        var token = (string)JsonNode.Parse(await visit.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["token"]!;
        using var asked = new HttpRequestMessage(HttpMethod.Get, "/widget/state");
        asked.Headers.Authorization = new("Bearer", token);
        asked.Headers.AcceptLanguage.ParseAdd("fr, pt-BR;q=0.9, en;q=0.5");

        using var answer = await product.Http.SendAsync(asked, TestContext.Current.CancellationToken);
        var state = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!.AsObject();

        Assert.Equal(["conversationId", "language", "with", "progress", "evidence", "ended"], state.Select(member => member.Key));
        Assert.Equal(("pt", "bot", "Kapso"), ((string?)state["language"], (string?)state["with"]!["kind"], (string?)state["with"]!["name"]));
        Assert.Null(state["progress"]);
        Assert.Null(state["ended"]);
        Assert.Empty(state["evidence"]!.AsArray());
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task The_progress_is_the_one_that_the_customer_was_told()
    {
        await using var product = await Product.Start();
        var ana = await product.Visit("es");
        await ana.Say("me sale el error 2655093");

        var state = await State(ana);
        var progress = state["progress"]!.AsObject();

        Assert.Equal(["playbook", "title", "step", "number", "about"], progress.Select(member => member.Key));
        Assert.Equal(
            ("error-2655093", (string?)ana.Coex["step"], (int?)ana.Coex["number"], (int?)ana.Coex["about"]),
            ((string?)progress["playbook"], (string?)progress["step"], (int?)progress["number"], (int?)progress["about"]));
        Assert.NotEqual("", (string?)progress["title"]);
        Assert.Equal("es", (string?)state["language"]);
        Assert.Empty(state["evidence"]!.AsArray());
    }

    [Fact]
    public async Task The_checklist_follows_what_is_asked_given_and_cannot_be_had()
    {
        await using var product = await Product.Start();
        var ana = await product.Visit("en");
        await ToTheEvidence(ana);

        var asked = await Evidence(ana);
        Assert.Equal(["phone_number_id", "waba_id", "meta_error_text", "screenshots"], asked.Keys);
        Assert.Equal(["asked", "missing", "missing", "missing"], asked.Values.Select(line => (string)line["state"]!));
        Assert.All(asked.Values, line => Assert.Equal(["name", "title", "state", "values", "why", "files"], line.AsObject().Select(member => member.Key)));
        Assert.Null((await State(ana))["progress"]!["number"]);

        await ana.Say("106540352242922");
        await ana.Tap("cannot-get");
        await ana.Say("my boss has it");
        await ana.Say("error 2655093: already shared");
        await ana.Upload("screen one.png", Pictures.Png(640, 480));

        var given = await Evidence(ana);
        Assert.Equal(["given", "unobtainable", "given", "asked"], given.Values.Select(line => (string)line["state"]!));
        Assert.Equal("106540352242922", (string?)Assert.Single(given["phone_number_id"]["values"]!.AsArray()));
        Assert.Equal("my boss has it", (string?)given["waba_id"]["why"]);
        Assert.Empty(given["screenshots"]["values"]!.AsArray());
        var file = Assert.Single(given["screenshots"]["files"]!.AsArray())!;
        Assert.Equal(["id", "name", "contentType", "url", "thumbnail"], file.AsObject().Select(member => member.Key));
        Assert.Equal(("screen one.png", "image/png"), ((string?)file["name"], (string?)file["contentType"]));
        foreach (var (address, type) in new[] { ((string)file["url"]!, "image/png"), ((string)file["thumbnail"]!, "image/jpeg") })
        {
            using var opened = await product.Http.GetAsync(address, TestContext.Current.CancellationToken);
            Assert.Equal((HttpStatusCode.OK, type), (opened.StatusCode, opened.Content.Headers.ContentType!.MediaType));
        }
    }

    [Fact]
    public async Task Who_is_talking_changes_from_the_bot_to_nobody_yet_to_a_named_person()
    {
        await using var product = await Product.Start();
        var ana = await product.Visit("en");
        Assert.Equal("bot", (string?)(await State(ana))["with"]!["kind"]);

        await ana.Say("human");
        var waiting = await State(ana);
        Assert.Equal(("waiting", "handed-over"), ((string?)waiting["with"]!["kind"], (string?)waiting["ended"]));

        var store = product.Services.GetRequiredService<Store>();
        await store.TakeCase(new ConversationId(ana.Conversation), "work");
        await store.Receive(new NewMessage(new ConversationId(ana.Conversation), Author.Agent, null, DateTimeOffset.UtcNow, """{"text":"Hi, let me look.","by":"Marta"}"""));

        var person = (await State(ana))["with"]!;
        Assert.Equal(("person", "Marta"), ((string?)person["kind"], (string?)person["name"]));
        await ana.Catch();
        Assert.Equal("Marta", (string?)ana.Seen[^1]["from"]!["name"]);
    }

    [Fact]
    public async Task The_brief_of_the_demo_is_what_an_agent_will_read()
    {
        await using var product = await Product.Start();
        var ana = await product.Visit("en");
        Assert.Empty((await Brief(ana))["hypothesis"]!.AsArray());
        await ToTheEvidence(ana);

        var before = await Brief(ana);
        Assert.Equal(["summary", "reason", "steps", "evidence", "hypothesis"], before.Select(member => member.Key));
        Assert.Null(before["reason"]);
        Assert.NotEmpty(before["steps"]!.AsArray());
        Assert.All(before["steps"]!.AsArray(), step => Assert.Equal(["title", "answer", "at"], step!.AsObject().Select(member => member.Key)));
        Assert.Equal(("error-2655093", true), ((string?)before["hypothesis"]![0]!["playbook"], (double)before["hypothesis"]![0]!["score"]! is > 0 and <= 1));

        await ana.Say("human");
        var after = await Brief(ana);
        var told = ana.Seen.Concat(await Rest(ana)).Single(activity => (string?)activity["type"] == "event");
        Assert.Equal(((string?)told["value"]!["summary"], (string?)told["value"]!["reason"]), ((string?)after["summary"], (string?)after["reason"]));
    }

    [Fact]
    public async Task The_transcript_is_a_file_in_the_conversations_language_and_the_customers_time()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));
        await using var product = await Product.Start(clock);
        var ana = await product.Visit("es");
        var hello = Customer.Words("me sale el error 2655093\r\n**y nada más**");
        hello["localTimezone"] = "America/Bogota";
        await ana.HearAfter(await ana.Post(hello));
        await ana.Post(new JsonObject { ["type"] = "event", ["name"] = "webchat/join" });
        await ana.Upload("captura.png", Pictures.Png(10, 10));

        using var asked = new HttpRequestMessage(HttpMethod.Get, "/widget/transcript");
        asked.Headers.Authorization = new("Bearer", ana.Token);
        using var answer = await product.Http.SendAsync(asked, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal("text/plain; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal(("attachment", "kapso-2026-11-22.txt"), (answer.Content.Headers.ContentDisposition!.DispositionType, answer.Content.Headers.ContentDisposition.FileName));
        Assert.StartsWith("Conversación con Kapso. Horas: America/Bogota.\n\n[2026-11-22 07:00:00] Kapso (bot)\n", text, StringComparison.Ordinal);
        Assert.Contains("[2026-11-22 07:00:00] Tú\nme sale el error 2655093\ny nada más\n", text, StringComparison.Ordinal);
        Assert.Contains("Tú\nArchivo: captura.png\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("**", text, StringComparison.Ordinal);
        Assert.DoesNotContain("webchat/join", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/widget/state")]
    [InlineData("/widget/transcript")]
    [InlineData("/widget/demo/brief")]
    public async Task Nobody_sees_it_without_a_visitors_token(string path)
    {
        await using var product = await Product.Start();

        Assert.Equal(HttpStatusCode.Unauthorized, (await product.Http.GetAsync(path, TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, await Status(product, path, "x.y.z"));
        Assert.Equal(HttpStatusCode.Forbidden, await Status(product, path, Product.WidgetSecret));
    }

    private static async Task<HttpStatusCode> Status(Product product, string path, string token) =>
        (await new Customer(product.Http, token, "none").Send(HttpMethod.Get, path)).Status;

    private static async Task ToTheEvidence(Customer ana)
    {
        await ana.Say("error 2655093");
        await Cleanup.Survive(ana, "2655093");
    }

    private static async Task<JsonObject> State(Customer ana) => (await ana.Send(HttpMethod.Get, "/widget/state")).Body!.AsObject();

    private static async Task<JsonObject> Brief(Customer ana) => (await ana.Send(HttpMethod.Get, "/widget/demo/brief")).Body!.AsObject();

    private static async Task<Dictionary<string, JsonNode>> Evidence(Customer ana) =>
        (await State(ana))["evidence"]!.AsArray().ToDictionary(line => (string)line!["name"]!, line => line!);

    private static async Task<IEnumerable<JsonNode>> Rest(Customer ana)
    {
        var seen = ana.Seen.Count;
        await ana.Catch();
        return ana.Seen.Skip(seen);
    }
}
