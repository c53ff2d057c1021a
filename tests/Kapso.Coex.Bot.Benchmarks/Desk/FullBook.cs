using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Desk.Measures;
using Microsoft.Extensions.DependencyInjection;

namespace Kapso.Coex.Bot.Benchmarks.Desk;

/// <summary>A past of three months: ten thousand attempts through the real playbooks, nine steps long on average.</summary>
internal static class FullBook
{
    private const int Attempts = 10_000;
    private const int Days = 90;
    private static readonly string[] Languages = ["en", "es", "pt"];
    private static readonly string?[] Answers = ["done", "done", "already", "skipped", null];
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    public static Selection Last(int days) => new(Now.AddDays(-days), Now);

    public static async Task Fill(IServiceProvider services, string folder)
    {
        await (await services.GetRequiredService<Ledger>().Open(CancellationToken.None)).DisposeAsync();
        var playbooks = services.GetRequiredService<KnowledgeBase>().Now.Current.Values.ToList();
        await using var book = new JourneyBook(Path.Combine(folder, "measures.db"));
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var (playbook, at) = (playbooks[attempt % playbooks.Count], Now.AddDays(-Days * (attempt / (double)Attempts)));
            var steps = playbook.Steps.Take(1 + (attempt % 17)).Select(step => step.Id.Value).ToList();
            var toPerson = attempt % 5 == 0;
            book.Add(new Journey
            {
                Conversation = FullDesk.ConversationOf(attempt).Value,
                Channel = attempt % 2 == 0 ? "widget" : "whatsapp",
                Language = Languages[attempt % Languages.Length],
                BegunAt = at,
                LastAt = at,
                Playbook = playbook.Id.Value,
                Version = "0a1b2c3d",
                Step = steps[^1],
                Outcome = attempt % 3 == 0 ? Journey.Solved : null,
                EndedAt = attempt % 3 == 0 ? at : null,
                ToPersonAt = toPerson ? at : null,
                TakenAt = toPerson ? at.AddMinutes(attempt % 40) : null,
                Visits =
                [
                    .. steps.Select((step, place) => new Visit
                    {
                        Playbook = playbook.Id.Value,
                        Version = "0a1b2c3d",
                        Step = step,
                        ReachedAt = at,
                        Asked = true,
                        Answer = Answers[(attempt + place) % Answers.Length],
                        CouldNotFind = (attempt + place) % 13 == 0 ? 1 : 0,
                    }),
                ],
            });
        }

        await book.SaveChangesAsync();
    }
}
