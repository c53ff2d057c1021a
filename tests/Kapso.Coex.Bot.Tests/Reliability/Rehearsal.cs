using System.Text.Json;
using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Desk.Cases;
using Kapso.Coex.Bot.Desk.Webhooks;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Playbooks;
using Kapso.Coex.Bot.Storage;
using Kapso.Coex.Bot.Tests.Conversations;
using Kapso.Coex.Bot.Tests.Storage;
using Kapso.Coex.Bot.Triage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Kapso.Coex.Bot.Tests.Reliability;

/// <summary>
/// One conversation with a keeper and a store, and nobody else: as the inbox, the grain and the sweep do it, but every step when the test says so.
/// </summary>
internal sealed class Rehearsal(StoreInAFolder home)
{
    private const int TriesAtMost = 20;
    private static readonly Lazy<KnowledgeBase> Known = new(ReadPrompts);
    private static readonly string[] Lines =
    [
        "error 2655093", "1", "2", "2", "1", "1", "error 2655093 again", "106540352242922", "102290129340398", "(2655093) already sharing", "1", "the screen goes black",
    ];

    private ConversationKeeper? keeper;

    public static KnowledgeBase Prompts => Known.Value;

    public static ConversationId Ana { get; } = new("ana");

    public static int Length => Lines.Length;

    /// <summary>A keeper of its own, as another machine would have.</summary>
    public ConversationKeeper NewKeeper() =>
        new(
            Ana, home.Store, Known.Value, new Announcements(), new NoPost(), new NobodyInvited(), [new CaseNotices(Options.Create(new WebhooksOptions()))], new CaseNews(), home.Clock,
            NullLogger<ConversationKeeper>.Instance);

    /// <summary>The whole conversation. Whatever fails is done again, as clients, the courier and the grain do.</summary>
    public async Task Play()
    {
        await Persist(() => home.Store.Start(Ana, "widget", "customer-1", home.Clock.GetUtcNow()));
        await Keeping(keeper => keeper.Greet(Language.English));
        for (var line = 0; line < Lines.Length; line++)
        {
            var (receipt, at, body) = await Persist(() => Receive(line));
            await Keeping(keeper => keeper.Hear(receipt.Sequence, at, body), keeper => keeper.HearAll());
        }
    }

    public async Task<(Receipt Receipt, DateTimeOffset At, string Body)> Receive(int line)
    {
        var body = JsonSerializer.Serialize(new MessageBody { Text = Lines[line] }, MessageJson.Default.MessageBody);
        var at = home.Clock.GetUtcNow();
        return (await home.Store.Receive(new NewMessage(Ana, Author.Customer, $"dl:ana:{line}", at, body)), at, body);
    }

    /// <summary>Everything that can be told from outside.</summary>
    public async Task<string> Outcome()
    {
        var messages = await home.Store.ReadMessages(Ana, 0, 1000);
        var escalations = await home.Store.EscalationsPage(null, null, 100);
        var due = await home.Store.DueOutbox(DateTimeOffset.MaxValue, 100);
        return string.Join(
            '\n',
            [.. messages.Select(message => $"{message.Sequence} {message.Author} {message.Body}"), .. escalations.Select(one => $"{one.Id} {one.State} {one.Brief}"), .. due.Select(work => work.Id)]);
    }

    private Task<bool> Keeping(Func<ConversationKeeper, Task> first, Func<ConversationKeeper, Task>? again = null) => Persist(async () =>
    {
        var tried = keeper is null && again is not null ? again : first;
        keeper ??= NewKeeper();
        try
        {
            await tried(keeper);
            return true;
        }
        catch (StorageUnavailable)
        {
            keeper = null; // as the grain lets go of it
            throw;
        }
    });

    private static async Task<T> Persist<T>(Func<Task<T>> what)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await what();
            }
            catch (StorageUnavailable) when (tries < TriesAtMost)
            {
                // Again, as whoever asked would.
            }
        }
    }

    private static KnowledgeBase ReadPrompts()
    {
        var builder = WebApplication.CreateBuilder();
        builder.AddPlaybooks(PromptFolders.Under(Path.Combine(AppContext.BaseDirectory, "prompts")));
        builder.AddTriage();
        builder.Services.AddSingleton<IInvitations, NobodyInvited>();
        builder.Services.AddSingleton(DeskHours.Always);
        builder.Services.AddSingleton<KnowledgeBase>();
        return builder.Services.BuildServiceProvider().GetRequiredService<KnowledgeBase>();
    }

    /// <summary>Customers of the widget come for their answers.</summary>
    private sealed class NoPost : IPost
    {
        public void HasMail(ConversationId conversation)
        {
        }
    }
}
