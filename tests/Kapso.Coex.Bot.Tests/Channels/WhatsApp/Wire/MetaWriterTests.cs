using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using CsCheck;
using Kapso.Coex.Bot.Channels.WhatsApp;
using Kapso.Coex.Bot.Channels.WhatsApp.Wire;

namespace Kapso.Coex.Bot.Tests.Channels.WhatsApp.Wire;

public sealed class MetaWriterTests
{
    private static readonly Person Ana = new("MX.13491208655302741918", "5215512345678", "Ana");
    private static readonly Outgoing.Choice[] Choices = [new("p@v/s/yes", "Sí"), new("p@v/s/no", "No")];

    public static TheoryData<string, string> Twins => new()
    {
        { "send-text-message", Sent(new Outgoing.Text("Hola")) },
        { "send-reply-button", Sent(new Outgoing.Buttons("¿Listo?", Choices)) },
        { "send-list-message", Sent(new Outgoing.Menu("¿Cuál?", "Elegir", Choices)) },
        { "send-test-message", Sent(new Outgoing.Template("come_back", "es")) },
        { "send-typing-indicator-and-read-receipt", Text(MetaWriter.Read("wamid.1", typing: true)) },
    };

    [Theory]
    [InlineData(null, """{"type":"text","text":"Ana"}""")]
    [InlineData("customer_name", """{"type":"text","parameter_name":"customer_name","text":"Ana"}""")]
    public void A_templates_places_are_filled_in_their_order_or_by_name(string? place, string written) => Assert.Contains(
        $$"""
        "template":{"name":"come_back","language":{"code":"es"},"components":[{"type":"body","parameters":[{{written}}]}]}
        """.Trim(),
        Sent(new Outgoing.Template("come_back", "es") { Places = [new Outgoing.Template.Filled(place, "Ana")] }),
        StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Twins))]
    public void What_we_send_has_the_shape_of_Metas_own_example(string example, string sent)
    {
        // Ours beside Meta's twins: our own id, and the kind of recipient that one old example leaves out. Theirs beside ours is ornament.
        string[] documented = ["/recipient_type:String", "/biz_opaque_callback_data:String"];
        string[] ornament = ["header", "footer", "description", "sections[]/title", "recipient_type"];
        var (ours, metas) = (Shape(sent), Shape(File.ReadAllText(Path.Combine(Here(), "meta-openapi-send", $"{example}.json"))));

        Assert.All(ours.Except(metas), path => Assert.Contains(path, documented));
        Assert.All(metas.Except(ours), path => Assert.Contains(ornament, path.Contains));
    }

    [Theory]
    [InlineData("/messaging_product", "whatsapp")]
    [InlineData("/recipient_type", "individual")]
    [InlineData("/to", "5215512345678")]
    [InlineData("/type", "interactive")]
    [InlineData("/interactive/type", "button")]
    [InlineData("/interactive/body/text", "¿Listo? 😀")]
    [InlineData("/interactive/action/buttons/0/type", "reply")]
    [InlineData("/interactive/action/buttons/0/reply/id", "p@v/s/yes")]
    [InlineData("/interactive/action/buttons/1/reply/title", "No")]
    [InlineData("/biz_opaque_callback_data", "our-id")]
    public void Buttons_are_written_as_documented(string path, string value) =>
        Assert.Equal(value, At(MetaWriter.Message(new Outgoing.Buttons("¿Listo? 😀", Choices), Ana, "our-id"), path));

    [Theory]
    [InlineData("/interactive/type", "list")]
    [InlineData("/interactive/action/button", "Elegir")]
    [InlineData("/interactive/action/sections/0/rows/1/id", "p@v/s/no")]
    [InlineData("/interactive/action/sections/0/rows/1/title", "No")]
    public void A_list_is_written_as_documented(string path, string value) =>
        Assert.Equal(value, At(MetaWriter.Message(new Outgoing.Menu("¿Cuál?", "Elegir", Choices), Ana, "our-id"), path));

    [Fact]
    public void A_person_without_a_phone_is_reached_by_the_scoped_id_alone()
    {
        var sent = Text(MetaWriter.Message(new Outgoing.Text("Hola"), Ana with { Phone = null }, "our-id"));

        Assert.Contains("\"recipient\":\"MX.13491208655302741918\"", sent);
        Assert.DoesNotContain("\"to\"", sent);
    }

    [Fact]
    public void A_person_with_a_phone_is_reached_by_it_alone() => Assert.DoesNotContain("\"recipient\":", Sent(new Outgoing.Text("Hola")));

    [Fact]
    public void A_read_receipt_may_go_without_typing() =>
        Assert.Equal("""{"messaging_product":"whatsapp","status":"read","message_id":"wamid.1"}""", Text(MetaWriter.Read("wamid.1", typing: false)));

    [Fact]
    public void An_id_of_ours_that_Meta_would_not_take_is_a_defect() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => MetaWriter.Message(new Outgoing.Text("Hola"), Ana, new string('x', 513)));

    [Fact]
    public void Any_text_that_was_composed_arrives_as_it_is() => Gen.String.Select(WhatsAppText.From).Sample(text =>
        Assert.Equal(text, At(MetaWriter.Message(new Outgoing.Text(text), Ana, "our-id"), "/text/body")));

    private static string Sent(Outgoing message) => Text(MetaWriter.Message(message, Ana, "our-id"));

    private static string Text(byte[] json) => Encoding.UTF8.GetString(json);

    private static string? At(byte[] json, string path)
    {
        using var document = JsonDocument.Parse(json);
        return path.Split('/')[1..].Aggregate(document.RootElement, (at, name) => at.ValueKind == JsonValueKind.Array ? at[int.Parse(name, null)] : at.GetProperty(name)).GetString();
    }

    /// <summary>Every path with the kind of its value; places in lists count as one.</summary>
    private static HashSet<string> Shape(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. Walk(document.RootElement, "")];
    }

    private static IEnumerable<string> Walk(JsonElement at, string path) => at.ValueKind switch
    {
        JsonValueKind.Object => at.EnumerateObject().SelectMany(member => Walk(member.Value, $"{path}/{member.Name}")),
        JsonValueKind.Array => at.EnumerateArray().SelectMany(item => Walk(item, $"{path}[]")),
        JsonValueKind.True or JsonValueKind.False => [$"{path}:Boolean"],
        var kind => [$"{path}:{kind}"],
    };

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
