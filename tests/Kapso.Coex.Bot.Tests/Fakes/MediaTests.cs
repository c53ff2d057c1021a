using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Fakes.Meta;
using Kapso.Coex.Bot.Fakes.Numbers;
using Kapso.Coex.Bot.Fakes.Phones;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Fakes;

public sealed class MediaTests
{
    private static readonly byte[] Photo = [1, 2, 3, 4];
    private readonly FakeTimeProvider clock = new();

    [Fact]
    public async Task A_file_is_had_in_two_steps_and_its_hash_is_base64_in_the_webhook_and_hex_in_the_first()
    {
        await using var meta = await FakeMeta.Start(new FakeMetaOptions { Clock = clock });
        using var sender = Sender.Of(meta);
        var image = await Received(meta);

        var described = await Describe(sender, image);
        var bytes = await sender.Http.GetByteArrayAsync(new Uri((string)described["url"]!), TestContext.Current.CancellationToken);

        Assert.Equal(Photo, bytes);
        Assert.Equal(Convert.ToBase64String(SHA256.HashData(Photo)), (string?)image["sha256"]);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Photo)), (string?)described["sha256"]);
        Assert.Equal("4", (string?)described["file_size"]);
        Assert.Equal(Photo, await sender.Http.GetByteArrayAsync(new Uri((string)image["url"]!), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_address_is_good_for_five_minutes_and_an_id_for_seven_days()
    {
        await using var meta = await FakeMeta.Start(new FakeMetaOptions { Clock = clock });
        using var sender = Sender.Of(meta);
        var image = await Received(meta);
        var address = (string)image["url"]!;

        clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, await StatusOf(sender, address));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.NotFound, await StatusOf(sender, address));
        Assert.Equal(HttpStatusCode.OK, await StatusOf(sender, (string)(await Describe(sender, image))["url"]!));

        clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusOf(sender, $"/v25.0/{image["id"]}"));
    }

    [Fact]
    public async Task Neither_goes_without_the_token_and_the_file_not_without_a_user_agent()
    {
        await using var meta = await FakeMeta.Start();
        var image = await Received(meta);
        using var stranger = Sender.Of(meta, "another-token");
        using var anonymous = Sender.Of(meta);
        anonymous.Http.DefaultRequestHeaders.UserAgent.Clear();

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusOf(stranger, $"/v25.0/{image["id"]}"));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusOf(stranger, (string)image["url"]!));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusOf(anonymous, (string)image["url"]!));
        Assert.Equal(HttpStatusCode.NotFound, await StatusOf(Sender.Of(meta), (string)image["url"]! + "0"));
    }

    [Fact]
    public async Task Files_can_lie_on_a_host_of_their_own()
    {
        await using var meta = await FakeMeta.Start(new FakeMetaOptions { MediaPort = 0 });
        using var sender = Sender.Of(meta);
        var address = new Uri((string)(await Received(meta))["url"]!);

        Assert.NotEqual(meta.Address.Port, address.Port);
        Assert.Equal(HttpStatusCode.OK, await StatusOf(sender, address.ToString()));
        Assert.Contains(meta.Requests, seen => seen.Port == address.Port && seen is { HadToken: true, HadUserAgent: true });
    }

    [Fact]
    public async Task A_download_can_break_fail_or_bring_another_file()
    {
        await using var meta = await FakeMeta.Start();
        using var sender = Sender.Of(meta);
        var address = (string)(await Received(meta))["url"]!;
        meta.DownloadFaults.Next(new Fault.Reset());
        meta.DownloadFaults.Next(new Fault.Http(500));
        meta.DownloadFaults.Next(new Fault.Corrupt());

        await Assert.ThrowsAsync<HttpRequestException>(() => StatusOf(sender, address));
        Assert.Equal(HttpStatusCode.InternalServerError, await StatusOf(sender, address));
        Assert.NotEqual(Photo, await sender.Http.GetByteArrayAsync(new Uri(address), TestContext.Current.CancellationToken));
        Assert.Equal(Photo, await sender.Http.GetByteArrayAsync(new Uri(address), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_upload_can_be_sent_and_what_is_deleted_cannot()
    {
        await using var meta = await FakeMeta.Start();
        var ana = meta.Phone();
        await Received(meta, ana);
        using var sender = Sender.Of(meta);
        using var form = new MultipartFormDataContent { { new StringContent("whatsapp"), "messaging_product" }, { new StringContent("image/png"), "type" } };
        form.Add(new ByteArrayContent(Photo) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } }, "file", "a.png");

        using var answer = await sender.Http.PostAsync($"/v25.0/{meta.Options.PhoneNumberId}/media", form, TestContext.Current.CancellationToken);
        var id = (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["id"]!;
        Assert.Equal(0, await sender.CodeOf(Sender.Message("image", new JsonObject { ["id"] = id, ["caption"] = "look" })));
        Assert.Equal("look", ana.Last.Text);

        using var deleted = await sender.Http.DeleteAsync($"/v25.0/{id}", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, deleted.StatusCode);
        Assert.Equal(131009, await sender.CodeOf(Sender.Message("image", new JsonObject { ["id"] = id })));
    }

    private static async Task<JsonNode> Received(FakeMeta meta, FakePhone? from = null)
    {
        var bot = RecordingBot.At(meta);
        await (from ?? meta.Phone()).SendPhoto(Photo, "my screen").Delivered;
        return bot.Received[0].Json["entry"]![0]!["changes"]![0]!["value"]!["messages"]![0]!["image"]!;
    }

    private static async Task<JsonNode> Describe(Sender sender, JsonNode image) =>
        JsonNode.Parse(await sender.Http.GetStringAsync($"/v25.0/{image["id"]}", TestContext.Current.CancellationToken))!;

    private static async Task<HttpStatusCode> StatusOf(Sender sender, string address)
    {
        using var answer = await sender.Http.GetAsync(new Uri(address, UriKind.RelativeOrAbsolute), TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
