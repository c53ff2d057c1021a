using System.Text.RegularExpressions;
using Kapso.Coex.Bot.Tests.Evidence;
using Microsoft.Playwright;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Channels.Widget.Browser;

/// <summary>Screenshots by button, by dropping and by pasting; several at once; and what is said when one is not taken.</summary>
[Collection(InABrowser.Name)]
public sealed class FilesTests(Chromium chromium)
{
    private const string Bring = """
        (page, { how, name, type, base64 }) => {
            const bytes = Uint8Array.from(atob(base64), letter => letter.charCodeAt(0));
            const transfer = new DataTransfer();
            transfer.items.add(new File([bytes], name, { type }));
            const tell = (event, about) => document.body.dispatchEvent(Object.assign(new event.constructor(event.type, { ...about, bubbles: true, cancelable: true })));
            if (how === 'drop') {
                tell(new DragEvent('dragenter'), { dataTransfer: transfer });
                tell(new DragEvent('drop'), { dataTransfer: transfer });
            } else {
                tell(new ClipboardEvent('paste'), { clipboardData: transfer });
            }
        }
        """;

    [Fact]
    public async Task Dropped_pasted_and_chosen_pictures_go_together_and_the_page_tells_how_far_they_are()
    {
        await using var host = await WidgetHost.Start();
        await using var ana = await chromium.Visitor();
        await ana.Open(host.Address.AbsoluteUri);
        var seen = await ana.Frame.Locator("#said").EvaluateHandleAsync(
            "said => { const heard = []; new MutationObserver(() => heard.push(said.textContent)).observe(said, { childList: true }); return heard; }");

        await Give(ana, "drop", "dropped.png");
        await Assertions.Expect(ana.Frame.Locator("#upload-words")).ToContainTextAsync("One file is ready");
        await Give(ana, "paste", "pasted.png");
        await ana.Frame.Locator("#chat input[type=file]").SetInputFilesAsync(new FilePayload { Name = "chosen.png", MimeType = "image/png", Buffer = Pictures.Png(30, 20) });
        await Assertions.Expect(ana.Frame.Locator("#upload-words")).ToContainTextAsync("3 files are ready");
        await ana.IsAccessible("files-ready");
        var mayGo = new TaskCompletionSource();
        await ana.Context.RouteAsync("**/upload**", async route =>
        {
            await mayGo.Task;
            await route.ContinueAsync();
        });
        await ana.Say("three of them");
        await Assertions.Expect(ana.Frame.Locator("#upload-bar")).ToBeVisibleAsync();
        await ana.IsAccessible("files-uploading");
        mayGo.SetResult();
        await ana.Said("I heard: three of them");

        var message = host.Bot.Received.Single(said => said.Text == "three of them");
        Assert.Equal(["chosen.png", "dropped.png", "pasted.png"], message.Files.Select(file => file.Name).Order());
        Assert.All(message.Files, file => Assert.Equal("Picture", file.Verdict));
        await Assertions.Expect(ana.Frame.Locator("#chat img[src*='/attachments/']")).ToHaveCountAsync(3);
        var heard = await seen.EvaluateAsync<string[]>("heard => heard");
        Assert.Contains(heard, said => said.StartsWith("Sending 3 files", StringComparison.Ordinal));
        Assert.Equal("Files sent.", heard[^1]);
    }

    [Fact]
    public async Task Too_many_uploads_are_refused_at_once_in_a_plain_sentence_and_can_be_sent_later()
    {
        await using var host = await WidgetHost.Start(null, null, ("Widget:UploadsPerMinute", "1"));
        await using var ana = await chromium.Visitor();
        await ana.Open(host.Address.AbsoluteUri);
        await Give(ana, "drop", "one.png");
        await ana.Say("first");
        await ana.Said("I heard: first");

        await Give(ana, "drop", "two.png");
        await ana.Say("second");

        await Assertions.Expect(ana.Frame.Locator("#refusal-words")).ToContainTextAsync("You can go on in");
        await Assertions.Expect(ana.Frame.GetByText(new Regex("Retry", RegexOptions.IgnoreCase)).First).ToBeVisibleAsync();
        await ana.IsAccessible("refusal");
        await ana.Frame.Locator("#dismiss").ClickAsync();
        await Assertions.Expect(ana.Frame.Locator("#refusal")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_phone_photo_with_more_pixels_than_the_server_opens_is_made_smaller_and_turned_upright_before_it_is_sent()
    {
        await using var host = await WidgetHost.Start();
        await using var ana = await chromium.Visitor();
        await ana.Open(host.Address.AbsoluteUri);

        await ana.Frame.Locator("#chat input[type=file]").SetInputFilesAsync(new FilePayload { Name = "IMG_0048.jpg", MimeType = "image/jpeg", Buffer = Pictures.Lying(8000, 6000) });
        await Assertions.Expect(ana.Frame.Locator("#upload-words")).ToContainTextAsync("One file is ready");
        await ana.Say("48 megapixels");
        await ana.Said("I heard: 48 megapixels");

        var photo = Assert.Single(host.Bot.Received.Single(said => said.Text == "48 megapixels").Files);
        Assert.Equal(("Picture", "IMG_0048.jpg", "image/jpeg"), (photo.Verdict, photo.Name, photo.ContentType));
        var shown = ana.Frame.Locator("#chat img[src*='/attachments/']");
        await Assertions.Expect(shown).ToHaveJSPropertyAsync("complete", true);
        Assert.True(await shown.EvaluateAsync<bool>("photo => photo.naturalHeight > photo.naturalWidth"));
    }

    private static async Task Give(Visit ana, string how, string name) =>
        await ana.Frame.Locator("body").EvaluateAsync(Bring, new { how, name, type = "image/png", base64 = Convert.ToBase64String(Pictures.Png(40, 30)) });
}
