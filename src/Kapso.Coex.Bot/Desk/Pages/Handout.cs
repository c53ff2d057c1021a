using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Evidence;

namespace Kapso.Coex.Bot.Desk.Pages;

/// <summary>Pictures that an agent adds to an answer: checked and made anew like those of customers.</summary>
internal sealed class Handout(PictureCheck check, IAttachments attachments)
{
    public const long Largest = PictureCheck.LargestFile;

    /// <summary>Null for what is no picture, or too large.</summary>
    public async Task<DraftFile?> Keep(ConversationId conversation, string name, long size, Stream content)
    {
        await using var reading = content;
        if (size > Largest)
        {
            return null;
        }

        using var whole = new MemoryStream();
        await content.CopyToAsync(whole);
        var found = await check.Check(whole.ToArray(), CancellationToken.None);
        return found.Picture is { } picture ? new DraftFile(await attachments.Keep(conversation, name, picture), name) : null;
    }
}
