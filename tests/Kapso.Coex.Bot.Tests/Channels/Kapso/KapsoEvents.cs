using System.Text;
using Kapso.Coex.Bot.Channels.Kapso.Wire;
using Kapso.Coex.Bot.Channels.WhatsApp;
using Kapso.Coex.Bot.Tests.Channels.WhatsApp;

namespace Kapso.Coex.Bot.Tests.Channels.Kapso;

/// <summary>Kapso's events as its documents show them, and as its emulator sends them.</summary>
internal static class KapsoEvents
{
    public const string Received = "whatsapp.message.received";
    public const string Number = "123456789012345";

    public const string Conversation =
        """
        "conversation":{"id":"6f0c","phone_number":"+1 555-123-4567","status":"active","metadata":{},"phone_number_id":"123456789012345","contact_name":"John",
        "business_scoped_user_id":null,"kapso":{"contact_name":"John Doe","messages_count":1}},"is_new_conversation":true,"phone_number_id":"123456789012345"
        """;

    public const string Disconnected =
        """
        {"id":"ev-1","event":"whatsapp.phone_number.disconnected","occurred_at":"2026-11-22T10:00:00Z","phone_number_id":"123456789012345","connection_type":"coexistence",
        "source":{"provider":"meta","event":"PARTNER_REMOVED","business_account_id":"waba-1"},"disconnection":{"reason":"PRIMARY_INACTIVITY","initiated_by":"SYSTEM"}}
        """;

    public const string Restricted =
        """
        {"id":"ev-2","event":"whatsapp.account.restricted","occurred_at":"2026-11-22T10:00:00Z","business_account_id":"waba-1",
        "phone_numbers":[{"id":"123456789012345","display_phone_number":"+1 555-078-3881"},{"id":"2"}],"restrictions":[{"type":"x"}]}
        """;

    public const string Text =
        """
        "id":"wamid.123","timestamp":"1750000000","type":"text","from":"15551234567","from_user_id":null,"username":null,"text":{"body":"Hello"},
        "kapso":{"direction":"inbound","status":"received","origin":"cloud_api","has_media":false,"content":"Hello"}
        """;

    public static readonly string[] Names =
    [
        Received, "whatsapp.message.sent", "whatsapp.message.delivered", "whatsapp.message.read", "whatsapp.message.failed", "whatsapp.conversation.created",
        "whatsapp.contact.identity_changed", "whatsapp.phone_number.offboarded", "whatsapp.account.disabled", "workflow.execution.handoff", "",
    ];

    public static string[] All =>
    [
        Event(Text),
        Event(Ours("\"statuses\":[{\"id\":\"wamid.9\",\"status\":\"failed\",\"timestamp\":\"1750000001\",\"errors\":[{\"code\":131047}]}]")),
        Batch(Event(Text), Event(Text)),
        Disconnected,
        Restricted,
        """{"id":"ev-3","previous_business_scoped_user_id":"BO.1","new_business_scoped_user_id":"BO.2","phone_number_id":"123456789012345"}""",
    ];

    public static string Event(string message) => $$"""{"message":{{{message}}},{{Conversation}}}""";

    public static string Batch(params string[] events) => $$"""{"type":"whatsapp.message.received","batch":true,"data":[{{string.Join(',', events)}}]}""";

    /// <summary>A message of our number, with what Kapso says of it.</summary>
    public static string Ours(string kapso, string text = "Step one") =>
        $$"""
        "id":"wamid.9","timestamp":"1750000000","type":"text","from":"15550783881","to":"15551234567","text":{"body":"{{text}}"},
        "kapso":{"direction":"outbound",{{kapso}}}
        """;

    public static IReadOnlyList<Notice> Read(string body, string? name = Received) => KapsoWebhook.Read(Encoding.UTF8.GetBytes(body), name, Webhooks.Now);

    public static Notice Only(string body, string? name = Received) => Assert.Single(Read(body, name));
}
