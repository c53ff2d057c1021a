using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Storage;

namespace Kapso.Coex.Bot.Health;

/// <summary>Live while the process answers; ready while something can be stored and there are playbooks to follow.</summary>
internal static class HealthRoom
{
    public static void AddHealth(this IHostApplicationBuilder builder) => builder.Services.AddProblemDetails();

    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("live"));
        app.MapGet("/health/ready", async (Store store, KnowledgeBase knowledge) => await store.IsReady() && knowledge.Now.Current.Count > 0
            ? Results.Text("ready")
            : Results.Problem("Nothing can be stored just now.", statusCode: StatusCodes.Status503ServiceUnavailable));
    }
}
