using Kapso.Coex.Bot.Channels.Kapso;
using Kapso.Coex.Bot.Channels.WhatsApp;
using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Storage;
using Microsoft.Extensions.Options;

namespace Kapso.Coex.Bot.Health;

/// <summary>
/// Live while the process answers; ready while something can be stored and there are playbooks to follow. A channel that stands still is
/// named there and takes nothing else along: the widget goes on.
/// </summary>
internal static class HealthRoom
{
    public static void AddHealth(this IHostApplicationBuilder builder) => builder.Services.AddProblemDetails();

    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("live"));
        app.MapGet("/health/ready", async (Store store, KnowledgeBase knowledge, ChannelHealth health, Heartbeat heartbeat, IOptions<KapsoOptions> kapso) => await store.IsReady() && knowledge.Now.Current.Count > 0
            ? Results.Text(string.Join('\n', ["ready", .. health.Stopped.Select(Told), .. Silent(heartbeat, kapso.Value)]))
            : Results.Problem("Nothing can be stored just now.", statusCode: StatusCodes.Status503ServiceUnavailable));
    }

    private static IEnumerable<string> Silent(Heartbeat heartbeat, KapsoOptions kapso) =>
        kapso is { IsOn: true, SilenceAlarm: { } patience } && heartbeat.SilentFor(KapsoRoom.Channel) is var silent && silent > patience
            ? [FormattableString.Invariant($"{KapsoRoom.Channel} has been silent for {silent:d\\.hh\\:mm\\:ss}: its webhook may be paused.")]
            : [];

    private static string Told(KeyValuePair<string, Trouble> stopped) =>
        FormattableString.Invariant($"{stopped.Key} stands still since {stopped.Value.Since:u}: error {stopped.Value.Code}. Its token, permission or account has to be mended.");
}
