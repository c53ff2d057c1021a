using Kapso.Coex.Bot.Storage;
using Kapso.Coex.Bot.Tests.EndToEnd;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Desk.Journeys;

/// <summary>A customer who is helped by the bot and by people, on either channel.</summary>
internal abstract class Guest(Product product)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private int read;

    /// <summary>The case that was opened last: one customer is helped at a time.</summary>
    public string Case => product.Ask<string>("SELECT id FROM escalations ORDER BY opened_at DESC LIMIT 1");

    /// <summary>All that is shown to this customer, in plain words.</summary>
    protected abstract Task<IReadOnlyList<string>> Shown();

    /// <summary>Says it, and waits until it is stored and heard.</summary>
    public abstract Task Say(string words);

    /// <summary>Waits until that answer is offered by the last message, and taps it.</summary>
    public abstract Task Tap(string answer);

    public abstract Task SendPicture(byte[] picture);

    /// <summary>Until it is said, after all that was waited for so far. On a phone a turn is one message or two, so it is read as one text.</summary>
    /// <returns>What was shown from there on.</returns>
    public async Task<string> Reads(string words)
    {
        var (shown, found) = ("", -1);
        try
        {
            await Until(async () =>
            {
                shown = string.Join('\n', await Shown()).Replace("*", "", StringComparison.Ordinal);
                found = shown.IndexOf(words, Math.Min(read, shown.Length), StringComparison.OrdinalIgnoreCase);
                return found >= 0;
            });
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"The customer never read '{words}', but after what was read:\n{shown[Math.Min(read, shown.Length)..]}");
        }

        read = found + words.Length;
        return shown[found..];
    }

    /// <summary>The name of who said each of the stored messages: <c>Customer</c>, <c>Bot</c>, or the agent's.</summary>
    public async Task<IReadOnlyList<string>> WhoSpoke() =>
    [
        .. (await product.Services.GetRequiredService<Store>().ReadMessages(new(Conversation), 0, 1000))
            .Where(message => message.Author != Author.System).Select(message => Bot.Conversations.Written.Read(message.Body).By ?? message.Author.ToString()),
    ];

    public string Conversation => product.Ask<string>($"SELECT conversation FROM escalations WHERE id = '{Case}'");

    protected static async Task Until(Func<Task<bool>> so)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(15));
        while (!await so())
        {
            await pace.WaitForNextTickAsync(patience.Token);
        }
    }

    protected Task AllIsHeard() => Until(() => Task.FromResult(product.Ask<long>("SELECT count(*) FROM conversations WHERE heard > handled") == 0));
}
