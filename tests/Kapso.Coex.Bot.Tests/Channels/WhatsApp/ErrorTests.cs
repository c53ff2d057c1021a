using System.Net;
using System.Text;
using Kapso.Coex.Bot.Channels.WhatsApp;
using Kapso.Coex.Bot.Channels.WhatsApp.Wire;

namespace Kapso.Coex.Bot.Tests.Channels.WhatsApp;

/// <summary>Every error code that Meta documents, and what becomes of the message.</summary>
public sealed class ErrorTests
{
    private const string Customer = "later, this customer", Number = "later, this number", Closed = "window closed", Never = "refused", Broken = "channel broken";

    public static TheoryData<int, int, string> Codes => new()
    {
        { 1, 400, Customer }, { 131000, 500, Customer }, { 131056, 400, Customer }, { 409, 409, Customer },
        { 2, 503, Number }, { 131016, 500, Number }, { 133004, 503, Number }, { 131057, 500, Number }, { 4, 400, Number }, { 80007, 400, Number }, { 130429, 400, Number },
        { 131047, 400, Closed },
        { 0, 401, Broken }, { 190, 401, Broken }, { 3, 500, Broken }, { 10, 403, Broken }, { 200, 403, Broken }, { 250, 403, Broken }, { 299, 403, Broken }, { 131005, 403, Broken },
        { 368, 403, Broken }, { 131031, 403, Broken }, { 131048, 400, Broken }, { 33, 400, Broken }, { 131037, 400, Broken }, { 131042, 400, Broken }, { 131045, 500, Broken },
        { 133000, 500, Broken }, { 133005, 400, Broken }, { 133006, 400, Broken }, { 133008, 400, Broken }, { 133009, 400, Broken }, { 133010, 400, Broken }, { 133015, 400, Broken },
        { 133016, 400, Broken },
        { 100, 400, Never }, { 131008, 400, Never }, { 131009, 400, Never }, { 131021, 400, Never }, { 131026, 400, Never }, { 131030, 400, Never }, { 131049, 400, Never },
        { 131050, 400, Never }, { 130472, 400, Never }, { 130497, 403, Never }, { 131051, 400, Never }, { 131052, 400, Never }, { 131053, 400, Never }, { 131060, 400, Never },
        { 131062, 400, Never }, { 131064, 400, Never }, { 132000, 400, Never }, { 132001, 404, Never }, { 132005, 400, Never }, { 132007, 400, Never }, { 132012, 400, Never },
        { 132015, 400, Never }, { 132016, 400, Never }, { 132018, 400, Never }, { 132068, 400, Never }, { 132069, 500, Never }, { 134011, 500, Never }, { 135000, 400, Never },
        { 2593107, 400, Never }, { 2593108, 400, Never }, { 199, 500, Never }, { 300, 400, Never }, { 999999, 500, Never },
    };

    [Theory]
    [MemberData(nameof(Codes))]
    public void Each_code_has_its_consequence_whatever_the_HTTP_status(int code, int status, string consequence)
    {
        Assert.Equal(consequence, Consequence(Answer(status, Error(code))));
        Assert.Equal(consequence, Consequence(Answer(200, Error(code))));
        Assert.Equal(consequence, Consequence(Answer(429, Error(code))));
    }

    [Fact]
    public void An_object_that_does_not_exist_is_a_wrong_number_id_and_not_a_wrong_message() =>
        Assert.Equal(Broken, Consequence(Answer(400, """{"error":{"message":"Unsupported post request.","type":"GraphMethodException","code":100,"error_subcode":33}}""")));

    [Fact]
    public void Metas_details_go_to_the_desk()
    {
        var refused = Assert.IsType<SendOutcome.Refused>(Answer(400, Error(131026)));

        Assert.Equal(new DeliveryError(131026, "Message Undeliverable."), refused.Why);
    }

    [Theory]
    [InlineData("""{"error":{"message":"(#130429) Rate limit hit","code":"130429"}}""")]
    [InlineData("""{"error":{"message":"(#130429) Rate limit hit","code":130429,"error_data":null}}""")]
    [InlineData("""{"error":{"message":"(#130429) Rate limit hit","code":130429,"error_data":"x","error_subcode":null}}""")]
    public void Odd_envelopes_are_still_envelopes(string body) => Assert.Equal(Number, Consequence(Answer(400, body)));

