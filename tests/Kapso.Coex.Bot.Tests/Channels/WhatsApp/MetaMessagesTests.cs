using System.Text;
using Kapso.Coex.Bot.Channels.WhatsApp;
using Kapso.Coex.Bot.Channels.WhatsApp.Wire;

namespace Kapso.Coex.Bot.Tests.Channels.WhatsApp;

public sealed class MetaMessagesTests
{
    private const string Base64 = "SfInY0gGKTsJlUWbwxC1k+FAD0FZHvzwfpvO0zX0GUI=";

    [Theory]
    [InlineData("\"type\":\"audio\",\"audio\":{\"id\":\"1\",\"voice\":true}", nameof(OtherKind.Voice))]
    [InlineData("\"type\":\"video\",\"video\":{\"id\":\"1\"}", nameof(OtherKind.Video))]
    [InlineData("\"type\":\"sticker\",\"sticker\":{\"id\":\"1\"}", nameof(OtherKind.Sticker))]
    [InlineData("\"type\":\"location\",\"location\":{}", nameof(OtherKind.Location))]
    [InlineData("\"type\":\"contacts\",\"contacts\":[]", nameof(OtherKind.Contacts))]
    [InlineData("\"type\":\"unsupported\",\"errors\":[{\"code\":131060}]", nameof(OtherKind.Unsupported))]
    [InlineData("\"type\":\"unsupported\",\"unsupported\":{\"type\":\"poll\"}", nameof(OtherKind.Unsupported))]
    [InlineData("\"type\":\"image\",\"errors\":[{\"code\":131052}]", nameof(OtherKind.Unsupported))]
    public void What_cannot_be_read_here_is_told_by_its_kind(string message, string kind) =>
        Assert.Equal(new Said.Other(Enum.Parse<OtherKind>(kind)), Webhooks.Said(message));

    [Fact]
    public void What_is_written_under_a_video_is_kept() => Assert.Equal(
        new Said.Other(OtherKind.Video, "the error is 2655093"), Webhooks.Said("\"type\":\"video\",\"video\":{\"caption\":\"the error is 2655093\"}"));

    [Theory]
    [InlineData("\"type\":\"reaction\",\"reaction\":{\"message_id\":\"x\"}", "reaction")]
    [InlineData("\"type\":\"edit\",\"edit\":{}", "edit")]
    [InlineData("\"type\":\"revoke\",\"revoke\":{}", "revoke")]
    [InlineData("\"type\":\"request_welcome\"", "request_welcome")]
    [InlineData("\"type\":\"unsupported\",\"unsupported\":{\"type\":\"edit\"}", "edit")]
    [InlineData("\"type\":\"interactive\",\"interactive\":{\"type\":\"nfm_reply\",\"nfm_reply\":{\"name\":\"flow\"}}", "nfm_reply")]
    [InlineData("\"type\":\"text\",\"text\":{\"body\":\"hi all\"},\"group_id\":\"Y2FwaQ\"", "group")]
    [InlineData("\"type\":\"system\",\"system\":{\"type\":\"customer_identity_changed\"}", "system")]
    [InlineData("\"type\":\"invented_in_2027\"", "invented_in_2027")]
    public void What_nobody_waits_for_an_answer_to_wakes_nobody(string message, string kind) =>
        Assert.Equal(new Notice.Aside(Webhooks.Number, kind), Webhooks.Only(Webhooks.Messages(Webhooks.Message(message))));

    [Theory]
    [InlineData("15550783881")]
    [InlineData("+1 555-078-3881")]
    [InlineData("+1 (555) 078 3881")]
    public void Our_own_number_is_not_a_customer(string display) => Assert.Equal(
        new Notice.Aside(Webhooks.Number, "own-number"),
        Webhooks.Only(Webhooks.Change("messages", Webhooks.Value($"\"messages\":[{Webhooks.Text("hi", from: "15550783881")}]", display))));

    [Fact]
    public void A_template_button_without_a_payload_is_what_was_written_on_it() =>
        Assert.Equal(new Said.Tapped("Yes", "Yes"), Webhooks.Said("\"type\":\"button\",\"button\":{\"text\":\"Yes\"}"));

    [Fact]
    public void A_document_keeps_its_name_and_caption()
    {
        var file = Assert.IsType<Said.File>(Webhooks.Said(
            $$"""
            "type":"document","document":{"caption":"here","filename":"meta.pdf","mime_type":"application/pdf","sha256":"{{Convert.ToHexStringLower(Convert.FromBase64String(Base64))}}","id":"9","url":"https://lookaside.fbsbx.com/x"}
            """));

        Assert.Equal(("here", "meta.pdf", "application/pdf", "https://lookaside.fbsbx.com/x"), (file.Caption, file.Media.FileName, file.Media.ContentType, file.Media.Url));
        Assert.Equal(Convert.FromBase64String(Base64), file.Media.Sha256);
    }

