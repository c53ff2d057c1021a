using System.Net;
using System.Text.Json.Nodes;
using Xunit;

namespace Kapso.Coex.Bot.Tests.EndToEnd.Widget;

/// <summary>The host site says who the visitor is.</summary>
public sealed class IdentityTests
{
    private const string Phone = "106540352242922";
    private const string Account = "102290129340398";

    [Fact]
    public async Task The_same_person_finds_their_conversation_on_another_device_and_both_share_it()
    {
        await using var product = await Product.Start(settings: Site.Setting);
        var laptop = await Site.Device(product, Site.Sign(Site.Claims("ana")));
        await laptop.Say("error 2655093");

        var phone = await Site.Device(product, Site.Sign(Site.Claims("ana")));
        Assert.Equal(laptop.Conversation, phone.Conversation);
        Assert.Contains(phone.Seen, activity => (string?)activity["text"] == "error 2655093");

        await phone.Tap(Customer.Answers(phone.Last).First());
        await laptop.Catch();
        Assert.Equal(phone.Seen.Select(activity => (string)activity["id"]!), laptop.Seen.Select(activity => (string)activity["id"]!));
        Assert.Single(laptop.Seen.Where(activity => (string?)activity["from"]!["role"] == "user").Select(activity => (string?)activity["from"]!["id"]).Distinct());
        Assert.NotEqual(laptop.Conversation, (await Site.Device(product, Site.Sign(Site.Claims("bea")))).Conversation);
    }

