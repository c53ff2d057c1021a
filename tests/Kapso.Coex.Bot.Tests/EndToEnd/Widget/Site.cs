using System.Buffers.Text;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace Kapso.Coex.Bot.Tests.EndToEnd.Widget;

/// <summary>A site that embeds the widget and says who its visitors are: its JWTs are made by hand, so that they can be wrong in every way.</summary>
internal static class Site
{
    public const string Secret = "a-secret-that-only-the-sites-server-knows-0123456789";

    public static (string, string) Setting => ("Widget:IdentitySecret", Secret);

    public static JsonObject Claims(string subject, DateTimeOffset? expires = null) => new()
    {
        ["sub"] = subject,
        ["exp"] = (expires ?? DateTimeOffset.UtcNow.AddHours(1)).ToUnixTimeSeconds(),
    };

    public static string Sign(JsonObject claims, string secret = Secret, string algorithm = "HS256")
    {
        var signed = $"{Encode(new JsonObject { ["alg"] = algorithm, ["typ"] = "JWT" })}.{Encode(claims)}";
        var key = Encoding.UTF8.GetBytes(secret);
        var signature = algorithm switch
        {
            "HS512" => HMACSHA512.HashData(key, Encoding.ASCII.GetBytes(signed)),
            "none" => [],
            _ => HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(signed)),
        };
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    public static async Task<(HttpStatusCode Status, JsonNode Body)> Ask(HttpClient http, string? identity, string? token = null, bool? fresh = null)
    {
        var visit = new JsonObject { ["identity"] = identity, ["token"] = token, ["fresh"] = fresh };
        using var content = new StringContent(visit.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync("/widget/token", content, TestContext.Current.CancellationToken);
        return (answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!);
    }

    /// <summary>A device of that person, with the conversation open in it.</summary>
    public static async Task<Customer> Device(Product product, string identity, string? token = null, string? locale = null)
    {
        var (status, given) = await Ask(product.Http, identity, token);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("accepted", (string?)given["identity"]);
        var device = new Customer(product.Http, (string)given["token"]!, (string)given["conversationId"]!);
        await device.Send(HttpMethod.Post, "/v3/directline/conversations", locale is null ? new JsonObject() : new JsonObject { ["locale"] = locale });
        await device.HearAfter(0);
        return device;
    }

    private static string Encode(JsonObject part) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToJsonString()));
}
