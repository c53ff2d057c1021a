using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json;
using Kapso.Coex.Bot.Channels.Widget.Wire;
using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Engine.Conversations;
using Microsoft.Extensions.Options;

namespace Kapso.Coex.Bot.Channels.Widget;

/// <summary>Brings messages to a client as soon as they are stored, over a WebSocket. A conversation may have several.</summary>
internal sealed partial class Streaming(
    Lobby lobby,
    Origins origins,
    ITranscript transcript,
    Announcements announcements,
    IOptions<WidgetOptions> options,
    IHostApplicationLifetime host,
    TimeProvider clock,
    ILogger<Streaming> log)
{
    /// <summary>Opens by its own address, so it stands outside the doorman's group.</summary>
    public static void Map(RouteGroupBuilder open) =>
        open.MapGet(
            "/conversations/{conversation}/stream",
            (string conversation, string? watermark, string? t, HttpContext http, Streaming streaming, CancellationToken cancelled) =>
                streaming.Open(new ConversationId(conversation), Watermark.Read(watermark), t, http, cancelled));

    private async Task<IResult> Open(ConversationId conversation, long seen, string? ticket, HttpContext http, CancellationToken cancelled)
    {
        if (!http.WebSockets.IsWebSocketRequest)
        {
            return Refusals.Malformed("BadArgument", "A stream is a WebSocket.");
        }

        // Browsers let any page open a socket to anywhere; they only say from where it comes.
        if (!origins.Allows(http.Request))
        {
            return Refusals.Forbidden("This site may not open streams. Add it to Widget:AllowedOrigins if it should.");
        }

        if (!lobby.TakeTicket(conversation, ticket))
        {
            return Refusals.Forbidden("A streamUrl opens once, within a minute. Get a new one from GET conversations/{id}.");
        }

        if (await lobby.Find(conversation, cancelled) is not { } correspondent)
        {
            return Refusals.Unknown("There is no such conversation.");
        }

        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancelled, host.ApplicationStopping);
        var client = new StreamClient(socket);
        var listening = client.ListenUntilItLeaves(over);
        try
        {
            await Bring(conversation, seen, lobby.WriterFor(conversation, correspondent.Customer, http.Request), client, over.Token);
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // The client left, or the server is stopping.
        }
        catch (WebSocketException lost)
        {
            LogLost(conversation, lost.WebSocketErrorCode);
        }
        catch (Exception broken) when (!over.IsCancellationRequested)
        {
            // Closing is what makes Microsoft's client come back, a few seconds later and from where it was.
            LogBroken(conversation, broken);
        }

        await over.CancelAsync();
        await client.SayGoodbye(listening);
        return Results.Empty;
    }

    private async Task Bring(ConversationId conversation, long seen, ActivityWriter writer, StreamClient client, CancellationToken over)
    {
        // Listening begins before reading: what is stored in between is announced again, and never missed.
        using var news = announcements.Listen(conversation);
        while (true)
        {
            _ = news.TakeTypist(); // what they wrote counts more than that they wrote
            var messages = await transcript.Read(conversation, seen, Reading.Page, over);
            if (messages is [.., var last])
            {
                seen = last.Sequence;
                await Tell([.. messages.Select(writer.Write)]);
            }

            while (messages.Count < Reading.Page && news.Through <= seen)
            {
                if (news.TakeTypist() is { } typist)
                {
                    await Tell([ActivityWriter.Typing(conversation, seen, typist, clock.GetUtcNow())]);
                }

                if (!await news.Next(options.Value.KeepAlive, over))
                {
                    await client.Send(default, over);
                }
            }
        }

        ValueTask Tell(IReadOnlyList<Activity> activities) => client.Send(
            JsonSerializer.SerializeToUtf8Bytes(new ActivitySet(activities, seen.ToString(CultureInfo.InvariantCulture)), WireJson.Lean.ActivitySet), over);
    }
}
