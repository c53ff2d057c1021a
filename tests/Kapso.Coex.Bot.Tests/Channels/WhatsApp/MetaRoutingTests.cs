using System.Text;
using Kapso.Coex.Bot.Channels.WhatsApp;
using Kapso.Coex.Bot.Channels.WhatsApp.Wire;

namespace Kapso.Coex.Bot.Tests.Channels.WhatsApp;

public sealed class MetaRoutingTests
{
    [Theory]
    [InlineData("history")]
    [InlineData("standby")]
    [InlineData("messaging_handovers")]
    [InlineData("smb_app_state_sync")]
    [InlineData("user_preferences")]
    [InlineData("group_lifecycle_update")]
    [InlineData("calls")]
    [InlineData("invented_in_2027")]
    public void Messages_in_another_field_wake_nobody(string field) => Assert.Equal(
        new Notice.Aside(Webhooks.Number, field),
        Webhooks.Only(Webhooks.Change(field, Webhooks.Value($"\"messages\":[{Webhooks.Text("from half a year ago")}]"))));

    [Fact]
    public void A_refused_history_comes_without_its_envelope() =>
        Assert.Equal(new Notice.Aside(null, "history"), Webhooks.Only("""{"history":[{"errors":[{"code":2593109}]}]}"""));

    [Fact]
    public void What_the_owner_types_in_the_app_is_spoken_by_phone()
    {
        var echoes = string.Join(
            ',',
            """{"from":"15550783881","to":"16505551234","id":"wamid.e1","timestamp":"1750000000","type":"text","text":{"body":"I take this"}}""",
            """{"from":"15550783881","to_user_id":"US.1","id":"wamid.e2","timestamp":"1750000000","type":"image","image":{"id":"1"}}""",
            """{"from":"15550783881","to":"16505551234","id":"wamid.e3","timestamp":"1750000000","type":"revoke","revoke":{}}""",
            """{"from":"15550783881","id":"wamid.e4","timestamp":"1750000000","type":"text","text":{"body":"?"}}""");

        Assert.Equal(
            [
                new Notice.Spoken(Webhooks.Number, new Person(null, "16505551234", null), "wamid.e1", Webhooks.Sent, "I take this", true, null),
                new Notice.Spoken(Webhooks.Number, new Person("US.1", null, null), "wamid.e2", Webhooks.Sent, "[image]", true, null),
                new Notice.Aside(Webhooks.Number, "revoke"),
                new Notice.Unreadable(Webhooks.Number, "entry[0].changes[0].message_echoes[3]: nobody whom it is for"),
            ],
            Webhooks.Read(Webhooks.Change("smb_message_echoes", Webhooks.Value($"\"message_echoes\":[{echoes}]"))));
    }

    [Theory]
    [InlineData("account_update", """{"event":"PARTNER_REMOVED","phone_number":"+1 555-078-3881","disconnection_info":{"reason":"PRIMARY_INACTIVITY"}}""", "PARTNER_REMOVED", "waba-1", "15550783881")]
    [InlineData("account_update", """{"event":"ACCOUNT_OFFBOARDED"}""", "ACCOUNT_OFFBOARDED", "waba-1", "")]
    [InlineData("account_update", """{"event":"PARTNER_ADDED","waba_info":{"waba_id":"waba-2"}}""", "PARTNER_ADDED", "waba-2", "")]
    [InlineData("account_alerts", """{"alert_type":"x"}""", "account_alerts", "waba-1", "")]
    [InlineData("security", """{"display_phone_number":"15550783881","event":"PIN_CHANGED"}""", "security PIN_CHANGED", "waba-1", "15550783881")]
    [InlineData("message_template_status_update", """{"event":"REJECTED"}""", "message_template_status_update REJECTED", "waba-1", "")]
    [InlineData("phone_number_quality_update", """{"display_phone_number":"15550783881","event":"FLAGGED"}""", "phone_number_quality_update FLAGGED", "waba-1", "15550783881")]
    public void What_happens_to_an_account_is_told_whole(string field, string value, string name, string account, string numbers)
    {
        var told = Assert.IsType<Notice.Account>(Webhooks.Only(Webhooks.Change(field, value)));

        Assert.Equal((name, account, numbers, Webhooks.Sent), (told.Name, told.AccountId, string.Join(',', told.Numbers), told.At));
        Assert.Contains(value, told.Detail.GetRawText());
    }

