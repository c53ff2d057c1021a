using System.Net;
using System.Security.Cryptography;
using System.Text;
using Kapso.Coex.Bot.Channels.WhatsApp;
using Kapso.Coex.Bot.Channels.WhatsApp.Wire;
using Kapso.Coex.Bot.Evidence;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace Kapso.Coex.Bot.Tests.Channels.WhatsApp;

public sealed class MediaDownloadTests
{
    private const string Id = "1037543291543636";
    private const string Where = "https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1";
    private static readonly byte[] Picture = [.. "a picture"u8];
    private static readonly byte[] Hash = SHA256.HashData(Picture);

    [Fact]
    public async Task The_webhooks_address_is_used_at_once_with_the_token()
    {
        var meta = Outside.AnsweringInTurn(File());

        Assert.Equal(Picture, await Fetched(meta, Reference(Where)));

        var (method, address, key, _) = Assert.Single(meta.Asked);
        Assert.Equal((HttpMethod.Get, Where, $"Bearer {Outside.Token}"), (method, address.AbsoluteUri, key));
    }

    [Fact]
    public async Task Without_an_address_it_is_asked_for_first()
    {
        var meta = Outside.AnsweringInTurn(Place(Where), File());

        Assert.Equal(Picture, await Fetched(meta, Reference(null)));

        Assert.Equal(
            [$"https://graph.facebook.com/v25.0/{Id}?phone_number_id=106540352242922", Where],
            meta.Asked.Select(asked => asked.Address.AbsoluteUri));
    }

