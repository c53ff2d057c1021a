using Kapso.Coex.Bot.Fakes.Meta;
using Kapso.Coex.Bot.Fakes.Phones;
using Kapso.Coex.Bot.Fakes.Webhooks;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Channels.WhatsApp;

/// <summary>A thousand messages in one POST, one message 64 times at once, and a disk that does not take any.</summary>
public sealed class FloodTests
{
    [Fact]
    public async Task A_thousand_messages_in_one_POST_are_all_stored_and_everybody_has_one_conversation()
    {
        await using var here = await OnThePhone.Start(settings: ("Conversations:PhoneBurstWindow", "00:00:01"));
        var meta = (FakeMeta)here.Number;
        var people = Enumerable.Range(0, 250).Select(person => meta.Phone($"52155{person:00000000}", "Ana")).ToList();
        List<Utterance> said;
        using (meta.Gather())
        {
            said = [.. Enumerable.Range(0, 1000).Select(at => people[at % people.Count].Say($"me sale el error 3441041, {at}"))];
        }

        await Task.WhenAll(said.Select(one => one.Delivered));
        Assert.Equal(200, Assert.Single(meta.Post.Attempts).Status);
        Assert.Equal(1000, here.Product.Ask<long>("SELECT count(*) FROM messages WHERE author = 0"));
        Assert.Equal(people.Count, here.Product.Ask<long>("SELECT count(*) FROM conversations"));
        await here.Quiet();
        Assert.All(people, person => OnThePhone.EachOnceAndInOrder(person));
        Assert.All(people, person => Assert.InRange(person.Shown.Count, 1, 2));
    }

    [Theory]
    [InlineData("meta")]
    [InlineData("kapso")]
    public async Task One_message_64_times_in_the_same_instant_is_one_turn(string way)
    {
        await using var here = await OnThePhone.Start(way, delivery: new DeliveryPolicy { Copies = 64, CopiesTogether = true });
        await here.Phone.Say("me sale el error 3441041").Delivered;
        await here.Phone.Next();
        await here.Quiet();

        Assert.Single(here.Phone.Shown);
        Assert.Equal(1, here.Product.Ask<long>("SELECT count(*) FROM messages WHERE author = 0"));
    }

    [Fact]
    public async Task A_message_that_cannot_be_stored_takes_no_neighbour_along()
    {
        await using var here = await OnThePhone.Start();
        var meta = (FakeMeta)here.Number;
        Meddle(here, "CREATE TRIGGER poison BEFORE INSERT ON messages WHEN NEW.body LIKE '%veneno%' BEGIN SELECT RAISE(ABORT, 'not this one'); END");
        var eva = meta.Phone("5215598765432", "Eva");
        using (meta.Gather())
        {
            here.Phone.Say("me sale el error 3441041");
            here.Phone.Say("veneno");
            eva.Say("me sale el error 3441041");
        }

        await here.Phone.Next();
        await eva.Next();
        Assert.Equal(200, meta.Post.Attempts[0].Status);
    }

    [Theory]
    [InlineData("meta")]
    [InlineData("kapso")]
    public async Task While_nothing_can_be_stored_it_is_503_and_the_senders_next_try_heals_it(string way)
    {
        await using var here = await OnThePhone.Start(way);
        await here.Ask("hola");
        await here.Quiet();
        var before = here.Number.Post.Attempts.Count;
        using (var stranger = Open(here))
        {
            using var held = stranger.BeginTransaction(deferred: false);
            here.Phone.Say("me sale el error 3441041");
            await OnThePhone.Until(() => here.Number.Post.Attempts.Skip(before).Any(attempt => attempt.Status == 503));
        }

        await here.Phone.Next();
        await here.Quiet();
        Assert.Equal(2, here.Phone.Shown.Count);
        OnThePhone.EachOnceAndInOrder(here.Phone);
    }

    private static void Meddle(OnThePhone here, string sql)
    {
        using var stranger = Open(here);
        using var command = stranger.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static SqliteConnection Open(OnThePhone here)
    {
        var stranger = new SqliteConnection($"Data Source={Path.Combine(here.Product.Folder, "coex.db")};Pooling=False");
        stranger.Open();
        return stranger;
    }
}
