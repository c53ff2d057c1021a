using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Evidence;

namespace Kapso.Coex.Bot.Channels.Widget;

/// <summary>Serves the pictures of a conversation: by its token, or by an address that opens by itself for a while.</summary>
internal static class Files
{
    public static void Map(RouteGroupBuilder open) => open.MapGet("/conversations/{conversation}/attachments/{file}", Serve);

    private static async Task<IResult> Serve(
        string conversation, string file, string? t, string? view, HttpContext http, Seals seals, Doorman doorman, Lobby lobby, IAttachments attachments, CancellationToken cancelled)
    {
        var id = new ConversationId(conversation);
        if (!seals.Holds(FileLinks.Path(id, file), t) && await doorman.Refuse(http) is { } refusal)
        {
            return refusal;
        }

        if (await lobby.Find(id, cancelled) is null || await attachments.Find(id, file) is not { } found)
        {
            return Refusals.Unknown("There is no such file.");
        }

        http.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin"; // a site may have a Direct Line client of its own
        return found.Serve(http, asThumbnail: view == "thumbnail");
    }
}
