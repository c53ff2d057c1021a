using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace Kapso.Coex.Bot.Tests.Channels.WhatsApp;

/// <summary>Kapso's own WhatsApp client and webhook helpers.</summary>
internal static class KapsosClient
{
    private static readonly NodeClient client = new(Path.Combine(Path.GetDirectoryName(Here())!, "client"), "@kapso/whatsapp-cloud-api");

    /// <summary>Null when it can run here.</summary>
    public static string? Missing => client.Missing;

    public static Task<JsonNode> Check(JsonObject order, CancellationToken cancelled) => client.Check(order, cancelled);

    private static string Here([CallerFilePath] string path = "") => path;
}