    [Theory]
    [InlineData("""{"entry":[{"id":"w","changes":[{"value":{"event":"PARTNER_APP_INSTALLED","field":"account_update"}}]}]}""")]
    [InlineData("""{"entry":[{"id":"w","field":"account_update","changes":[{"value":{"event":"PARTNER_APP_INSTALLED"}}]}]}""")]
    [InlineData("""{"entry":[{"id":"w","changes":[{"value":{"event":"PARTNER_APP_INSTALLED"}}]}],"field":"account_update"}""")]
    [InlineData("""{"field":"account_update","value":{"event":"PARTNER_APP_INSTALLED"}}""")]
    public void A_field_in_the_wrong_place_is_found(string body) =>
        Assert.Equal("PARTNER_APP_INSTALLED", Assert.IsType<Notice.Account>(Webhooks.Only(body)).Name);

    [Fact]
    public void Errors_without_messages_are_the_accounts()
    {
        var told = Assert.IsType<Notice.Account>(Webhooks.Only(Webhooks.Change("messages", Webhooks.Value("\"errors\":[{\"code\":130429,\"title\":\"slow down\"}]"))));

        Assert.Equal(("errors", Webhooks.Number, "waba-1"), (told.Name, told.Number, told.AccountId));
    }

    [Theory]
    [InlineData("sent", nameof(DeliveryState.Sent))]
    [InlineData("delivered", nameof(DeliveryState.Delivered))]
    [InlineData("read", nameof(DeliveryState.Read))]
    [InlineData("played", nameof(DeliveryState.Read))]
    public void A_status_says_how_far_a_message_came(string status, string state) => Assert.Equal(
        new Notice.Status(Webhooks.Number, "wamid.9", Enum.Parse<DeliveryState>(state), Webhooks.Sent, new Person("US.1", null, null), null, "m-1"),
        Webhooks.Only(Status($$"""{"id":"wamid.9","status":"{{status}}","timestamp":"1750000000","recipient_id":"","recipient_user_id":"US.1","biz_opaque_callback_data":"m-1"}""")));

    [Theory]
    [InlineData("""[{"code":131047,"title":"Re-engagement message","error_data":{"details":"More than 24 hours have passed"}}]""", 131047, "More than 24 hours have passed")]
    [InlineData("""[{"code":"131026","message":"Message undeliverable"}]""", 131026, "Message undeliverable")]
    [InlineData("""[{"title":"only a title"}]""", 0, "only a title")]
    public void A_failure_says_why(string errors, int code, string detail)
    {
        var status = Assert.IsType<Notice.Status>(Webhooks.Only(Status($$"""{"id":"wamid.9","status":"failed","timestamp":"1750000000","errors":{{errors}}}""")));

        Assert.Equal((DeliveryState.Failed, new DeliveryError(code, detail)), (status.State, status.Error));
    }

    [Theory]
    [InlineData("""{"id":"wamid.9","status":"deleted"}""", "status deleted")]
    [InlineData("""{"id":"wamid.9","status":"read","recipient_type":"group","recipient_id":"Y2Fw"}""", "group")]
    public void A_status_that_means_nothing_to_us_is_set_aside(string status, string kind) =>
        Assert.Equal(new Notice.Aside(Webhooks.Number, kind), Webhooks.Only(Status(status)));

