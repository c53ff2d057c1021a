using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json.Nodes;
using Xunit;

namespace Kapso.Coex.Bot.Tests;

/// <summary>A library that others wrote, in Node: what it accepts, we have not made up. Its check.js says what it takes and prints.</summary>
/// <param name="folder">Where check.js and package.json are.</param>
/// <param name="package">What has to be installed there.</param>
internal sealed class NodeClient(string folder, string package)
{
    /// <summary>Null when it can run here.</summary>
    public string? Missing =>
        !Directory.Exists(Path.Combine(folder, "node_modules", package))
            ? $"{package} is not installed. Run `npm ci --ignore-scripts` in {Path.GetRelativePath(Directory.GetCurrentDirectory(), folder)}"
            : HasNode() ? null : "Node.js is not installed.";

    public async Task<JsonNode> Check(JsonObject order, CancellationToken cancelled)
    {
        using var node = Process.Start(new ProcessStartInfo("node", "check.js")
        {
            WorkingDirectory = folder,
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
}
