using Kapso.Coex.Bot.Channels.WhatsApp;
using Kapso.Coex.Bot.Tests.Channels.WhatsApp;

namespace Kapso.Coex.Bot.Tests.Channels.Kapso;

public sealed class KapsoWebhookTests
{
    private static readonly Person John = new(null, "15551234567", "John Doe");

    [Theory]
    [InlineData("\"timestamp\":\"1750000000\",\"id\":\"wamid.123\",\"type\":\"text\",\"from\":\"15551234567\",\"text\":{\"body\":\"Hello\"}")]
    [InlineData("\"timestamp\":\"1750000000\",\"id\":\"wamid.123\",\"type\":\"text\",\"kapso\":{\"content\":\"Hello\",\"direction\":\"inbound\"}")]
    [InlineData("\"timestamp\":1750000000,\"id\":\"wamid.123\",\"type\":\"interactive\",\"from\":\"\",\"kapso\":{\"content\":\"Hello\"}")]
    public void A_message_is_read_in_Kapsos_shape_and_in_its_emulators(string message) => Assert.Equal(
        new Notice.Message(KapsoEvents.Number, John, "wamid.123", Webhooks.Sent, new Said.Words("Hello")),
        KapsoEvents.Only(KapsoEvents.Event(message)));

    [Fact]
    public void A_name_is_found_in_either_place()
    {
        var older = KapsoEvents.Event(KapsoEvents.Text).Replace(",\"kapso\":{\"contact_name\":\"John Doe\",\"messages_count\":1}", "").Replace("\"kapso\":{\"contact_name\":\"John Doe\",\"messages_count\":1}", "\"x\":1");

        Assert.Equal("John", Assert.IsType<Notice.Message>(KapsoEvents.Only(older)).From.Name);
    }

    [Fact]
    public void A_customer_without_a_phone_is_known_by_the_scoped_id()
    {
        var message = Assert.IsType<Notice.Message>(KapsoEvents.Only(
            """
            {"message":{"id":"wamid.1","timestamp":"1750000000","type":"text","from":null,"from_user_id":"US.1349","username":"@ana","text":{"body":"hi"}},
            "conversation":{"phone_number":null,"business_scoped_user_id":"US.1349"},"phone_number_id":"123456789012345"}
            """));

        Assert.Equal(new Person("US.1349", null, "@ana"), message.From);
    }

    [Fact]
    public void A_photo_lies_at_Kapso_and_not_at_Meta()
    {
        var message = Assert.IsType<Notice.Message>(KapsoEvents.Only(KapsoEvents.Event(
            """
            "id":"wamid.2","timestamp":"1750000000","type":"image","from":"15551234567","image":{"caption":"see","id":"77","url":"https://lookaside.fbsbx.com/secret"},
            "kapso":{"has_media":true,"content":"Image attached URL: https://x","media_url":"https://api.kapso.ai/media/1","media_data":{"filename":"a.png","content_type":"image/png"}}
            """)));

        Assert.Equal(new Said.File(new MediaReference("77", "https://api.kapso.ai/media/1", null, "image/png", "a.png"), "see"), message.Said);
    }

    [Theory]
    [InlineData("\"transcript\":{\"text\":\"my number is stuck\"}", true)]
    [InlineData("\"transcript\":\"my number is stuck\"", true)]
    [InlineData("\"transcript\":null", false)]
    [InlineData("\"content\":\"Audio attached URL: https://x\"", false)]
    public void A_voice_note_with_a_transcript_is_words(string kapso, bool words)
    {
        var message = Assert.IsType<Notice.Message>(KapsoEvents.Only(KapsoEvents.Event(
            $$""" "id":"wamid.2","timestamp":"1750000000","type":"audio","from":"15551234567","audio":{"id":"1"},"kapso":{{{kapso}}} """)));

        Assert.Equal(words ? new Said.Words("my number is stuck") : new Said.Other(OtherKind.Voice), message.Said);
    }

