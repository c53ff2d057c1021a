using System.Net;
using System.Net.Sockets;
using Kapso.Coex.Bot.Channels.Kapso;
using Kapso.Coex.Bot.Channels.WhatsApp;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace Kapso.Coex.Bot.Tests.Channels.WhatsApp;

public sealed class MessagesApiTests
{
    private const string Taken = """{"messaging_product":"whatsapp","contacts":[{"input":"5215512345678","wa_id":"5215512345678"}],"messages":[{"id":"wamid.HBgL"}]}""";
    private static readonly Person Ana = new("MX.13491208655302741918", Outside.Phone, "Ana");
    private static readonly Outgoing Hello = new Outgoing.Text("Hola");

    [Fact]
    public async Task Meta_gets_the_message_with_the_token_and_answers_with_its_id()
    {
        var meta = Outside.Answering(HttpStatusCode.OK, Taken);

        Assert.Equal(new SendOutcome.Accepted("wamid.HBgL"), await Send(meta, Outside.Meta));

        var (method, address, key, body) = Assert.Single(meta.Asked);
        Assert.Equal((HttpMethod.Post, "https://graph.facebook.com/v25.0/106540352242922/messages", $"Bearer {Outside.Token}"), (method, address.AbsoluteUri, key));
        Assert.Equal("""{"messaging_product":"whatsapp","recipient_type":"individual","to":"5215512345678","type":"text","text":{"body":"Hola","preview_url":false},"biz_opaque_callback_data":"our-id"}""", body);
    }

    [Fact]
    public async Task Kapso_gets_the_same_message_at_its_own_address_with_its_key()
    {
        var kapso = Outside.Answering(HttpStatusCode.OK, Taken);

        Assert.Equal(new SendOutcome.Accepted("wamid.HBgL"), await Send(kapso, Outside.Kapso));

        var (_, address, key, _) = Assert.Single(kapso.Asked);
        Assert.Equal(("https://api.kapso.ai/meta/whatsapp/v24.0/106540352242922/messages", Outside.Token), (address.AbsoluteUri, key));
    }

    [Fact]
    public async Task Kapso_cannot_reach_a_person_without_a_phone_and_is_not_asked_to()
    {
        var kapso = Outside.Answering(HttpStatusCode.OK, Taken);

        var refused = Assert.IsType<SendOutcome.Refused>(await Send(kapso, Outside.Kapso, Ana with { Phone = null }));

        Assert.Equal(MessagesApi.CannotBeReached, refused.Why.Code);
        Assert.Contains("Kapso sends to phone numbers only", refused.Why.Detail);
        Assert.Empty(kapso.Asked);
    }

    [Fact]
    public async Task Meta_reaches_a_person_without_a_phone_by_the_scoped_id()
    {
        var meta = Outside.Answering(HttpStatusCode.OK, Taken);

        await Send(meta, Outside.Meta, Ana with { Phone = null });

        Assert.Contains("\"recipient\":\"MX.13491208655302741918\"", Assert.Single(meta.Asked).Body);
    }

    [Fact]
    public async Task Nobody_cannot_be_reached_at_all() => Assert.IsType<SendOutcome.Refused>(await Send(Outside.Answering(HttpStatusCode.OK, Taken), Outside.Meta, new Person(null, null, null)));

    [Fact]
    public async Task A_read_receipt_shows_typing()
    {
        var meta = Outside.Answering(HttpStatusCode.OK, """{"success":true}""");

        Assert.Equal(new SendOutcome.Accepted("wamid.1"), await Api(meta, Outside.Meta).MarkRead("wamid.1", typing: true, TestContext.Current.CancellationToken));

        Assert.Equal("""{"messaging_product":"whatsapp","status":"read","message_id":"wamid.1","typing_indicator":{"type":"text"}}""", Assert.Single(meta.Asked).Body);
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("Mon, 23 Nov 2026 09:00:30 GMT", 30)]
    [InlineData("Mon, 23 Nov 2026 08:00:00 GMT", 0)]
    [InlineData("86400", 3600)]
    [InlineData("soon", 60)]
    public async Task Retry_After_is_read_in_both_its_forms_and_never_silences_for_long(string header, int seconds)
    {
        var busy = Outside.Answering(HttpStatusCode.TooManyRequests, """{"error":"Rate limit exceeded"}""", ("Retry-After", header));

        Assert.Equal(TimeSpan.FromSeconds(seconds), Assert.IsType<SendOutcome.TryLater>(await Send(busy, Outside.Kapso)).After);
    }

