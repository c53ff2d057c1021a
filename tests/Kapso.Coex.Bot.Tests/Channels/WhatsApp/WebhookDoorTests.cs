using System.Net;
using System.Text;
using Kapso.Coex.Bot.Channels.WhatsApp;
using Kapso.Coex.Bot.Storage;
using Kapso.Coex.Bot.Tests.Channels.Kapso;
using Microsoft.Extensions.Options;

namespace Kapso.Coex.Bot.Tests.Channels.WhatsApp;

public sealed class WebhookDoorTests
{
    private const string Meta = "/webhooks/whatsapp";
    private const string Kapso = "/webhooks/kapso";
    private static readonly byte[] Hello = Encoding.UTF8.GetBytes(Webhooks.Messages(Webhooks.Text("hello secretword")));

    [Fact]
    public async Task What_Meta_signed_is_taken_and_answered_with_nothing_but_200()
    {
        await using var host = await WebhookHost.Start();

        using var answer = await host.PostAsMeta(Hello);

        Assert.Equal((HttpStatusCode.OK, ""), (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        var (channel, notice) = Assert.Single(host.Inbox.Taken);
        Assert.Equal(("whatsapp", new Said.Words("hello secretword")), (channel, Assert.IsType<Notice.Message>(notice).Said));
        Assert.Empty(host.Logged);
    }

    [Fact]
    public async Task The_bytes_are_checked_as_they_came()
    {
        await using var host = await WebhookHost.Start();

        using var answer = await host.PostAsMeta("""{"entry":[{"changes":[{"field":"messages","value":{"messages":[{"from":"1\u0035550001111","id":"a\/b","type":"text","text":{"body":"\u00bfQu\u00e9? \ud83d\ude00"}}]}}]}]}""");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var message = Assert.IsType<Notice.Message>(Assert.Single(host.Inbox.Taken).Notice);
        Assert.Equal(("a/b", new Said.Words("¿Qué? 😀")), (message.Id, message.Said));
    }

    [Theory]
    [InlineData(Meta)]
    [InlineData(Kapso)]
    public async Task A_bad_or_missing_signature_is_401_and_one_line_that_says_nothing(string path)
    {
        await using var host = await WebhookHost.Start();
        var metas = WebhookHost.Hash(WebhookHost.MetaSecret, Hello);
        var kapsos = WebhookHost.Hash(WebhookHost.KapsoSecret, Hello);
        (string, string)[][] attempts =
        [
            [],
            [("X-Hub-Signature-256", $"sha256={metas[..62]}00"), ("X-Hub-Signature-256", $"sha256={metas}")],
            [("X-Hub-Signature-256", $"sha256={new string('0', 64)}")],
            [("X-Hub-Signature-256", $"sha1={metas[..40]}")],
            [("X-Hub-Signature", $"sha256={metas}")],
            [("X-Webhook-Signature", $"sha256={kapsos}")],
            [("X-Webhook-Signature", kapsos[..63])],
            [("X-Webhook-Signature", new string('0', 64))],
        ];

        foreach (var headers in attempts)
        {
            host.Logged.Clear();
            using var answer = await host.Post(path, Hello, headers);

            Assert.Equal((HttpStatusCode.Unauthorized, ""), (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
            var line = Assert.Single(host.Logged);
            Assert.DoesNotContain("secretword", line);
            Assert.DoesNotContain("0000", line);
        }

        Assert.Empty(host.Inbox.Taken);
    }

    [Fact]
    public async Task Kapsos_signature_opens_Kapsos_door()
    {
        await using var host = await WebhookHost.Start();
        var body = Encoding.UTF8.GetBytes(KapsoEvents.Event(KapsoEvents.Text));

        using var answer = await host.Post(Kapso, body, ("X-Webhook-Signature", WebhookHost.Hash(WebhookHost.KapsoSecret, body)), ("X-Webhook-Event", KapsoEvents.Received));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("kapso", Assert.Single(host.Inbox.Taken).Channel);
    }

    [Theory]
    [InlineData("X-Webhook-Signature", "", "kapsos-secret")]
    [InlineData("X-Hub-Signature-256", "sha256=", "metas-app-secret")]
    public async Task What_Kapso_passes_on_from_Meta_may_carry_either_signature(string header, string prefix, string secret)
    {
        await using var host = await WebhookHost.Start(("Kapso:WebhookSecret", "kapsos-secret,metas-app-secret"));

        using var answer = await host.Post(Kapso, Hello, (header, prefix + WebhookHost.Hash(secret, Hello)));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.IsType<Notice.Message>(Assert.Single(host.Inbox.Taken).Notice);
    }

    [Fact]
    public async Task Metas_secret_does_not_open_Kapsos_door_unless_it_is_named()
    {
        await using var host = await WebhookHost.Start();

        using var answer = await host.Post(Kapso, Hello, ("X-Hub-Signature-256", $"sha256={WebhookHost.Hash(WebhookHost.MetaSecret, Hello)}"));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("")]
    public async Task What_cannot_be_read_is_handed_in_logged_and_answered_200(string body)
    {
        await using var host = await WebhookHost.Start();

        using var answer = await host.PostAsMeta(body);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.IsType<Notice.Unreadable>(Assert.Single(host.Inbox.Taken).Notice);
        Assert.Contains("unreadable", Assert.Single(host.Logged));
    }

    [Fact]
    public async Task Without_storage_the_sender_is_asked_to_come_again()
    {
        await using var host = await WebhookHost.Start();
        host.Inbox.Trouble = new StorageUnavailable("the disk is full");

        using var refused = await host.PostAsMeta(Hello);
        host.Inbox.Trouble = null;
        using var taken = await host.PostAsMeta(Hello);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (refused.StatusCode, taken.StatusCode));
    }

    [Fact]
    public async Task Three_megabytes_are_taken_and_more_than_four_are_not()
    {
        await using var host = await WebhookHost.Start();
        var big = Encoding.UTF8.GetBytes(Webhooks.Messages([.. Enumerable.Range(0, 1000).Select(i => Webhooks.Text(new string('x', 3000), $"wamid.{i}"))]));

        using var taken = await host.PostAsMeta(big);
        using var refused = await host.PostAsMeta(new byte[WebhookDoor.LargestBody + 1]);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.RequestEntityTooLarge), (taken.StatusCode, refused.StatusCode));
        Assert.Equal(1000, host.Inbox.Taken.Count);
    }

    [Fact]
    public async Task A_body_of_unannounced_length_is_taken_up_to_the_same_limit()
    {
        await using var host = await WebhookHost.Start();
        var sent = new List<HttpStatusCode>();
        foreach (var body in new[] { Hello, new byte[WebhookDoor.LargestBody + 1] })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Meta) { Content = new ByteArrayContent(body) };
            request.Headers.TransferEncodingChunked = true;
            request.Headers.Add("X-Hub-Signature-256", $"sha256={WebhookHost.Hash(WebhookHost.MetaSecret, body)}");
            using var answer = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);
            sent.Add(answer.StatusCode);
        }

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.RequestEntityTooLarge], sent);
        Assert.Single(host.Inbox.Taken);
    }

    [Fact]
    public async Task Many_at_once_are_each_taken_with_their_own_words()
    {
        await using var host = await WebhookHost.Start();

        await Task.WhenAll(Enumerable.Range(0, 200).Select(async i =>
        {
            using var answer = await host.PostAsMeta(Webhooks.Messages(Webhooks.Text($"words {i} {new string('x', i * 100)}", $"wamid.{i}")));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }));

        Assert.Equal(
            Enumerable.Range(0, 200).Select(i => ($"wamid.{i}", $"words {i} {new string('x', i * 100)}")).ToHashSet(),
            host.Inbox.Taken.Select(taken => (Notice.Message)taken.Notice).Select(message => (message.Id, ((Said.Words)message.Said).Text)).ToHashSet());
    }

    [Fact]
    public async Task The_handshake_is_answered_with_the_bare_challenge()
    {
        await using var host = await WebhookHost.Start();

        using var answer = await host.Http.GetAsync($"{Meta}?hub.mode=subscribe&hub.challenge=%3Cb%3E1158201444&hub.verify_token=the-word", TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.OK, "<b>1158201444"), (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        Assert.Equal("text/plain", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
    }

    [Theory]
    [InlineData("hub.mode=subscribe&hub.challenge=1&hub.verify_token=another-word")]
    [InlineData("hub.mode=subscribe&hub.challenge=1&hub.verify_token=")]
    [InlineData("hub.mode=subscribe&hub.challenge=1")]
    [InlineData("hub.mode=subscribe&hub.challenge=1&hub.verify_token=the-word&hub.verify_token=the-word")]
    [InlineData("hub.mode=unsubscribe&hub.challenge=1&hub.verify_token=the-word")]
    [InlineData("hub.mode=subscribe&hub.verify_token=the-word")]
    [InlineData("")]
    public async Task Any_other_handshake_is_refused(string query)
    {
        await using var host = await WebhookHost.Start();

        using var answer = await host.Http.GetAsync($"{Meta}?{query}", TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.Forbidden, ""), (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        Assert.Single(host.Logged);
    }

    [Theory]
    [InlineData("WhatsApp:Enabled", "false", Meta, 0)]
    [InlineData("Kapso:Enabled", "false", Kapso, 0)]
    [InlineData("WhatsApp:AppSecret", "", Meta, 1)]
    [InlineData("WhatsApp:VerifyToken", null, Meta, 1)]
    [InlineData("Kapso:WebhookSecret", null, Kapso, 1)]
    [InlineData("Kapso:ApiKey", " ", Kapso, 1)]
    public async Task A_channel_that_is_off_has_no_webhook_and_one_line_if_it_should_be_on(string setting, string? value, string path, int lines)
    {
        await using var host = await WebhookHost.Start((setting, value));

        using var answer = await host.Post(path, Hello, ("X-Hub-Signature-256", $"sha256={WebhookHost.Hash("", Hello)}"));

        using var handshake = await host.Http.GetAsync($"{path}?hub.mode=subscribe&hub.challenge=1&hub.verify_token=", TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (answer.StatusCode, handshake.StatusCode));
        Assert.Equal(lines, host.Logged.Count);
        Assert.All(host.Logged, line => Assert.Contains(setting, line));
    }

    [Theory]
    [InlineData("WhatsApp:PhoneNumberId", "+1 555 078 3881")]
    [InlineData("WhatsApp:AccessToken", "EAA\ntoken")]
    [InlineData("WhatsApp:AppSecret", "one,,two")]
    [InlineData("WhatsApp:VerifyToken", "the word")]
    [InlineData("WhatsApp:GraphBaseUrl", "graph.example")]
    [InlineData("WhatsApp:GraphVersion", "twenty")]
    [InlineData("Kapso:PhoneNumberId", "wrong")]
    [InlineData("Kapso:ApiKey", "kéy")]
    [InlineData("Kapso:WebhookSecret", "a secret")]
    [InlineData("Kapso:MetaBaseUrl", "ftp://api.kapso.ai")]
    [InlineData("Kapso:PlatformBaseUrl", "https://api.kapso.ai/platform?x=1")]
    [InlineData("Kapso:GraphVersion", "latest")]
    public async Task A_malformed_setting_stops_the_start_by_its_name_and_keeps_its_value_to_itself(string setting, string value)
    {
        var stopped = await Assert.ThrowsAsync<OptionsValidationException>(() => WebhookHost.Start((setting, value)));

        Assert.Contains(setting, stopped.Message);
        Assert.DoesNotContain(value, stopped.Message.Replace(setting, ""));
    }

    [Fact]
    public async Task A_channel_that_is_switched_off_may_have_anything_in_its_settings()
    {
        await using var host = await WebhookHost.Start(("Kapso:Enabled", "false"), ("Kapso:ApiKey", "kéy"));

        Assert.Empty(host.Logged);
    }
}