    [Fact]
    public async Task Many_devices_at_once_get_one_conversation()
    {
        await using var product = await Product.Start(settings: Site.Setting);
        var identity = Site.Sign(Site.Claims("ana"));

        var given = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Site.Ask(product.Http, identity)));

        Assert.Single(given.Select(one => ((string)one.Body["conversationId"]!, (string)one.Body["userId"]!)).Distinct());
    }

    [Fact]
    public async Task What_was_said_anonymously_becomes_the_persons_when_they_have_nothing_open()
    {
        await using var product = await Product.Start(settings: Site.Setting);
        var anonymous = await product.Visit("es");
        await anonymous.Say("me sale el error 2655093");
        var identity = Site.Sign(Site.Claims("ana"));

        var known = await Site.Device(product, identity, anonymous.Token);
        var elsewhere = await Site.Device(product, identity);
        var stranger = await product.Visit();
        var stays = await Site.Device(product, identity, stranger.Token);

        Assert.Equal([anonymous.Conversation, anonymous.Conversation, anonymous.Conversation], [known.Conversation, elsewhere.Conversation, stays.Conversation]);
    }

    [Fact]
    public async Task Nobody_gets_anothers_conversation_by_showing_its_token_with_their_own_identity()
    {
        await using var product = await Product.Start(settings: Site.Setting);
        var ana = await Site.Device(product, Site.Sign(Site.Claims("ana")));

        var bea = await Site.Device(product, Site.Sign(Site.Claims("bea")), ana.Token);

        Assert.NotEqual(ana.Conversation, bea.Conversation);
        Assert.Equal("ana", product.Ask<string>($"SELECT subject FROM identities WHERE conversation = '{ana.Conversation}'"));
    }

    [Fact]
    public async Task Who_starts_over_gets_a_new_one_and_keeps_it_everywhere()
    {
        await using var product = await Product.Start(settings: Site.Setting);
        var identity = Site.Sign(Site.Claims("ana"));
        var before = await Site.Device(product, identity);

        var (_, fresh) = await Site.Ask(product.Http, identity, before.Token, fresh: true);
        var (_, elsewhere) = await Site.Ask(product.Http, identity);

        Assert.NotEqual(before.Conversation, (string?)fresh["conversationId"]);
        Assert.Equal((string?)fresh["conversationId"], (string?)elsewhere["conversationId"]);
    }

    [Fact]
    public async Task A_solved_one_stays_where_it_is_open_and_a_new_device_begins_anew()
    {
        await using var product = await Product.Start(settings: Site.Setting);
        var identity = Site.Sign(Site.Claims("ana"));
        var ana = await Site.Device(product, identity, locale: "en");
        await ana.Say("How is coexistence different from a dedicated number?");
        while ((string?)ana.Coex["kind"] != "resolved")
        {
            await ana.Tap(Customer.Answers(ana.Last).First());
        }

        var reloaded = (string?)(await Site.Ask(product.Http, identity, ana.Token)).Body["conversationId"];
        var elsewhere = (string?)(await Site.Ask(product.Http, identity)).Body["conversationId"];

        Assert.Equal(ana.Conversation, reloaded);
        Assert.NotEqual(ana.Conversation, elsewhere);
    }

    [Fact]
    public async Task Agents_know_the_person_and_the_ids_fill_the_checklist()
    {
        await using var product = await Product.Start(settings: Site.Setting);
        var claims = Site.Claims("user-42");
        claims["name"] = "Ana Pérez";
        claims["email"] = "ana@shop.example";
        claims["project"] = "Shop";
        claims["locale"] = "es-CO";
        claims["numbers"] = new JsonArray("+57 300 123 4567");
        claims["phone_number_id"] = Phone;
        claims["waba_id"] = new JsonArray(Account);
        var ana = await Site.Device(product, Site.Sign(claims), locale: "en");
        Assert.Equal("es", (string?)ana.Last["locale"]);

        await ana.Say("me sale el error 2655093");
        await Cleanup.Survive(ana, "2655093");
        Assert.Equal("waba_id", (string?)ana.Coex["evidence"]); // the reconnect may have made another
        await ana.Say(Account);
        Assert.Equal("meta_error_text", (string?)ana.Coex["evidence"]);
        await ana.Say("humano");

        var escalation = await Escalation(product);
        var person = escalation["person"]!;
        Assert.Equal(
            ("user-42", "Ana Pérez", "ana@shop.example", "Shop", "+573001234567"),
            ((string?)person["id"], (string?)person["name"], (string?)person["email"], (string?)person["project"], (string?)person["numbers"]![0]));
        var evidence = escalation["evidence"]!.AsArray().ToDictionary(line => (string)line!["name"]!, line => line!);
        Assert.Equal(("given", Phone), ((string?)evidence["phone_number_id"]["state"], (string?)evidence["phone_number_id"]["values"]![0]));
        Assert.Equal(("given", Account), ((string?)evidence["waba_id"]["state"], (string?)evidence["waba_id"]["values"]![0]));
    }

    [Theory]
    [InlineData("3001234567", "rather a phone number")]
    [InlineData("123", "too short")]
    [InlineData("10654 0352242922 x", "not only digits")]
    public async Task A_doubtful_id_is_asked_for_as_ever(string id, string because)
    {
        await using var product = await Product.Start(settings: Site.Setting);
        var claims = Site.Claims("ana");
        claims["phone_number_id"] = id;
        claims["waba_id"] = new JsonArray(Account, "102290129340399");

        var ana = await Site.Device(product, Site.Sign(claims));

        Assert.True((await ana.Send(HttpMethod.Get, "/widget/state")).Body!["evidence"]!.AsArray().Count == 0, because);
    }

    [Fact]
    public async Task What_the_customer_said_counts_more_and_who_becomes_known_late_is_not_asked_any_more()
    {
        await using var product = await Product.Start(settings: Site.Setting);
        var ana = await product.Visit("en");
        await ana.Say("error 2655093, my phone number id is 106540352242900");
        await Cleanup.Survive(ana, "2655093");
        Assert.Equal("waba_id", (string?)ana.Coex["evidence"]);
        var claims = Site.Claims("ana");
        claims["phone_number_id"] = Phone;
        claims["waba_id"] = Account;

        await Site.Device(product, Site.Sign(claims), ana.Token);
        await ana.HearUntil(() => (string?)ana.Coex["evidence"] == "meta_error_text");

        var lines = (await ana.Send(HttpMethod.Get, "/widget/state")).Body!["evidence"]!.AsArray();
        Assert.Equal(["106540352242900", Account], lines.Take(2).Select(line => (string)line!["values"]![0]!));
    }

    [Fact]
    public async Task An_old_token_alone_goes_on_with_its_conversation_and_rubbish_begins_another()
    {
        await using var product = await Product.Start();
        var ana = await product.Visit();

        Assert.Equal(ana.Conversation, (string?)(await Site.Ask(product.Http, null, ana.Token)).Body["conversationId"]);
        var (status, other) = await Site.Ask(product.Http, null, "rubbish");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.NotEqual(ana.Conversation, (string?)other["conversationId"]);
    }

    private static async Task<JsonNode> Escalation(Product product)
    {
        using var http = new HttpClient { BaseAddress = product.Http.BaseAddress };
        http.DefaultRequestHeaders.Authorization = new("Bearer", Product.DeskKey);
        var list = JsonNode.Parse(await http.GetStringAsync("/api/desk/escalations", TestContext.Current.CancellationToken))!;
        return JsonNode.Parse(await http.GetStringAsync($"/api/desk/escalations/{list["items"]!.AsArray().Single()!["id"]}", TestContext.Current.CancellationToken))!;
    }
}
