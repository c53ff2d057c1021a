using Kapso.Coex.Bot.Desk.Measures;
using Kapso.Coex.Bot.Tests.EndToEnd;

namespace Kapso.Coex.Bot.Tests.Desk.Measures;

/// <summary>A past for a product: attempts of three months, written straight into its book.</summary>
internal static class BookOfTheShop
{
    public const string Playbook = "standard-setup";
    public const string OldText = "update-app";
    private const string Version = "0a1b2c3d";

    /// <summary>Twenty attempts two months ago and twenty this week. Of those before one in twenty could not find it, and now every second.</summary>
    /// <param name="conversation">One that really is there; every attempt is said to be of it.</param>
    public static async Task Fill(Product product, string conversation, DateTimeOffset now)
    {
        await using var book = new JourneyBook(Path.Combine(product.Folder, "measures.db"));
        for (var number = 0; number < 40; number++)
        {
            var isLate = number >= 20;
            var at = now.AddDays(isLate ? -5 : -40);
            book.Add(new Journey
            {
                Conversation = conversation,
                Channel = "whatsapp",
                Language = "es",
                BegunAt = at,
                LastAt = at,
                Playbook = Playbook,
                Version = Version,
                Step = OldText,
                Outcome = number % 4 == 0 ? Journey.Solved : null,
                EndedAt = number % 4 == 0 ? at : null,
                ToPersonAt = number % 4 == 1 ? at : null,
                TakenAt = number % 4 == 1 ? at.AddMinutes(number) : null,
                Rating = number % 4 == 1 ? "good" : null,
                Visits =
                [
                    new Visit { Playbook = Playbook, Version = Version, Step = OldText, ReachedAt = at, Asked = true, CouldNotFind = isLate ? number % 2 : number == 0 ? 1 : 0 },
                ],
            });
        }

        await book.SaveChangesAsync();
    }
}
