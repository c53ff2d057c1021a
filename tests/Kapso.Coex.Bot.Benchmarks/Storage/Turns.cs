using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Storage;

namespace Kapso.Coex.Bot.Benchmarks.Storage;

/// <summary>The same turns for every contender: about 1 KB, over 10,000 conversations; a caller has its own, so that no turn is stale.</summary>
internal sealed class Turns : ITurns
{
    public const int Conversations = 10_000;
    public const int Callers = 64;

    private static readonly string Said = $$"""{"text":"{{new string('a', 120)}}"}""";
    private static readonly string Answered = $$"""{"text":"{{new string('b', 220)}}","playbook":"previous-provider","step":"delete-the-provider"}""";
    private static readonly string Happened = $$"""[{"happened":"CustomerSpoke","text":"{{new string('c', 200)}}"}]""";

    private readonly long[] versions = new long[Conversations];
    private readonly int[] turns = new int[Callers];

    public static ConversationId Name(int conversation) => new($"conversation-{conversation:D6}");

    public (NewMessage Heard, TurnToKeep Turn) Next(int caller)
    {
        var conversation = (caller + (Callers * turns[caller]++)) % (Conversations - (Conversations % Callers));
        var name = Name(conversation);
        var version = ++versions[conversation];
        var at = DateTimeOffset.FromUnixTimeMilliseconds(1_795_000_000_000 + version);
        var heard = new NewMessage(name, Author.Customer, $"wamid.{conversation:D6}.{version:D12}", at, Said);
        var turn = new TurnToKeep(name, version, (2 * version) - 1, Owner.Bot, Owner.Bot, at, Happened)
        {
            Replies = [new NewMessage(name, Author.Bot, null, at, Answered)],
            Outbox = [new OutboxRow($"{name.Value}/{version}/0", name, "send", at, Answered)],
        };
        return (heard, turn);
    }
}

/// <summary>The turns of so many callers, each with conversations of its own.</summary>
internal interface ITurns
{
    public (NewMessage Heard, TurnToKeep Turn) Next(int caller);
}

/// <summary>A way to store turns, on a file of its own.</summary>
internal interface IContender : IDisposable
{
    public string Name { get; }

    public Task Take(int caller);
}
