using System.Globalization;
using Kapso.Coex.Bot.Channels.Widget.Wire;
using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Engine.Conversations;

namespace Kapso.Coex.Bot.Channels.Widget;

/// <summary>What clients read by asking again and again.</summary>
internal sealed partial class Reading(Lobby lobby, ITranscript transcript, ILogger<Reading> log)
{
    /// <summary>How many messages are read at once; a client comes back for more by itself.</summary>
    public const int Page = 500;

    public static void Map(RouteGroupBuilder directLine) =>
        directLine.MapGet(
            "/conversations/{conversation}/activities",
            (string conversation, string? watermark, HttpContext http, Reading reading, CancellationToken cancelled) =>
                reading.Activities(new ConversationId(conversation), Watermark.Read(watermark), http, cancelled));

    private async Task<IResult> Activities(ConversationId conversation, long seen, HttpContext http, CancellationToken cancelled)
    {
        http.Response.Headers.CacheControl = "no-store";
        try
        {
            var found = await lobby.Find(conversation, cancelled);
            if (found is null && Visitor.Of(http) is Visitor.Keeper)
            {
                return Refusals.Unknown("There is no such conversation.");
            }

            var messages = await transcript.Read(conversation, seen, Page, cancelled);
            var writer = lobby.WriterFor(conversation, found?.Customer ?? "", http.Request);
            return Answer([.. messages.Select(writer.Write)], messages is [.., var last] ? last.Sequence : seen);
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            // After any error here Microsoft's client stops asking for ever, and says nothing: better it asks again.
            LogNotRead(conversation, broken);
            return Answer([], seen);
        }
    }

    private static IResult Answer(IReadOnlyList<Activity> activities, long watermark) => Results.Json(
        new ActivitySet(activities, watermark.ToString(CultureInfo.InvariantCulture)), WireJson.Lean.ActivitySet);
}