    [Fact]
    public async Task Kapsos_own_copy_is_taken_because_Metas_address_needs_Metas_token()
    {
        var kapso = Outside.AnsweringInTurn(Json($$"""{"url":"{{Where}}","download_url":"https://api.kapso.ai/media/7","file_size":9}"""), File());

        Assert.Equal(Picture, Assert.IsType<MediaOutcome.Fetched>(await Fetch(kapso, Reference(Where), Outside.Kapso)).Content.ToArray());

        Assert.Equal(
            ["https://api.kapso.ai/meta/whatsapp/v24.0/1037543291543636?phone_number_id=106540352242922", "https://api.kapso.ai/media/7"],
            kapso.Asked.Select(asked => asked.Address.AbsoluteUri));
        Assert.All(kapso.Asked, asked => Assert.Equal(Outside.Token, asked.Key));
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.Gone)]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.Found)]
    public async Task An_address_that_is_no_good_any_more_is_renewed_once(HttpStatusCode expired)
    {
        var meta = Outside.AnsweringInTurn(Outside.Response(expired, ""), Place($"{Where}&new"), File());

        Assert.Equal(Picture, await Fetched(meta, Reference(Where)));
        Assert.Equal(3, meta.Asked.Count);
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound, typeof(MediaOutcome.Gone))]
    [InlineData(HttpStatusCode.Unauthorized, typeof(MediaOutcome.TryLater))]
    [InlineData(HttpStatusCode.Found, typeof(MediaOutcome.Refused))]
    public async Task A_new_address_that_is_no_good_either_is_the_end(HttpStatusCode status, Type outcome)
    {
        var meta = Outside.AnsweringInTurn(Outside.Response(status, ""), Place(Where), Outside.Response(status, "", ("Location", "http://169.254.169.254/")));

        Assert.IsType(outcome, await Fetch(meta, Reference(Where)));
        Assert.Equal(3, meta.Asked.Count);
    }

    [Theory]
    [InlineData("""{"error":{"message":"Unsupported get request. Object with ID '1' does not exist","type":"GraphMethodException","code":100,"error_subcode":33}}""", 400)]
    [InlineData("""{"error":{"message":"Media download error","code":131052}}""", 400)]
    [InlineData("", 404)]
    public async Task A_file_that_Meta_keeps_no_longer_is_gone(string body, int status) =>
        Assert.IsType<MediaOutcome.Gone>(await Fetch(Outside.Answering((HttpStatusCode)status, body), Reference(null)));

    [Theory]
    [InlineData("""{"error":{"message":"Session has expired","type":"OAuthException","code":190}}""", 401)]
    [InlineData("""{"error":{"message":"(#80007) Rate limit","code":80007}}""", 400)]
    [InlineData("""{"error":"Rate limit exceeded"}""", 429)]
    [InlineData("<html>Bad Gateway</html>", 502)]
    [InlineData("", 200)]
    [InlineData("[]", 200)]
    [InlineData("""{"url":7}""", 200)]
    public async Task While_nobody_says_where_it_lies_it_waits(string body, int status) =>
        Assert.IsType<MediaOutcome.TryLater>(await Fetch(Outside.Answering((HttpStatusCode)status, body), Reference(null)));

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    public async Task An_outage_of_the_media_host_makes_it_wait(int status) =>
        Assert.IsType<MediaOutcome.TryLater>(await Fetch(Outside.Answering((HttpStatusCode)status, ""), Reference(Where)));

    [Fact]
    public async Task An_address_elsewhere_is_not_asked_and_the_id_leads_to_the_right_one()
    {
        var meta = Outside.AnsweringInTurn(Place(Where), File());

        Assert.Equal(Picture, await Fetched(meta, Reference("https://evil.example/x")));
        Assert.All(meta.Asked, asked => Assert.DoesNotContain("evil", asked.Address.AbsoluteUri));
    }

    [Fact]
    public async Task An_address_elsewhere_from_Meta_itself_is_refused()
    {
        var meta = Outside.AnsweringInTurn(Place("http://169.254.169.254/latest/meta-data/"));

        Assert.IsType<MediaOutcome.Refused>(await Fetch(meta, Reference(null)));
        Assert.Single(meta.Asked);
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("../106540352242922/messages")]
    [InlineData("1?x=")]
    [InlineData("1#")]
    [InlineData("1%2f2")]
    [InlineData("１")]
    public async Task An_id_that_is_none_leads_nowhere(string id)
    {
        var meta = Outside.AnsweringInTurn(Place(Where), File());

        Assert.IsType<MediaOutcome.Refused>(await Fetch(meta, Reference(null) with { Id = id }));
        Assert.Empty(meta.Asked);
    }

    [Fact]
    public async Task Where_only_the_address_is_told_it_is_enough_and_there_is_no_second()
    {
        Assert.Equal(Picture, await Fetched(Outside.AnsweringInTurn(File()), Reference(Where) with { Id = "" }));
        Assert.IsType<MediaOutcome.Gone>(await Fetch(Outside.Answering(HttpStatusCode.NotFound, ""), Reference(Where) with { Id = "" }));
    }

    [Fact]
    public async Task What_differs_from_its_hash_is_fetched_once_more()
    {
        var meta = Outside.AnsweringInTurn(Content([1, 2]), File());

        Assert.Equal(Picture, await Fetched(meta, Reference(Where) with { Sha256 = Hash }));
        Assert.Equal(2, meta.Asked.Count);
    }

    [Fact]
    public async Task What_differs_twice_is_refused()
    {
        var meta = Outside.AnsweringInTurn(Content([1, 2]), Content([1, 2]), File());

        Assert.IsType<MediaOutcome.Refused>(await Fetch(meta, Reference(Where) with { Sha256 = Hash }));
        Assert.Equal(2, meta.Asked.Count);
    }

    [Fact]
    public async Task A_hash_that_comes_with_the_address_counts_where_the_webhook_has_none()
    {
        var place = $$"""{"url":"{{Where}}","sha256":"{{Convert.ToHexStringLower(Hash)}}"}""";

        Assert.Equal(Picture, await Fetched(Outside.AnsweringInTurn(Json(place), File()), Reference(null)));
        Assert.IsType<MediaOutcome.Refused>(await Fetch(Outside.AnsweringInTurn(Json(place), Content([1]), Content([2])), Reference(null)));
    }

    [Fact]
    public void A_hash_is_the_same_in_hex_and_in_base64()
    {
        Assert.Equal(Hash, MediaPlace.HashFrom(Convert.ToHexString(Hash)));
        Assert.Equal(Hash, MediaPlace.HashFrom(Convert.ToHexStringLower(Hash)));
        Assert.Equal(Hash, MediaPlace.HashFrom(Convert.ToBase64String(Hash)));
        Assert.Null(MediaPlace.HashFrom("abc"));
        Assert.Null(MediaPlace.HashFrom(Convert.ToBase64String(Hash[1..])));
        Assert.Null(MediaPlace.HashFrom(null));
    }

    [Theory]
    [InlineData("104857600")]
    [InlineData("\"104857600\"")]
    public async Task What_is_said_to_be_too_large_is_not_even_asked_for(string size)
    {
        var meta = Outside.AnsweringInTurn(Json($$"""{"url":"{{Where}}","file_size":{{size}}}"""));

        Assert.IsType<MediaOutcome.TooLarge>(await Fetch(meta, Reference(null)));
        Assert.Single(meta.Asked);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_too_large_is_not_read_to_its_end(bool announced)
    {
        await using var server = await Server.Start(async http =>
        {
            http.Response.ContentLength = announced ? long.MaxValue : null;
            while (!http.RequestAborted.IsCancellationRequested)
            {
                await http.Response.Body.WriteAsync(new byte[64 * 1024], http.RequestAborted);
            }
        });

        // The file has no end, so only who stops reading comes to one.
        Assert.IsType<MediaOutcome.TooLarge>(await Fetch(server, $"{server.Address}media/1"));
    }

    [Fact]
    public async Task The_largest_picture_that_we_take_comes_whole()
    {
        var largest = new byte[PictureCheck.LargestFile];
        await using var server = await Server.Start(http => http.Response.Body.WriteAsync(largest).AsTask());

        Assert.Equal(largest.Length, Assert.IsType<MediaOutcome.Fetched>(await Fetch(server, $"{server.Address}media/1")).Content.Length);
    }

    [Fact]
    public async Task A_redirect_is_never_followed_with_the_token()
    {
        await using var thief = await Server.Start(http => http.Response.Body.WriteAsync(Picture).AsTask());
        await using var server = await Server.Start(http =>
        {
            http.Response.Redirect(http.Request.Path.StartsWithSegments("/media") ? thief.Address.AbsoluteUri : "/media/2");
            return Task.CompletedTask;
        });

        Assert.IsNotType<MediaOutcome.Fetched>(await Fetch(server, $"{server.Address}media/1"));
        Assert.Equal(0, thief.Asked);
    }

    [Fact]
    public async Task A_host_that_never_ends_its_answer_makes_it_wait()
    {
        var clock = new FakeTimeProvider();
        await using var server = await Server.Start(async http =>
        {
            await http.Response.Body.WriteAsync(new byte[] { 1 }, http.RequestAborted);
            await http.Response.Body.FlushAsync(http.RequestAborted);
            clock.Advance(KeyedGet.Patience);
            await new TaskCompletionSource().Task.WaitAsync(http.RequestAborted);
        });

        Assert.IsType<MediaOutcome.TryLater>(await Fetch(server, $"{server.Address}media/1", clock));
    }

    [Fact]
    public async Task An_answer_that_breaks_off_makes_it_wait()
    {
        await using var server = await Server.Start(async http =>
        {
            http.Response.ContentLength = 100;
            await http.Response.Body.WriteAsync(new byte[] { 1 });
            await http.Response.Body.FlushAsync();
            http.Abort();
        });

        Assert.IsType<MediaOutcome.TryLater>(await Fetch(server, $"{server.Address}media/1"));
    }

    [Fact]
    public async Task The_media_host_learns_who_asks()
    {
        string? agent = null;
        await using var server = await Server.Start(http =>
        {
            agent = http.Request.Headers.UserAgent;
            return http.Response.Body.WriteAsync(Picture).AsTask();
        });

        await Fetch(server, $"{server.Address}media/1");

        Assert.StartsWith("Kapso.Coex.Bot/", agent);
    }

    private static async Task<byte[]> Fetched(Outside outside, MediaReference file) => Assert.IsType<MediaOutcome.Fetched>(await Fetch(outside, file)).Content.ToArray();

    private static Task<MediaOutcome> Fetch(Outside outside, MediaReference file, GraphAccount? account = null) =>
        new MediaDownload(account ?? Outside.Meta, outside.Clients, new FakeTimeProvider()).Fetch(file, TestContext.Current.CancellationToken);

    private static Task<MediaOutcome> Fetch(Server server, string url, TimeProvider? clock = null) =>
        new MediaDownload(server.Meta, Outside.RealClients, clock ?? TimeProvider.System).Fetch(Reference(url), TestContext.Current.CancellationToken);

    private static MediaReference Reference(string? url) => new(Id, url, null, "image/jpeg", "image.jpg");

    private static HttpResponseMessage File() => Content(Picture);

    private static HttpResponseMessage Content(byte[] bytes) => new(HttpStatusCode.OK) { Content = new ByteArrayContent(bytes) };

    private static HttpResponseMessage Json(string json) => new(HttpStatusCode.OK) { Content = new StringContent(json, Encoding.UTF8, "application/json") };

    private static HttpResponseMessage Place(string url) =>
        Json($$"""{"messaging_product":"whatsapp","url":"{{url}}","mime_type":"image/jpeg","file_size":"9","id":"{{Id}}"}""");
}
