using Kapso.Coex.Bot.Channels.WhatsApp;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Storage;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Storage;

/// <summary>Customers take their conversation to another number, and numbers get other owners.</summary>
public sealed class MovingTests : IDisposable
{
    private const string Ours = "106540352242922";
    private readonly StoreInAFolder home = new();

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task A_late_copy_of_the_news_moves_no_new_owner_of_the_phone()
    {
        var (old, now) = (new Person(null, "5215512345678", "Ana"), new Person(null, "5215587654321", "Ana"));
        var ana = (await Say(old, "1")).Conversation;
        Assert.True(await Move("move", old, now));

        var eva = (await Say(old with { Name = "Eva" }, "2")).Conversation;
        Assert.NotEqual(ana, eva);
        Assert.False(await Move("move", old, now));

        Assert.Equal(eva, (await Say(old, "3")).Conversation);
        Assert.Equal(ana, (await Say(now, "4")).Conversation);
        Assert.Empty(await home.Store.DueOutbox(StoreInAFolder.Noon.AddDays(1), 10));
    }

    [Fact]
    public async Task Whoever_moves_there_and_back_is_found_both_times()
    {
        var (one, other) = (new Person(null, "5215512345678", "Ana"), new Person(null, "5215587654321", "Ana"));
        var ana = (await Say(one, "1")).Conversation;

        Assert.True(await Move("there", one, other));
        Assert.True(await Move("back", other, one));
        Assert.Equal(ana, (await Say(one, "2")).Conversation);
    }

    private Task<bool> Move(string id, Person before, Person after) => home.Store.Move(id, Addresses.Of(Ours, before), Addresses.Of(Ours, after), after);

    private Task<Arrived> Say(Person who, string key) => home.Store.Arrive(
        new Arrival("whatsapp", Ours, who, Addresses.Of(Ours, who), key, StoreInAFolder.Noon, StoreInAFolder.Noon, new ConversationId($"c{key}")) { Body = "{}" });
}
