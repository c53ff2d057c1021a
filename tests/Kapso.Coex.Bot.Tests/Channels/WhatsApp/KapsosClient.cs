using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Channels.WhatsApp;

/// <summary>Kapso's own WhatsApp client and webhook helpers, in Node: see client/check.js for what it takes and prints.</summary>
internal static class KapsosClient
{
    private static readonly string Folder = Path.Combine(Path.GetDirectoryName(Here())!, "client");

    /// <summary>Null when it can run here.</summary>
    public static string? Missing =>
        !Directory.Exists(Path.Combine(Folder, "node_modules", "@kapso"))
            ? $"Kapso's client is not installed. Run `npm ci --ignore-scripts` in {Path.GetRelativePath(Directory.GetCurrentDirectory(), Folder)}"
            : HasNode() ? null : "Node.js is not installed.";

    public static async Task<JsonNode> Check(JsonObject order, CancellationToken cancelled)
    {
        using var node = Process.Start(new ProcessStartInfo("node", "check.js")
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        await using var stop = cancelled.Register(() => node.Kill());
        await node.StandardInput.WriteAsync(order.ToJsonString());
        node.StandardInput.Close();
        var errors = node.StandardError.ReadToEndAsync(cancelled);
        var output = await node.StandardOutput.ReadToEndAsync(cancelled);
        await node.WaitForExitAsync(cancelled);
        Assert.True(node.ExitCode == 0, $"{output}\n{await errors}");
        return JsonNode.Parse(output)!;
    }

    private static bool HasNode()
    {
        try
        {
            using var node = Process.Start(new ProcessStartInfo("node", "--version") { RedirectStandardOutput = true })!;
            node.WaitForExit();
            return node.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
