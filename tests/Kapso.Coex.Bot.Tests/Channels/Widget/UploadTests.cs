using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Tests.Evidence;
using SkiaSharp;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Channels.Widget;

public sealed class UploadTests
{
    private const string ActivityType = "application/vnd.microsoft.activity";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Files_arrive_in_the_customers_order_whatever_order_they_were_ready_in()
    {
        await using var host = await WidgetHost.Start();
        var ana = await DirectLineClient.Visit(host);
        using var form = new MultipartFormDataContent
        {
            { Activity("""{"type":"message","text":"both","channelData":{"clientActivityID":"u1"},"attachments":[{"name":"first.png"},{"name":"second.jpg"}]}"""), "activity", "blob" },
            { Part(Pictures.Encode(9, 9, SKEncodedImageFormat.Jpeg), "image/jpeg"), "file", "second.jpg" },
            { Part(Pictures.Png(8, 8), "image/png"), "file", "first.png" },
        };

        var (status, posted) = await Upload(host, ana, form);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal($"{ana.Conversation}|0000002", (string?)posted!["id"]);
        var echo = (await ana.Activities("1")).Activities[0]!;
        Assert.Equal(("both", "u1"), ((string?)echo["text"], (string?)echo["channelData"]!["clientActivityID"]));
        Assert.Equal(["first.png image/png", "second.jpg image/jpeg"], echo["attachments"]!.AsArray().Select(file => $"{file!["name"]} {file["contentType"]}"));
    }

    [Fact]
    public async Task Parts_without_a_file_name_are_told_apart_by_their_type()
    {
        await using var host = await WidgetHost.Start();
        var ana = await DirectLineClient.Visit(host);
        using var form = new MultipartFormDataContent("a-boundary");
        using var file = Part(Pictures.Png(8, 8), "image/png");
        file.Headers.TryAddWithoutValidation("Content-Disposition", "form-data; name=file");
        using var activity = Activity("""{"type":"message","text":"from .NET"}""");
        activity.Headers.TryAddWithoutValidation("Content-Disposition", "form-data; name=activity");
        form.Add(file);
        form.Add(activity);

        Assert.Equal(HttpStatusCode.OK, (await Upload(host, ana, form)).Status);

        var received = host.Bot.Received.Single();
        Assert.Equal(("from .NET", "Picture"), (received.Text, received.Files.Single().Verdict));
    }

    [Fact]
    public async Task A_raw_file_is_an_upload_too()
    {
        await using var host = await WidgetHost.Start();
        var ana = await DirectLineClient.Visit(host);
        using var raw = Part(Pictures.Png(8, 8), "image/png");
        raw.Headers.TryAddWithoutValidation("Content-Disposition", "attachment; name=\"file\"; filename*=UTF-8''..%2F..%2Fraw%E2%80%AEgnp.png");

        Assert.Equal(HttpStatusCode.OK, (await Upload(host, ana, raw)).Status);

        var file = host.Bot.Received.Single().Files.Single();
        Assert.Equal(("Picture", "rawgnp.png"), (file.Verdict, file.Name));
    }

    [Fact]
    public async Task What_is_no_picture_is_not_kept_and_the_rest_goes_on()
    {
        await using var host = await WidgetHost.Start();
        var ana = await DirectLineClient.Visit(host);
        using var form = new MultipartFormDataContent
        {
            { Activity("""{"type":"message","text":"look"}"""), "activity", "blob" },
            { Part("%PDF-1.7"u8.ToArray(), "image/png"), "file", "error.png" },
            { Part([], "image/png"), "file", "empty.png" },
            { Part(new byte[11_000_000], "image/png"), "file", "large.png" },
            { Part(Pictures.Png(8, 8), "image/png"), "file", "good.png" },
        };

        Assert.Equal(HttpStatusCode.OK, (await Upload(host, ana, form)).Status);

        var received = host.Bot.Received.Single();
        Assert.Equal(
            ["error.png NotAPicture", "empty.png Empty", "large.png TooLarge", "good.png Picture"],
            received.Files.Select(file => $"{file.Name} {file.Verdict}"));
        Assert.Equal([false, false, false, true], received.Files.Select(file => file.Id is not null));
        Assert.Equal(11_000_000, received.Files[2].Size);
        Assert.True(received.WakesBot);
    }

    [Fact]
    public async Task An_absurd_size_is_cut_off()
    {
        await using var host = await WidgetHost.Start();
        var ana = await DirectLineClient.Visit(host);
        using var form = new MultipartFormDataContent { { Part(new byte[31_000_000], "image/png"), "file", "a.png" } };

        var (status, answer) = await Upload(host, ana, form);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
        Assert.NotNull(answer!["error"]!["code"]);
    }

