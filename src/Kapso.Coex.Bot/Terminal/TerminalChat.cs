using System.Text.Json;
using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Storage;

namespace Kapso.Coex.Bot.Terminal;

/// <summary>The same conversation in a terminal: every line is a message, and what the bot says is printed as it is stored.</summary>
internal static class TerminalChat
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(200);

    public static async Task<int> Run(Language? language, TextReader input, TextWriter output, CancellationToken cancelled)
    {
        await using var app = BotHost.Build(builder => builder.WebHost.UseUrls("http://127.0.0.1:0"));
        await app.StartAsync(cancelled);
        var inbox = app.Services.GetRequiredService<IInbox>();
        var id = new ConversationId($"terminal-{Guid.NewGuid():N}");
        using var screen = new Screen(id, app.Services.GetRequiredService<Store>(), app.Services.GetRequiredService<Announcements>(), output);

        await inbox.Begin(id, "terminal", id.Value, language, cancelled);
        var showing = screen.ShowWhatComes(cancelled);
        await screen.Answered(0, cancelled);
        for (var line = 1; await input.ReadLineAsync(cancelled) is { } text; line++)
        {
            if (!string.IsNullOrWhiteSpace(text))
            {
                var receipt = await inbox.Receive(new Inbound(id, $"terminal:{id}:{line}", text) { Locale = language }, cancelled);
                await screen.Answered(receipt.Sequence, cancelled);
            }
        }

        screen.Leave();
        await showing;
        await app.StopAsync(cancelled);
        return 0;
    }

    /// <summary>What has been printed so far.</summary>
    private sealed class Screen(ConversationId id, Store store, Announcements announcements, TextWriter output) : IDisposable
    {
        private readonly Announcements.Listener news = announcements.Listen(id);
        private readonly SemaphoreSlim printing = new(1);
        private long shown;
        private volatile bool left;

        public void Leave() => left = true;

        /// <summary>Prints what comes by itself too, such as the end of a wait, while the customer types nothing.</summary>
        public async Task ShowWhatComes(CancellationToken cancelled)
        {
            while (!left)
            {
                await news.Next(LookAgain, cancelled);
                await Show();
            }
        }

        /// <summary>Returns when the bot has answered the message at that place.</summary>
        public async Task Answered(long sequence, CancellationToken cancelled)
        {
            using var turns = announcements.Listen(id);
            while (await store.Load(id) is not { Version: > 0 } now || now.Handled < sequence)
            {
                await turns.Next(LookAgain, cancelled);
            }

            await Show();
        }

        public void Dispose()
        {
            news.Dispose();
            printing.Dispose();
        }

        private async Task Show()
        {
            await printing.WaitAsync();
            try
            {
                foreach (var message in await store.ReadMessages(id, shown, 500))
                {
                    shown = message.Sequence;
                    if (message.Author != Author.Customer)
                    {
                        Print(JsonSerializer.Deserialize(message.Body, MessageJson.Default.MessageBody)!);
                    }
                }
            }
            finally
            {
                printing.Release();
            }
        }

        private void Print(MessageBody body)
        {
            if (body.EventName is not null)
            {
                return;
            }

            output.WriteLine();
            output.WriteLine(body.Text.Replace("**", "", StringComparison.Ordinal));
            foreach (var (at, answer) in (body.Coex?.Answers ?? []).Index())
            {
                output.WriteLine($"  {at + 1}. {answer.Title}");
            }

            output.Flush();
        }
    }
}
