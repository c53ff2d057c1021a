using System.Text.Json;
using Kapso.Coex.Bot.Channels.Widget.Wire;
using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Languages;
using Microsoft.AspNetCore.Http.Metadata;

namespace Kapso.Coex.Bot.Channels.Widget;

/// <summary>What customers send: activities, and activities with files.</summary>
internal static class Posting
{
    public static void MapPosting(this RouteGroupBuilder directLine)
    {
        directLine.MapPost("/conversations/{conversation}/activities", Post);
        directLine.MapPost("/conversations/{conversation}/upload", Upload)
            .WithMetadata(new UploadSize());
    }

    private static async Task<IResult> Post(string conversation, HttpContext http, Lobby lobby, Postbox postbox, Limits limits, CancellationToken cancelled)
    {
        if (limits.Message(http, Visitor.Of(http)) is { } tooMany)
        {
            return tooMany;
        }

        var (activity, refusal) = await RequestBody.Read(http.Request, WireJson.Lean.ClientActivity, cancelled);
        if ((refusal ?? Postbox.Refusal(activity)) is { } refused)
        {
            return refused;
        }

        return await Deliver(new ConversationId(conversation), http, lobby, postbox, activity!, ReceivedFiles.NotBrought(activity!.Attachments), cancelled);
    }

    private static async Task<IResult> Upload(
        string conversation, HttpContext http, Lobby lobby, Postbox postbox, ReceivedFiles files, Limits limits, CancellationToken cancelled)
    {
        // Before it is read: who may send no message need not have its files taken in.
        if (limits.Message(http, Visitor.Of(http)) is { } tooManyMessages)
        {
            return tooManyMessages;
        }

        Upload upload;
        try
        {
            upload = await UploadReader.Read(http.Request, cancelled);
        }
        catch (BadHttpRequestException tooBig) when (tooBig.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Refusals.TooBig($"An upload is at most {UploadReader.LargestUpload} bytes.");
        }
        catch (UploadRefused unfit)
        {
            return Refusals.Malformed("BadArgument", unfit.Message);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException and not BadHttpRequestException)
        {
            // What the framework says of it quotes the body, and is not ours to say.
            return Refusals.Malformed("BadArgument", "The body is not what its Content-Type says.");
        }

        var (sent, refusal) = upload.Activity is { } json ? RequestBody.Parse(json.Span, WireJson.Lean.ClientActivity) : (null, null);
        var activity = (sent ?? new ClientActivity()) with { Type = "message" };
        if ((refusal ?? Postbox.Refusal(activity)) is { } refused)
        {
            return refused;
        }

        if (limits.Files(http, Visitor.Of(http), upload.Files.Count) is { } tooManyFiles)
        {
            return tooManyFiles;
        }

        var id = new ConversationId(conversation);
        var kept = await files.Keep(id, activity.Attachments, upload.Files, cancelled);
        return await Deliver(id, http, lobby, postbox, activity, kept, cancelled);
    }

    private static async Task<IResult> Deliver(
        ConversationId conversation, HttpContext http, Lobby lobby, Postbox postbox, ClientActivity activity, IReadOnlyList<MessageFile> files, CancellationToken cancelled)
    {
        if (await lobby.Enter(conversation, Visitor.Of(http), cancelled) is null)
        {
            return Refusals.Unknown("There is no such conversation.");
        }

        var id = await postbox.Post(conversation, activity, files, cancelled);
        return Results.Json(new ResourceResponse(id), WireJson.Lean.ResourceResponse);
    }

    // The attribute of the same meaning is part of MVC, which nothing else here needs.
    private sealed class UploadSize : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => UploadReader.LargestUpload;
    }
}