    [Theory]
    [InlineData("", "body: not JSON, or nested too deep")]
    [InlineData("not json", "body: not JSON, or nested too deep")]
    [InlineData("{\"entry\":", "body: not JSON, or nested too deep")]
    [InlineData("[]", "body: not an object")]
    [InlineData("null", "body: not an object")]
    [InlineData("{\"entry\":[]}", "body: nothing in it")]
    [InlineData("{\"entry\":7}", "body: nothing in it")]
    [InlineData("{}", "body: no field")]
    [InlineData("{\"entry\":[{}]}", "entry[0]: no changes")]
    [InlineData("{\"entry\":[{\"changes\":[5]}]}", "entry[0].changes[0]: no field")]
    [InlineData("{\"entry\":[{\"changes\":[{\"field\":\"messages\"}]}]}", "entry[0].changes[0]: neither messages nor statuses nor errors")]
    [InlineData("{\"entry\":[{\"changes\":[{\"field\":\"messages\",\"value\":{\"messages\":{}}}]}]}", "entry[0].changes[0].messages: not a list")]
    public void What_is_no_webhook_says_where(string body, string where) => Assert.Equal(new Notice.Unreadable(null, where), Webhooks.Only(body));

    [Fact]
    public void Depth_without_end_is_unreadable() =>
        Assert.IsType<Notice.Unreadable>(Webhooks.Only($$"""{"entry":{{new string('[', 100_000)}}{{new string(']', 100_000)}}}"""));

    [Fact]
    public void One_bad_part_never_hides_its_neighbours()
    {
        var bad = new[] { "5", "null", "[]", "{}", """{"type":"text"}""", """{"type":{},"id":{}}""", Webhooks.Message("\"type\":\"text\",\"text\":[]"), Webhooks.Message("\"type\":\"image\",\"image\":\"x\"") };
        var messages = bad.SelectMany((part, i) => new[] { part, Webhooks.Text("good", $"wamid.{i}") });
        var body = $$"""
            {"entry":[{"changes":[{"field":"messages"},{"field":"messages","value":{{Webhooks.Value($"\"messages\":[{string.Join(',', messages)}],\"statuses\":[7,{{\"id\":\"s\",\"status\":\"read\"}}]")}}}]},
            {"changes":[]},{"changes":[{"field":"messages","value":{{Webhooks.Value($"\"messages\":[{Webhooks.Text("last", "wamid.last")}]")}}}]}]}
            """;

        var notices = Webhooks.Read(body);

        Assert.Equal(bad.Length + 1, notices.OfType<Notice.Message>().Count());
        Assert.Single(notices.OfType<Notice.Status>());
        Assert.Equal(bad.Length + 3, notices.OfType<Notice.Unreadable>().Count());
        Assert.Contains(new Notice.Unreadable(Webhooks.Number, "entry[0].changes[1].messages[2]: not an object"), notices);
    }

    [Fact]
    public void A_thousand_at_once_are_a_thousand() => Assert.Equal(
        1000, Webhooks.Read(Webhooks.Messages([.. Enumerable.Range(0, 1000).Select(i => Webhooks.Text("hi", $"wamid.{i}"))])).OfType<Notice.Message>().DistinctBy(message => message.Id).Count());

    [Fact]
    public void Three_megabytes_are_read()
    {
        var text = new string('x', 3000);
        var body = Webhooks.Messages([.. Enumerable.Range(0, 1000).Select(i => Webhooks.Text(text, $"wamid.{i}"))]);

        Assert.True(Encoding.UTF8.GetByteCount(body) > 3_000_000);
        Assert.All(Webhooks.Read(body), notice => Assert.Equal(new Said.Words(text), Assert.IsType<Notice.Message>(notice).Said));
    }

    [Fact]
    public void What_is_kept_of_a_body_outlives_it()
    {
        var body = Encoding.UTF8.GetBytes(Webhooks.Change("account_update", """{"event":"ACCOUNT_OFFBOARDED"}"""));
        var told = Assert.IsType<Notice.Account>(Assert.Single(MetaWebhook.Read(body, Webhooks.Now)));
        Array.Clear(body);

        Assert.Contains("ACCOUNT_OFFBOARDED", told.Detail.GetRawText());
    }

    private static string Status(string status) => Webhooks.Change("messages", Webhooks.Value($"\"statuses\":[{status}]"));
}