    [Theory]
    [InlineData("SfInY0gGKTsJlUWbwxC1k+FAD0FZHv")]
    [InlineData("SfInY0gGKTsJlUWbwxC1k+FAD0FZHvzwfpvO0zX0GU!=")]
    [InlineData("SfInY0gGKTsJlUWbwxC1k+FAD0FZHvzwfpvO0zX0GUI!")]
    [InlineData("zz")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_hash_is_none(string? written) => Assert.Null(MetaMedia.Hash(written));

    [Theory]
    [InlineData("SfInY0gGKTsJlUWbwxC1k+FAD0FZHvzwfpvO0zX0GUI=")]
    [InlineData("SfInY0gGKTsJlUWbwxC1k-FAD0FZHvzwfpvO0zX0GUI=")]
    [InlineData("SfInY0gGKTsJlUWbwxC1k-FAD0FZHvzwfpvO0zX0GUI")]
    [InlineData("49f227634806293b0995459bc310b593e1400f41591efcf07e9bced335f41942")]
    [InlineData("49F227634806293B0995459BC310B593E1400F41591EFCF07E9BCED335F41942")]
    public void A_hash_is_its_bytes_however_it_is_written(string written) => Assert.Equal(Convert.FromBase64String(Base64), MetaMedia.Hash(written));

    [Theory]
    [InlineData("\"1750000000\"")]
    [InlineData("1750000000")]
    [InlineData("1750000000000")]
    [InlineData("\"2025-06-15T15:06:40Z\"")]
    public void Time_is_read_however_it_is_written(string timestamp)
    {
        var message = Webhooks.Message("\"type\":\"text\",\"text\":{\"body\":\"hi\"}").Replace("\"1750000000\"", timestamp);

        Assert.Equal(Webhooks.Sent, Assert.IsType<Notice.Message>(Webhooks.Only(Webhooks.Messages(message))).At);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"soon\"")]
    [InlineData("-5")]
    [InlineData("99999999999999999999")]
    public void A_message_without_a_time_was_sent_now(string timestamp)
    {
        var message = Webhooks.Text("hi").Replace("\"1750000000\"", timestamp);

        Assert.Equal(Webhooks.Now, Assert.IsType<Notice.Message>(Webhooks.Only(Webhooks.Messages(message))).At);
    }

    [Fact]
    public void The_Dashboards_sample_is_a_message_like_any()
    {
        var message = Assert.IsType<Notice.Message>(Webhooks.Only(
            """
            {"object":"whatsapp_business_account","entry":[{"id":"0","changes":[{"field":"messages","value":{"messaging_product":"whatsapp",
            "metadata":{"display_phone_number":"16505551111","phone_number_id":"123456123"},
            "contacts":[{"profile":{"name":"test user name"},"wa_id":"16315551181"}],
            "messages":[{"from":"16315551181","id":"ABGGFlA5Fpa","timestamp":"1504902988","type":"text","text":{"body":"this is a text message"}}]}}]}]}
            """));

        Assert.Equal(("123456123", "ABGGFlA5Fpa", 2017), (message.Number, message.Id, message.At.Year));
    }

    [Fact]
    public void Letters_escaped_as_Meta_escapes_them_are_read_as_written() => Assert.Equal(
        new Said.Words("¿Qué? 😀 a/b"), Webhooks.Said(""" "type":"text","text":{"body":"\u00bfQu\u00e9? \ud83d\ude00 a\/b"} """));

    [Theory]
    [InlineData(@"cut \ud83d", "cut \uFFFD")]
    [InlineData(@"\ude00 half", "\uFFFD half")]
    [InlineData(@"\ud83d\ud83d\ude00", "\uFFFD😀")]
    [InlineData(@"a path \\ud83d", @"a path \ud83d")]
    [InlineData(@"\\\ud83d", "\\\uFFFD")]
    [InlineData(@"\u0041\uD83Dx", "A\uFFFDx")]
    public void A_character_cut_in_half_costs_itself_and_not_the_message(string escaped, string read) =>
        Assert.Equal(new Said.Words(read), Webhooks.Said($$""" "type":"text","text":{"body":"{{escaped}}"} """));

    [Fact]
    public void A_byte_that_is_no_letter_costs_itself_and_not_the_message()
    {
        var body = Encoding.Latin1.GetBytes(Webhooks.Messages(""" {"from":"16505551234","id":"wamid.1","timestamp":"1","type":"text","text":{"body":"Qu~"}} """)).Select(letter => letter == '~' ? (byte)0xE9 : letter).ToArray();

        Assert.Equal(new Said.Words("Qu\uFFFD"), Assert.IsType<Notice.Message>(Assert.Single(MetaWebhook.Read(body, Webhooks.Now))).Said);
    }

    [Fact]
    public void Of_two_members_of_one_name_the_last_counts() =>
        Assert.Equal(new Said.Words("second"), Webhooks.Said(""" "type":"text","text":{"body":"first","body":"second"} """));
}
