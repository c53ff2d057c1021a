using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Tests.Channels.Widget;
using Kapso.Coex.Bot.Tests.Evidence;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kapso.Coex.Bot.Tests.EndToEnd.Widget;

/// <summary>Conversations and files of others cannot be reached by guessing or by changing an id.</summary>
public sealed class StrangersTests
{
    [Fact]
    public async Task No_route_with_a_conversation_in_it_opens_to_anothers_token()
    {
        await using var product = await Product.Start();
        var ana = await product.Visit("en");
        await ana.Upload("a.png", Pictures.Png(20, 20), "my account");
        var mallory = await product.Visit("en");
        var file = product.Ask<string>("SELECT id FROM attachments");
        var tried = 0;
        foreach (var endpoint in product.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var route = endpoint.RoutePattern.RawText!;
            if (!route.Contains("{conversation}", StringComparison.Ordinal))
            {
                continue;
            }

            foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods)
            {
                var path = $"/{route.TrimStart('/').Replace("{conversation}", ana.Conversation, StringComparison.Ordinal).Replace("{file}", file, StringComparison.Ordinal)}";
                using var request = new HttpRequestMessage(new HttpMethod(method), path);
                request.Headers.Authorization = new("Bearer", mallory.Token);
                request.Content = method == "POST" ? new StringContent("""{"type":"message","text":"x"}""", Encoding.UTF8, "application/json") : null;
                using var answer = await product.Http.SendAsync(request, TestContext.Current.CancellationToken);
                var said = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

                // A stream opens by its ticket alone, and without a socket by nothing.
                Assert.True(answer.StatusCode == (route.EndsWith("/stream", StringComparison.Ordinal) ? HttpStatusCode.BadRequest : HttpStatusCode.Forbidden), $"{method} {path}: {answer.StatusCode}");
                Assert.DoesNotContain("my account", said, StringComparison.Ordinal);
                tried++;
            }
        }

        Assert.True(tried >= 6, $"{tried}");
        await ana.Catch();
        Assert.DoesNotContain(ana.Seen, activity => (string?)activity["text"] == "x");
    }

    [Fact]
    public async Task A_file_of_another_does_not_open_under_ones_own_conversation()
    {
        await using var product = await Product.Start();
        var ana = await product.Visit("en");
        await ana.Upload("a.png", Pictures.Png(20, 20));
        var mallory = await product.Visit("en");
        await mallory.Upload("b.png", Pictures.Png(30, 20));
        var anas = product.Ask<string>($"SELECT id FROM attachments WHERE conversation = '{ana.Conversation}'");
        var malloryFiles = (await mallory.Send(HttpMethod.Get, "/widget/state")).Body!["evidence"]!.AsArray().Single(line => (string?)line!["name"] == "screenshots")!["files"]!;
        var sealOfOwn = new Uri((string)malloryFiles[0]!["url"]!);

        foreach (var path in new[]
        {
            $"/v3/directline/conversations/{mallory.Conversation}/attachments/{anas}",
            $"/v3/directline/conversations/{mallory.Conversation}/attachments/{anas}{sealOfOwn.Query}",
            $"/v3/directline/conversations/{ana.Conversation}/attachments/{anas}{sealOfOwn.Query}",
            $"/v3/directline/conversations/{mallory.Conversation}/attachments/..%2F{anas}",
        })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Authorization = new("Bearer", mallory.Token);
            using var answer = await product.Http.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden, $"{path}: {answer.StatusCode}");
        }

        using var own = await product.Http.GetAsync(sealOfOwn, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
    }

    [Fact]
    public async Task State_brief_and_transcript_are_those_of_the_token_whatever_else_is_asked_for()
    {
        await using var product = await Product.Start();
        var ana = await product.Visit("en");
        await ana.Say("error 2655093 for ACME");
        var mallory = await product.Visit("en");

        foreach (var path in new[] { "/widget/state", "/widget/demo/brief", "/widget/transcript" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"{path}?conversation={ana.Conversation}&conversationId={ana.Conversation}&id={ana.Conversation}");
            request.Headers.Authorization = new("Bearer", mallory.Token);
            using var answer = await product.Http.SendAsync(request, TestContext.Current.CancellationToken);
            var said = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.DoesNotContain("ACME", said, StringComparison.Ordinal);
            Assert.DoesNotContain(ana.Conversation, said, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_ticket_for_ones_own_stream_opens_no_others()
    {
        await using var product = await Product.Start();
        var ana = await product.Visit("en");
        var mallory = await product.Visit("en");
        var (_, back) = await mallory.Send(HttpMethod.Get, $"/v3/directline/conversations/{mallory.Conversation}");
        var stream = (string)back!["streamUrl"]!;

        Assert.Equal(HttpStatusCode.Forbidden, await Streams.Refused(new Uri(stream.Replace(mallory.Conversation, ana.Conversation, StringComparison.Ordinal))));
        using var own = await Streams.Open(new Uri(stream));
    }
}
