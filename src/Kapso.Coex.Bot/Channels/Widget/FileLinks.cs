using Kapso.Coex.Bot.Engine.Conversations;

namespace Kapso.Coex.Bot.Channels.Widget;

/// <summary>Makes addresses under which a conversation's files open by themselves for an hour, as a page needs for its pictures.</summary>
internal sealed class FileLinks(Seals seals, string host, ConversationId conversation)
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(1);

    public string To(string file) => $"{host}{Path(conversation, file)}?t={seals.Make(Path(conversation, file), Life)}";

    public string ToThumbnail(string file) => $"{To(file)}&view=thumbnail";

    /// <summary>What the seal is put on.</summary>
    public static string Path(ConversationId conversation, string file) =>
        $"{WidgetRoom.DirectLine}/conversations/{conversation}/attachments/{file}";
}