    [Fact]
    public async Task Who_sends_too_many_is_told_at_once_and_may_go_on_writing()
    {
        await using var host = await WidgetHost.Start(null, null, ("Widget:UploadsPerMinute", "1"));
        var ana = await DirectLineClient.Visit(host);
        using var first = Part(Pictures.Png(8, 8), "image/png");
        using var second = Part(Pictures.Png(8, 8), "image/png");

        Assert.Equal(HttpStatusCode.OK, (await Upload(host, ana, first)).Status);
        var (status, answer) = await Upload(host, ana, second);

        Assert.Equal((HttpStatusCode.BadRequest, "TooManyUploads"), (status, (string?)answer!["error"]!["code"]));
        Assert.Equal(HttpStatusCode.OK, (await ana.Say("fine")).Status);
    }

    [Theory]
    [InlineData("multipart/form-data", "x")]
    [InlineData("multipart/form-data; boundary=b", "nothing like it")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Type: image/png\r\n\r\nno end")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Type: application/vnd.microsoft.activity\r\n\r\n{\r\n--b--\r\n")]
    public async Task A_malformed_upload_is_400(string type, string body)
    {
        await using var host = await WidgetHost.Start();
        var ana = await DirectLineClient.Visit(host);
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        var (status, answer) = await Upload(host, ana, content);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.NotNull(answer!["error"]!["code"]);
        Assert.Empty(host.Bot.Received);
    }

    [Fact]
    public async Task A_picture_opens_in_a_page_by_its_address_alone_for_an_hour()
    {
        var clock = WidgetHost.FakeClock;
        await using var host = await WidgetHost.Start(clock);
        var ana = await DirectLineClient.Visit(host);
        using var form = new MultipartFormDataContent { { Part(Pictures.Png(640, 480), "image/png"), "file", "a.png" } };
        await Upload(host, ana, form);
        var attachment = (await ana.Activities("1")).Activities[0]!["attachments"]![0]!;
        var address = (string)attachment["contentUrl"]!;

        using (var opened = await host.Http.GetAsync(address, Cancelled))
        {
            Assert.Equal((HttpStatusCode.OK, "image/png"), (opened.StatusCode, opened.Content.Headers.ContentType!.MediaType));
            Assert.Equal("nosniff", opened.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Contains("sandbox", opened.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.True(opened.Headers.CacheControl is { NoStore: true, Private: true });
        }

        using (var thumbnail = SKBitmap.Decode(await host.Http.GetByteArrayAsync((string)attachment["thumbnailUrl"]!, Cancelled)))
        {
            Assert.Equal(320, thumbnail.Width);
        }

        clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Http.GetAsync(address, Cancelled)).StatusCode);
    }

    [Fact]
    public async Task A_picture_opens_by_its_conversations_token_and_by_no_other_address()
    {
        await using var host = await WidgetHost.Start();
        var ana = await DirectLineClient.Visit(host);
        var ben = await DirectLineClient.Visit(host);
        foreach (var client in new[] { ana, ben })
        {
            using var form = new MultipartFormDataContent { { Part(Pictures.Png(8, 8), "image/png"), "file", "a.png" } };
            await Upload(host, client, form);
        }

        var address = new Uri((string)(await ana.Activities("1")).Activities[0]!["attachments"]![0]!["contentUrl"]!);
        var bens = new Uri((string)(await ben.Activities("1")).Activities[0]!["attachments"]![0]!["contentUrl"]!);

        Assert.Equal(HttpStatusCode.OK, (await ana.Send(HttpMethod.Get, address.AbsolutePath)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await ben.Send(HttpMethod.Get, address.AbsolutePath)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Http.GetAsync(address.AbsolutePath, Cancelled)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Http.GetAsync(address.AbsolutePath + bens.Query, Cancelled)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Http.GetAsync(bens.AbsolutePath + "?t=9999999999.x.y", Cancelled)).StatusCode);
    }

    private static ByteArrayContent Activity(string json) => Part(Encoding.UTF8.GetBytes(json), ActivityType);

    private static ByteArrayContent Part(byte[] content, string type) => new(content) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };

    private static async Task<(HttpStatusCode Status, JsonNode? Body)> Upload(WidgetHost host, DirectLineClient client, HttpContent content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{client.Path}/upload?userId=mallory") { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", client.Token);
        request.Headers.ExpectContinue = true;
        using var answer = await host.Http.SendAsync(request, Cancelled);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonNode>(Cancelled));
    }
}
