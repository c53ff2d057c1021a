using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Channels.Widget;

/// <summary>Microsoft's own Direct Line client, in Node: see client/talk.js for what it takes and prints.</summary>
internal static class MicrosoftClient
{
    private static readonly string Folder = Path.Combine(Path.GetDirectoryName(Here())!, "client");

    /// <summary>Null when it can run here.</summary>
    public static string? Missing =>
        !Directory.Exists(Path.Combine(Folder, "node_modules", "botframework-directlinejs"))
            ? $"Microsoft's client is not installed. Run `npm ci --ignore-scripts` in {Path.GetRelativePath(Directory.GetCurrentDirectory(), Folder)}"
            : HasNode() ? null : "Node.js is not installed.";

    /// <summary>Everything that it printed.</summary>
    public static async Task<IReadOnlyList<JsonNode>> Talk(JsonObject order, CancellationToken cancelled)
    {
        using var node = Process.Start(new ProcessStartInfo("node", "talk.js")
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
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];
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