    [Fact]
    public void A_tapped_button_is_read_as_Meta_writes_it() => Assert.Equal(
        new Said.Tapped("p@1/s/done", "Done"),
        Assert.IsType<Notice.Message>(KapsoEvents.Only(KapsoEvents.Event(
            """ "id":"w","timestamp":"1","type":"interactive","interactive":{"type":"button_reply","button_reply":{"id":"p@1/s/done","title":"Done"}},"kapso":{"content":"Done"} """))).Said);

    [Fact]
    public void A_batch_is_every_one_of_it_and_a_bad_one_hides_none()
    {
        var notices = KapsoEvents.Read(KapsoEvents.Batch(KapsoEvents.Event(KapsoEvents.Text), "7", "{}", KapsoEvents.Event(KapsoEvents.Text.Replace("wamid.123", "wamid.124"))), name: null);

        Assert.Equal(["wamid.123", "wamid.124"], notices.OfType<Notice.Message>().Select(message => message.Id));
        Assert.Equal([new Notice.Unreadable(null, "data[1]: not an object"), new Notice.Unreadable(null, "data[2]: no message")], notices.OfType<Notice.Unreadable>());
    }

    [Fact]
    public void What_Meta_wrote_goes_through_Metas_reader() =>
        Assert.Equal(Webhooks.Fixture("text-message.json"), KapsoEvents.Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Channels", "WhatsApp", "Meta", "text-message.json")), name: null));

    [Theory]
    [InlineData("{\"message\":{},\"conversation\":{},\"whatsapp_config\":{\"id\":\"1\"}}", "body: payload version 1; set the webhook's payload_version to v2")]
    [InlineData("{}", "body: no message")]
    [InlineData("{\"message\":[]}", "body: no message")]
    [InlineData("[]", "body: not an object")]
    public void What_is_no_event_says_why(string body, string where) => Assert.Equal(new Notice.Unreadable(null, where), KapsoEvents.Only(body));

    [Fact]
    public void Without_an_events_name_nothing_is_guessed() =>
        Assert.StartsWith("body: no event", Assert.IsType<Notice.Unreadable>(KapsoEvents.Only(KapsoEvents.Event(KapsoEvents.Text), name: null)).Where);

    [Fact]
    public void What_the_bot_or_the_inbox_sent_is_both_spoken_and_a_status() => Assert.Equal(
        [
            new Notice.Spoken(KapsoEvents.Number, John, "wamid.9", Webhooks.Sent, "Step one", false, null),
            new Notice.Status(KapsoEvents.Number, "wamid.9", DeliveryState.Sent, Webhooks.Sent, John, null, null),
        ],
        KapsoEvents.Read(KapsoEvents.Event(KapsoEvents.Ours("\"origin\":\"cloud_api\"")), "whatsapp.message.sent"));

    [Fact]
    public void What_was_typed_on_the_phone_is_spoken_by_phone() => Assert.Equal(
        new Notice.Spoken(KapsoEvents.Number, John, "wamid.9", Webhooks.Sent, "Step one", true, null),
        KapsoEvents.Only(KapsoEvents.Event(KapsoEvents.Ours("\"origin\":\"business_app\"")), "whatsapp.message.sent"));

    [Theory]
    [InlineData("whatsapp.message.delivered", nameof(DeliveryState.Delivered))]
    [InlineData("whatsapp.message.read", nameof(DeliveryState.Read))]
    public void How_far_it_came_is_a_status(string name, string state) => Assert.Equal(
        new Notice.Status(KapsoEvents.Number, "wamid.9", Enum.Parse<DeliveryState>(state), Webhooks.Sent, John, null, null),
        KapsoEvents.Only(KapsoEvents.Event(KapsoEvents.Ours("\"origin\":\"cloud_api\"")), name));

    [Fact]
    public void A_failure_says_why_and_whose_it_was()
    {
        var kapso = """
            "statuses":[{"status":"sent","timestamp":"1750000001"},
            {"status":"failed","timestamp":"1750000002","biz_opaque_callback_data":"m-1","errors":[{"code":131047,"error_data":{"details":"window"}}]}]
            """;
        var status = Assert.IsType<Notice.Status>(KapsoEvents.Only(KapsoEvents.Event(KapsoEvents.Ours(kapso)), "whatsapp.message.failed"));

        Assert.Equal((DeliveryState.Failed, new DeliveryError(131047, "window"), "m-1", Webhooks.Sent.AddSeconds(2)), (status.State, status.Error, status.OurId, status.At));
    }

    [Theory]
    [InlineData(KapsoEvents.Received)]
    [InlineData("whatsapp.message.sent")]
    public void The_floods_of_a_history_sync_wake_nobody(string name) => Assert.Equal(
        new Notice.Aside(KapsoEvents.Number, "history_sync"), KapsoEvents.Only(KapsoEvents.Event(KapsoEvents.Ours("\"origin\":\"history_sync\"")), name));

    [Fact]
    public void A_disconnected_number_is_the_accounts()
    {
        var told = Assert.IsType<Notice.Account>(KapsoEvents.Only(KapsoEvents.Disconnected, name: null));

        Assert.Equal(("whatsapp.phone_number.disconnected", "waba-1", KapsoEvents.Number), (told.Name, told.AccountId, told.Number));
        Assert.Equal(new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero), told.At);
        Assert.Equal([KapsoEvents.Number], told.Numbers);
        Assert.Contains("PRIMARY_INACTIVITY", told.Detail.GetRawText());
    }

