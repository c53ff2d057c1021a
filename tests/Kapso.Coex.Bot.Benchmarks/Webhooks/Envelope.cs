using System.Security.Cryptography;
using System.Text;

namespace Kapso.Coex.Bot.Benchmarks.Webhooks;

/// <summary>What Meta posts, with its signature.</summary>
internal sealed record Envelope(string Body, string Signature)
{
    public const string Number = "106540352242922";
    public const string AppSecret = "the-benchmarks-app-secret";

    /// <summary>One customer, one message.</summary>
    public static Envelope One(int customer, long message) => Sign(Around(Change(customer, message)));

    /// <summary>So many customers in one post, as Meta may gather them.</summary>
    public static Envelope Batch(int size, long first) => Sign(Around(string.Join(',', Enumerable.Range(0, size).Select(place => Change(1_000_000 + place, first + place)))));

    /// <summary>What Meta calls a customer.</summary>
    public static string UserId(int customer) => $"MX.{customer}";

    private static string Around(string changes) =>
        $$"""{"object":"whatsapp_business_account","entry":[{"id":"419561257915477","changes":[{{changes}}]}]}""";

    private static string Change(int customer, long message) =>
        $$$"""{"value":{"messaging_product":"whatsapp","metadata":{"display_phone_number":"15550783881","phone_number_id":"{{{Number}}}"},"contacts":[{"profile":{"name":"Ana"},"wa_id":"52155{{{customer:D8}}}","user_id":"{{{UserId(customer)}}}"}],"messages":[{"from":"52155{{{customer:D8}}}","from_user_id":"{{{UserId(customer)}}}","id":"wamid.HBgLBENCH{{{message:D12}}}","timestamp":"{{{DateTimeOffset.UtcNow.ToUnixTimeSeconds()}}}","text":{"body":"Hola, me sale el error 3441041"},"type":"text"}]},"field":"messages"}""";

    private static Envelope Sign(string body) =>
        new(body, $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(AppSecret), Encoding.UTF8.GetBytes(body)))}");
}
