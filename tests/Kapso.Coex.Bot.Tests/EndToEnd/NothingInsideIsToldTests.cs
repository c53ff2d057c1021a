using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Kapso.Coex.Bot.Tests.EndToEnd;

/// <summary>What goes wrong inside is for the log: answers say what the caller can do, in words of ours.</summary>
public sealed class NothingInsideIsToldTests
{
    private static readonly string[] Inside = ["no such table", "SQLite", "Exception", "   at ", "Kapso.Coex", "Invalid header", "Unexpected end", "System.", "stack"];

    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public async Task A_broken_database_is_told_to_nobody(string environment)
    {
        await using var product = await Product.Start(settings: ("environment", environment));
        var ana = await product.Visit("en");
        await Break(product);

        var answers = new[]
        {
            await Send(product, HttpMethod.Get, "/api/desk/escalations", Product.DeskKey),
            await Send(product, HttpMethod.Get, "/api/desk/escalations/1", Product.DeskKey),
            await Send(product, HttpMethod.Get, "/api/desk/escalations/1/files/2", Product.DeskKey),
            await Send(product, HttpMethod.Post, $"/v3/directline/conversations/{ana.Conversation}/activities", ana.Token, """{"type":"message","text":"hello"}"""),
            await Send(product, HttpMethod.Get, "/widget/state", ana.Token),
            await Send(product, HttpMethod.Get, "/widget/transcript", ana.Token),
            await Send(product, HttpMethod.Get, "/widget/demo/brief", ana.Token),
            await Send(product, HttpMethod.Post, "/v3/directline/conversations", Product.WidgetSecret, "{}"),
            await Send(product, HttpMethod.Get, $"/v3/directline/conversations/{ana.Conversation}", Product.WidgetSecret),
        };

        Assert.All(answers, answer => Assert.True(answer.Status >= HttpStatusCode.InternalServerError, $"{answer}"));
        Assert.All(answers, Discreet);
        Discreet(await Send(product, HttpMethod.Post, "/v3/directline/conversations", ana.Token, "{}"));
        Discreet(await Send(product, HttpMethod.Get, $"/v3/directline/conversations/{ana.Conversation}", ana.Token));
        Discreet(await Send(product, HttpMethod.Get, $"/v3/directline/conversations/{ana.Conversation}/activities", ana.Token));
        Discreet(await Send(product, HttpMethod.Get, $"/v3/directline/conversations/{ana.Conversation}/attachments/1", ana.Token));
        Discreet(await Send(product, HttpMethod.Get, "/health/ready"));
    }

    [Theory]
    [InlineData("/activities", "application/json", "{")]
    [InlineData("/activities", "application/json", """{"type":"message","text":{}}""")]
    [InlineData("/activities", "application/json", """{"type":"message","attachments":{"Kapso.Coex":1}}""")]
    [InlineData("/upload", "multipart/form-data; boundary=b", "--b\r\nsomething that is no header\r\n\r\n--b--\r\n")]
    [InlineData("/upload", "multipart/form-data; boundary=b", "--b\r\nContent-Type: image/png\r\n\r\nno end")]
    [InlineData("/upload", "multipart/form-data; boundary=b", "nothing like it")]
    [InlineData("/upload", "nonsense", "x")]
    public async Task What_cannot_be_read_is_refused_in_our_own_words(string path, string type, string body)
    {
        await using var product = await Product.Start(settings: ("environment", "Development"));
        var ana = await product.Visit("en");

        var answer = await Send(product, HttpMethod.Post, $"/v3/directline/conversations/{ana.Conversation}{path}", ana.Token, body, type);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Discreet(answer);
        Discreet(await Send(product, HttpMethod.Get, "/api/desk/escalations?limit=many", Product.DeskKey));
        Discreet(await Send(product, HttpMethod.Get, "/nowhere"));
    }

    private static void Discreet((HttpStatusCode Status, string Body) answer) =>
        Assert.All(Inside, word => Assert.DoesNotContain(word, answer.Body, StringComparison.OrdinalIgnoreCase));

    private static async Task Break(Product product)
    {
        await using var beside = new SqliteConnection($"Data Source={Path.Combine(product.Folder, "coex.db")};Pooling=False");
        await beside.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = beside.CreateCommand();
        foreach (var table in new[] { "escalations", "messages", "conversations", "attachments" })
        {
            command.CommandText = $"ALTER TABLE {table} RENAME TO {table}_gone";
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }
    }

    private static async Task<(HttpStatusCode Status, string Body)> Send(
        Product product, HttpMethod method, string path, string? key = null, string? body = null, string type = "application/json")
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        using var answer = await product.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
