using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Engine.Conversations;

namespace Kapso.Coex.Bot.Benchmarks.OverHttp;

/// <summary>A customer's conversation, as Direct Line's clients hold it.</summary>
internal sealed class Talk(string conversation, string token)
{
    private const string Conversations = "/v3/directline/conversations";
    private int sent;

    public static async Task<Talk> OpenBySecret(Line line, int customer)
    {
        var given = await line.Post(Conversations, HostProcess.Secret, $$"""{"user":{"id":"customer-{{customer}}"},"locale":"en"}""");
        return new Talk((string)given["conversationId"]!, (string)given["token"]!);
    }

    public static async Task<Talk> OpenAsVisitor(Line line)
    {
        var given = await line.Post("/widget/token", "", "");
        var token = (string)given["token"]!;
        await line.Post(Conversations, token, """{"locale":"en"}""");
        return new Talk((string)given["conversationId"]!, token);
    }

    public Task<string> Tap(Line line, string tap, string title)
    {
        var button = TapValue.Read(tap)!;
        var activity = new JsonObject
        {
            ["type"] = "message",
            ["text"] = title,
            ["locale"] = "en-GB",
            ["from"] = new JsonObject { ["id"] = "customer" },
            ["value"] = new JsonObject { ["coex"] = Place(button) },
            ["channelData"] = new JsonObject { ["clientActivityID"] = $"{++sent}", ["clientTimestamp"] = "2026-11-22T16:00:00.000Z" },
        };
        return line.Ask("POST", $"{Conversations}/{conversation}/activities", $"Authorization: Bearer {token}", activity.ToJsonString());
    }

    /// <summary>Whether the bot has said more than its greeting.</summary>
    public async Task<bool> HasReply(Line line)
    {
        var read = await line.Get($"{Conversations}/{conversation}/activities", token);
        return read["activities"]!.AsArray().Count(activity => (string?)activity!["channelData"]?["coex"]?["kind"] is not null) > 1;
    }

    private static JsonObject Place(Tap button) => new()
    {
        ["playbook"] = button.Playbook?.Value,
        ["playbookVersion"] = button.Version,
        ["step"] = button.Step?.Value,
        ["answer"] = button.Answer.Value,
    };
}
