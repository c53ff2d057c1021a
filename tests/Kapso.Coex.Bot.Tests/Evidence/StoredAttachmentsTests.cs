using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Evidence;
using Kapso.Coex.Bot.Tests.Storage;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Evidence;

public sealed class StoredAttachmentsTests : IDisposable
{
    private static readonly ConversationId Ana = new("ana");
    private static readonly ConversationId Ben = new("ben");
    private static readonly StoredFile Picture = new("image/png", 2, 1, [1, 2, 3], [4]);
    private readonly StoreInAFolder home = new();

    public void Dispose() => home.Dispose();

    private StoredAttachments Attachments => new(home.Store, home.Clock);

    [Fact]
    public async Task What_was_kept_is_found_again_also_after_a_restart()
    {
        var id = await Attachments.Keep(Ana, "screen.png", Picture);
        home.Restart();

        var found = await Attachments.Find(Ana, id);

        Assert.Equal(("image/png", 2, 1), (found!.ContentType, found.Width, found.Height));
        Assert.Equal([1, 2, 3], found.Content);
        Assert.Equal([4], found.Thumbnail);
        Assert.Equal("screen.png", Assert.Single(await home.Store.Attachments(Ana)).Name);
    }

    [Fact]
    public async Task Sending_it_again_makes_no_second_file()
    {
        var sent = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Attachments.Keep(Ana, "screen.png", Picture)));

        Assert.Single(sent.Distinct());
        Assert.NotEqual(sent[0], await Attachments.Keep(Ana, "screen.png", Picture with { Content = [1, 2, 4] }));
        Assert.Equal(2, home.Count("attachments"));
    }

    [Fact]
    public async Task Nobody_finds_another_conversations_file()
    {
        var id = await Attachments.Keep(Ana, "screen.png", Picture);

        Assert.Null(await Attachments.Find(Ben, id));
        Assert.NotEqual(id, await Attachments.Keep(Ben, "screen.png", Picture));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../widget.key")]
    [InlineData("0123456789abcdef0123456789abcdef")]
    public async Task What_is_not_there_is_not_found(string id) => Assert.Null(await Attachments.Find(Ana, id));
}
