using System.Text;
using System.Text.Json;
using Kapso.Coex.Bot.Channels.WhatsApp;
using Kapso.Coex.Bot.Channels.WhatsApp.Wire;

namespace Kapso.Coex.Bot.Tests.Channels.WhatsApp;

/// <summary>Webhooks as short as they can be written, and the reader as the tests call it.</summary>
internal static class Webhooks
{
    public const string Number = "106540352242922";
    public static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Sent = DateTimeOffset.FromUnixTimeSeconds(1_750_000_000);

    public static IReadOnlyList<Notice> Read(string body) => MetaWebhook.Read(Encoding.UTF8.GetBytes(body), Now);

    public static IReadOnlyList<Notice> Fixture(string name) => MetaWebhook.Read(FixtureBytes(name), Now);

    public static byte[] FixtureBytes(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Channels", "WhatsApp", "Meta", name));

    public static IEnumerable<string> FixtureNames => Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Channels", "WhatsApp", "Meta"), "*.json").Select(file => Path.GetFileName(file));

    /// <summary>A webhook of one change.</summary>
    public static string Change(string field, string value) =>
        $$"""{"object":"whatsapp_business_account","entry":[{"id":"waba-1","time":1750000000,"changes":[{"field":"{{field}}","value":{{value}}}]}]}""";

    public static string Value(string members, string display = "15550783881") =>
        $$"""{"messaging_product":"whatsapp","metadata":{"display_phone_number":"{{display}}","phone_number_id":"{{Number}}"},{{members}}}""";

    /// <summary>A webhook of these messages, each given by what follows its sender, id and time.</summary>
    public static string Messages(params string[] messages) => Change("messages", Value($"\"messages\":[{string.Join(',', messages)}]"));

    public static string Message(string rest, string id = "wamid.1", string from = "16505551234") =>
        $$"""{"from":"{{from}}","id":"{{id}}","timestamp":"1750000000",{{rest}}}""";

    public static string Text(string text, string id = "wamid.1", string from = "16505551234") =>
        Message($"\"type\":\"text\",\"text\":{{\"body\":{JsonSerializer.Serialize(text)}}}", id, from);

    public static Said Said(string messageRest) => Assert.IsType<Notice.Message>(Assert.Single(Read(Messages(Message(messageRest))))).Said;

    public static Notice Only(string body) => Assert.Single(Read(body));
}
