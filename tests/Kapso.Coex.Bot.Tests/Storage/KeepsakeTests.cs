using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Playbooks;
using Kapso.Coex.Bot.Storage;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Storage;

public sealed class KeepsakeTests : IDisposable
{
    private readonly StoreInAFolder home = new();

    private Store Store => home.Store;

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task A_file_comes_back_whole_and_small()
    {
        var conversation = await home.Started();
        var content = Enumerable.Range(0, 300_000).Select(number => (byte)number).ToArray();
        var file = new NewAttachment(conversation, "screen.png", "image/png", 1080, 2400, StoreInAFolder.Noon, content, [1, 2, 3]);

        var id = await Store.Attach(file);

        var info = new AttachmentInfo(id, conversation, "screen.png", "image/png", 1080, 2400, StoreInAFolder.Noon);
        var whole = await Store.Attachment(id);
        Assert.Equal(info, whole!.Info);
        Assert.Equal(content, whole.Content);
        Assert.Equal([1, 2, 3], (await Store.Thumbnail(id))!.Content);
        Assert.Equal([info], await Store.Attachments(conversation));
    }

    [Fact]
    public async Task A_file_without_a_thumbnail_has_none()
    {
        var conversation = await home.Started();
        var id = await Store.Attach(new NewAttachment(conversation, "", "image/png", 1, 1, StoreInAFolder.Noon, [], null));

        Assert.Empty((await Store.Attachment(id))!.Content);
        Assert.Null(await Store.Thumbnail(id));
        Assert.Null(await Store.Attachment(new FileId("guessed")));
    }

    [Fact]
    public async Task An_edition_is_kept_as_it_was_first_served()
    {
        Assert.True(await Store.SaveEdition("manual-setup", "0123abcd", () => "title: one"));
        home.Clock.Advance(TimeSpan.FromDays(1));
        Assert.False(await Store.SaveEdition("manual-setup", "0123abcd", () => throw new InvalidOperationException("Nobody asks.")));
        Assert.True(await Store.SaveEdition("manual-setup", "89ef4567", () => "title: two"));

        Assert.Equal(
            [
                new PlaybookEdition("manual-setup", "0123abcd", "title: one", StoreInAFolder.Noon),
                new PlaybookEdition("manual-setup", "89ef4567", "title: two", StoreInAFolder.Noon.AddDays(1)),
            ],
            (await Store.Editions(new HashSet<Edition>())).OrderBy(edition => edition.Version, StringComparer.Ordinal));
        var later = Assert.Single(await Store.Editions(new HashSet<Edition> { new(new PlaybookId("manual-setup"), "0123abcd") }));
        Assert.Equal("title: two", later.Content);
    }

    [Fact]
    public async Task A_key_is_made_once_also_when_many_ask_at_once()
    {
        var keys = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() => Store.Key("widget"))));
        home.Restart();

        var again = await Store.Key("widget");
        Assert.Equal(32, again.Length);
        Assert.All(keys, key => Assert.Equal(again, key));
        Assert.NotEqual(again, await Store.Key("another"));
    }

    [Fact]
    public async Task The_desk_is_read_page_by_page_oldest_first()
    {
        var conversation = await home.Started();
        foreach (var (minute, version) in ((int, int)[])[(2, 1), (1, 2), (1, 3), (3, 4)])
        {
            await Store.Keep(Some.Turn(conversation, version) with { Escalation = Some.Escalation(conversation, $"e{minute}-{version}", minute) });
        }

        await Store.Keep(Some.Turn(conversation, 5) with { Changed = [new EscalationChange("e2-1", "{}", "taken")] });

        Assert.Equal(["e1-2", "e1-3", "e2-1", "e3-4"], await Pages(null));
        Assert.Equal(["e1-2", "e1-3", "e3-4"], await Pages("open"));
        Assert.Equal(["e2-1"], await Pages("taken"));
        Assert.Null(await Store.Escalation("none"));
    }

    private async Task<List<string>> Pages(string? state)
    {
        var found = new List<string>();
        while (await Store.EscalationsPage(state, found.LastOrDefault(), 2) is { Count: > 0 } page)
        {
            found.AddRange(page.Select(escalation => escalation.Id));
        }

        return found;
    }
}
