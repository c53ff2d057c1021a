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

        // Only what we encoded ourselves is served; should that fail us one day, the browser still runs nothing.
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers.CacheControl = "private, no-store";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        headers["Referrer-Policy"] = "no-referrer";
        return view == "thumbnail" ? Results.Bytes(found.Thumbnail, StoredFile.ThumbnailType) : Results.Bytes(found.Content, found.ContentType);
    }
}