    [Fact]
    public async Task No_answer_in_time_is_in_doubt_and_nothing_is_sent_twice()
    {
        var clock = new FakeTimeProvider();
        var silent = new Outside(async (_, cancelled) =>
        {
            clock.Advance(MessagesApi.Patience);
            return await new TaskCompletionSource<HttpResponseMessage>().Task.WaitAsync(cancelled);
        });

        Assert.IsType<SendOutcome.InDoubt>(await Send(silent, Outside.Meta, clock: clock));
        Assert.Single(silent.Asked);
    }

    [Fact]
    public async Task A_connection_that_breaks_after_the_message_left_is_in_doubt()
    {
        await using var server = await Server.Start(async http =>
        {
            await new StreamReader(http.Request.Body).ReadToEndAsync();
            http.Abort();
        });

        Assert.IsType<SendOutcome.InDoubt>(await new MessagesApi(server.Meta, Outside.RealClients, TimeProvider.System).Send(Hello, Ana, "our-id", TestContext.Current.CancellationToken));
        Assert.Equal(1, server.Asked);
    }

    [Fact]
    public async Task Where_nobody_listens_nothing_was_sent()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        taken.Stop();
        var nobody = GraphAccount.Of(new WhatsAppOptions { PhoneNumberId = "1", AccessToken = Outside.Token, GraphBaseUrl = new Uri($"http://127.0.0.1:{port}") });

        var later = Assert.IsType<SendOutcome.TryLater>(await new MessagesApi(nobody, Outside.RealClients, TimeProvider.System).Send(Hello, Ana, "our-id", TestContext.Current.CancellationToken));

        Assert.Equal(Wait.Number, later.Who);
    }

    [Fact]
    public async Task A_redirect_is_not_followed_so_the_token_stays()
    {
        await using var thief = await Server.Start(http => http.Response.WriteAsync(Taken));
        await using var server = await Server.Start(http =>
        {
            http.Response.Redirect(thief.Address.AbsoluteUri, permanent: false, preserveMethod: true);
            return Task.CompletedTask;
        });

        Assert.IsType<SendOutcome.ChannelBroken>(await new MessagesApi(server.Meta, Outside.RealClients, TimeProvider.System).Send(Hello, Ana, "our-id", TestContext.Current.CancellationToken));
        Assert.Equal(0, thief.Asked);
    }

    [Fact]
    public async Task The_request_says_who_asks_and_how_long_it_is()
    {
        var headers = new Dictionary<string, string>();
        await using var server = await Server.Start(http =>
        {
            headers = http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString());
            return http.Response.WriteAsync(Taken);
        });

        await new MessagesApi(server.Meta, Outside.RealClients, TimeProvider.System).Send(Hello, Ana, "our-id", TestContext.Current.CancellationToken);

        Assert.StartsWith("Kapso.Coex.Bot/", headers["User-Agent"]);
        Assert.Equal("application/json", headers["Content-Type"]);
        Assert.True(int.Parse(headers["Content-Length"], null) > 0);
    }

    [Fact]
    public async Task An_endless_answer_is_not_read_to_its_end()
    {
        await using var server = await Server.Start(async http =>
        {
            while (!http.RequestAborted.IsCancellationRequested)
            {
                await http.Response.Body.WriteAsync(new byte[4096], http.RequestAborted);
            }
        });

        Assert.IsType<SendOutcome.InDoubt>(await new MessagesApi(server.Meta, Outside.RealClients, TimeProvider.System).Send(Hello, Ana, "our-id", TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.BadRequest)]
    public async Task No_outcome_shows_the_token_or_the_phone(HttpStatusCode status)
    {
        var outcome = await Send(Outside.Answering(status, "<html></html>"), Outside.Meta);

        Assert.DoesNotContain(Outside.Token, $"{outcome} {Outside.Meta}");
        Assert.DoesNotContain(Outside.Phone, $"{outcome}");
    }

    [Fact]
    public void A_key_with_a_line_break_is_refused_without_showing_it()
    {
        var refused = Assert.Throws<ArgumentException>(() => GraphAccount.Of(new KapsoOptions { PhoneNumberId = "1", ApiKey = $"{Outside.Token}\r\nX-Other: 1" }));

        Assert.DoesNotContain(Outside.Token, refused.ToString());
    }

    private static Task<SendOutcome> Send(Outside outside, GraphAccount account, Person? to = null, TimeProvider? clock = null) =>
        Api(outside, account, clock).Send(Hello, to ?? Ana, "our-id", TestContext.Current.CancellationToken);

    private static MessagesApi Api(Outside outside, GraphAccount account, TimeProvider? clock = null) =>
        new(account, outside.Clients, clock ?? new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero)));
}