    [Fact]
    public void An_accounts_news_names_all_its_numbers() => Assert.Equal(
        ["123456789012345", "15550783881", "2"], Assert.IsType<Notice.Account>(KapsoEvents.Only(KapsoEvents.Restricted, name: null)).Numbers);

    [Theory]
    [InlineData("whatsapp.phone_number.created")]
    [InlineData("whatsapp.phone_number.deleted")]
    [InlineData("whatsapp.config.created")]
    public void An_event_named_only_by_the_header_is_the_accounts_too(string name) => Assert.Equal(
        name, Assert.IsType<Notice.Account>(KapsoEvents.Only("""{"phone_number_id":"123456789012345","project":{"id":"1"}}""", name)).Name);

    [Fact]
    public void What_is_signed_names_the_event_before_the_header() =>
        Assert.Equal("whatsapp.phone_number.disconnected", Assert.IsType<Notice.Account>(KapsoEvents.Only(KapsoEvents.Disconnected, KapsoEvents.Received)).Name);

    [Fact]
    public void A_member_called_type_names_no_event_outside_a_batch() => Assert.Equal(
        "whatsapp.phone_number.offboarded",
        Assert.IsType<Notice.Account>(KapsoEvents.Only("""{"type":"coexistence","phone_number_id":"1"}""", "whatsapp.phone_number.offboarded")).Name);

    [Theory]
    [InlineData("whatsapp.conversation.created")]
    [InlineData("whatsapp.contact.marketing_preference_changed")]
    [InlineData("workflow.execution.handoff")]
    [InlineData("project.event")]
    [InlineData("whatsapp.message.pinned")]
    public void Other_news_wakes_nobody(string name) => Assert.Equal(new Notice.Aside(KapsoEvents.Number, name), KapsoEvents.Only(KapsoEvents.Event(KapsoEvents.Text), name));

    [Fact]
    public void A_changed_identity_is_a_move()
    {
        var moved = Assert.IsType<Notice.Moved>(KapsoEvents.Only(KapsoEvents.All[^1], "whatsapp.contact.identity_changed"));

        Assert.Equal((new Person("BO.1", null, null), new Person("BO.2", null, null), "ev-3"), (moved.Before, moved.After, moved.Id));
    }
}
