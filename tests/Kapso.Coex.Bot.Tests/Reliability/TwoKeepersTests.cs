using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Storage;
using Kapso.Coex.Bot.Tests.Storage;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Reliability;

/// <summary>Two machines may both believe that a conversation is theirs. The version in the database decides.</summary>
public sealed class TwoKeepersTests
{
    [Fact]
    public async Task Both_told_of_everything_they_answer_once_and_forget_nothing()
    {
        using var quiet = new StoreInAFolder();
        var undisturbed = new Rehearsal(quiet);
        await undisturbed.Play();

        using var home = new StoreInAFolder();
        var rehearsal = new Rehearsal(home);
        await home.Store.Start(Rehearsal.Ana, "widget", "customer-1", home.Clock.GetUtcNow());
        var (one, other) = (rehearsal.NewKeeper(), rehearsal.NewKeeper());
        await AtOnce(() => one.Greet(null), () => other.Greet(null));
        for (var line = 0; line < Rehearsal.Length; line++)
        {
            var (receipt, at, body) = await rehearsal.Receive(line);
            await AtOnce(() => one.Hear(receipt.Sequence, at, body), () => other.Hear(receipt.Sequence, at, body));
        }

        Assert.Equal(await undisturbed.Outcome(), await rehearsal.Outcome());
    }

    [Fact]
    public async Task Told_of_different_messages_at_the_same_time_they_hear_each_once()
    {
        using var home = new StoreInAFolder();
        var rehearsal = new Rehearsal(home);
        await home.Store.Start(Rehearsal.Ana, "widget", "customer-1", home.Clock.GetUtcNow());
        var (one, other) = (rehearsal.NewKeeper(), rehearsal.NewKeeper());
        await one.Greet(null);
        await AtOnce([.. Enumerable.Range(0, Rehearsal.Length).Select(line => (Func<Task>)(() => rehearsal.Receive(line)))]);
        await AtOnce(one.HearAll, other.HearAll);

        var loaded = (await home.Store.Load(Rehearsal.Ana))!;
        var heard = loaded.Turns.SelectMany(turn => JsonNode.Parse(turn)!.AsArray()).Where(happened => (string?)happened!["$type"] == "spoke").ToList();
        var customers = (await home.Store.ReadMessages(Rehearsal.Ana, 0, 1000)).Where(message => message.Author == Author.Customer).ToList();
        Assert.Equal(customers.Select(message => $"{message.Sequence}"), heard.Select(spoke => (string?)spoke!["message"]));
        Assert.Equal(customers[^1].Sequence, loaded.Handled);
        Assert.Empty(await home.Store.Unanswered(DateTimeOffset.MaxValue, 10));
    }

    private static Task AtOnce(params Func<Task>[] all) => Task.WhenAll(all.Select(one => Task.Run(one, TestContext.Current.CancellationToken)));
}