    [Theory]
    [InlineData(409, """{"error":"Another message is in flight for this conversation"}""", Customer)]
    [InlineData(409, "", Customer)]
    [InlineData(429, """{"error":"Rate limit exceeded","message":"Try again in a minute"}""", Number)]
    [InlineData(401, """{"error":"Invalid API key"}""", Broken)]
    [InlineData(403, """{"error":"Active sandbox session required to send messages"}""", Broken)]
    [InlineData(404, """{"error":"Not found"}""", Broken)]
    [InlineData(302, "", Broken)]
    [InlineData(400, """{"error":"Bad request"}""", Never)]
    [InlineData(422, """{"error":["to is missing"]}""", Never)]
    [InlineData(413, "<html><body>Request Entity Too Large</body></html>", Never)]
    [InlineData(500, "", "in doubt")]
    [InlineData(500, """{"error":"Internal server error"}""", "in doubt")]
    [InlineData(502, "<html><body>Bad Gateway</body></html>", "in doubt")]
    [InlineData(503, "{", "in doubt")]
    [InlineData(504, "[]", "in doubt")]
    [InlineData(408, "", "in doubt")]
    [InlineData(500, """{"error":{"message":"no code"}}""", "in doubt")]
    [InlineData(200, "", "in doubt")]
    [InlineData(200, "<html>captive portal</html>", "in doubt")]
    [InlineData(200, """{"messages":[]}""", "in doubt")]
    [InlineData(200, """{"messages":[{"id":""}]}""", "in doubt")]
    [InlineData(200, """{"messages":"x"}""", "in doubt")]
    [InlineData(200, """{"messages":[7]}""", "in doubt")]
    [InlineData(200, "null", "in doubt")]
    public void What_has_no_code_of_Metas_is_told_by_its_status(int status, string body, string consequence) => Assert.Equal(consequence, Consequence(Answer(status, body)));

    [Fact]
    public void Kapsos_words_go_to_the_desk_with_the_status_as_a_negative_code() =>
        Assert.Equal(new DeliveryError(-401, "Invalid API key"), Assert.IsType<SendOutcome.ChannelBroken>(Answer(401, """{"error":"Invalid API key"}""")).Why);

    [Fact]
    public void What_an_answer_says_about_the_pause_wins()
    {
        Assert.Equal(TimeSpan.FromSeconds(60), Later(429, """{"error":"Rate limit exceeded"}""", TimeSpan.FromSeconds(60)));
        Assert.Equal(TimeSpan.FromSeconds(7), Later(400, Error(80007), TimeSpan.FromSeconds(7)));
        Assert.Equal(TimeSpan.FromMinutes(1), Later(400, Error(80007), null));
        Assert.Null(Later(400, Error(131056), null));
    }

    [Fact]
    public void A_read_receipt_is_accepted_under_the_id_of_what_was_read() =>
        Assert.Equal(new SendOutcome.Accepted("wamid.1"), MetaAnswer.ToRead("wamid.1", HttpStatusCode.OK, null, """{"success":true}"""u8.ToArray()));

    private static SendOutcome Answer(int status, string body) => MetaAnswer.ToMessage((HttpStatusCode)status, null, Encoding.UTF8.GetBytes(body));

    private static TimeSpan? Later(int status, string body, TimeSpan? after) =>
        Assert.IsType<SendOutcome.TryLater>(MetaAnswer.ToMessage((HttpStatusCode)status, after, Encoding.UTF8.GetBytes(body))).After;

    private static string Error(int code) =>
        $$$"""{"error":{"message":"(#{{{code}}}) Something","type":"OAuthException","code":{{{code}}},"error_data":{"messaging_product":"whatsapp","details":"Message Undeliverable."},"fbtrace_id":"Az8or2yhqkZfEZ-_4Qn_Bam"}}""";

    private static string Consequence(SendOutcome outcome) => outcome switch
    {
        SendOutcome.TryLater { Who: Wait.Customer } => Customer,
        SendOutcome.TryLater => Number,
        SendOutcome.WindowClosed => Closed,
        SendOutcome.Refused => Never,
        SendOutcome.ChannelBroken => Broken,
        SendOutcome.InDoubt => "in doubt",
        _ => "accepted",
    };
}
