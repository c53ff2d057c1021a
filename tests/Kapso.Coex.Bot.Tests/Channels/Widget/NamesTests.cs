using Kapso.Coex.Bot.Channels.Widget;
using Kapso.Coex.Bot.Engine.Conversations;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Channels.Widget;

public sealed class NamesTests
{
    [Fact]
    public void A_name_never_looks_like_a_secret_so_that_nothing_kept_under_it_is_redacted()
    {
        for (var attempt = 0; attempt < 20_000; attempt++)
        {
            var (conversation, user) = (Names.NewConversation(), Names.NewUser());
            Assert.False(Secrets.Remove($"dl:{conversation}:1").Had, conversation.Value);
            Assert.False(Secrets.Remove(user).Had, user);
        }
    }

    [Fact]
    public void Names_differ() => Assert.Equal(1_000, Enumerable.Range(0, 1_000).Select(_ => Names.Random()).Distinct().Count());
}
