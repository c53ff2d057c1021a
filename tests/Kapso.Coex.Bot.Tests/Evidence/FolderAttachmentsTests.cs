using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Evidence;
using Kapso.Coex.Bot.Storage;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Evidence;

public sealed class FolderAttachmentsTests : IDisposable
{
    private static readonly ConversationId Ana = new("ana");
    private static readonly ConversationId Ben = new("ben");
    private static readonly StoredFile Picture = new("image/png", new byte[] { 1, 2, 3 }, new byte[] { 4 });
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("attachments-");

    public void Dispose() => folder.Delete(recursive: true);

    private FolderAttachments Attachments => new(new DataFolder(folder.FullName));

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_kept_is_found_again_also_after_a_restart()
    {
        var id = await Attachments.Keep(Ana, Picture, Cancelled);

        var found = await Attachments.Find(Ana, id, Cancelled);

        Assert.Equal("image/png", found!.ContentType);
        Assert.Equal([1, 2, 3], found.Content.ToArray());
        Assert.Equal([4], found.Thumbnail.ToArray());
    }

    [Fact]
    public async Task Sending_it_again_makes_no_second_file()
    {
        var first = await Attachments.Keep(Ana, Picture, Cancelled);
        var files = folder.GetFiles("*", SearchOption.AllDirectories).Length;

        Assert.Equal(first, await Attachments.Keep(Ana, Picture, Cancelled));
        Assert.Equal(files, folder.GetFiles("*", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public async Task Nobody_finds_another_conversations_file()
    {
        var id = await Attachments.Keep(Ana, Picture, Cancelled);

        Assert.Null(await Attachments.Find(Ben, id, Cancelled));
        Assert.NotEqual(id, await Attachments.Keep(Ben, Picture, Cancelled));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../widget.key")]
    [InlineData("0123456789abcdef0123456789abcdef")]
    [InlineData("0123456789ABCDEF0123456789ABCDEF")]
    [InlineData("....////....////....////....////")]
    public async Task What_is_not_there_is_not_found(string id) => Assert.Null(await Attachments.Find(Ana, id, Cancelled));
}
