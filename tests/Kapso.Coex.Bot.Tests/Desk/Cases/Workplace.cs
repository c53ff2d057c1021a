using System.Text.Json;
using Kapso.Coex.Bot.Channels.WhatsApp;
using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Desk.Cases;
using Kapso.Coex.Bot.Desk.Webhooks;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Storage;
using Kapso.Coex.Bot.Tests.Conversations;
using Kapso.Coex.Bot.Tests.Reliability;
using Kapso.Coex.Bot.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Desk.Cases;

/// <summary>A customer and agents on a real store. Every call has a keeper of its own, as if each came to another machine.</summary>
internal sealed class Workplace : IDisposable
{
    public static readonly Agent Luz = new("luz", "Luz");
    public static readonly Agent Tom = new("tom", "Tom");
    private readonly DeskTimesOptions times;
    private ConversationKeepers keepers = null!;

    public Workplace(DeskTimesOptions? times = null)
    {
        this.times = times ?? new DeskTimesOptions();
        Open();
    }

    public static ConversationId Ana { get; } = new("ana");

    public StoreInAFolder Home { get; } = new();

    public CaseNews News { get; } = new();

    public ICases Cases { get; private set; } = null!;

    public CaseWatch Watch { get; private set; } = null!;

    public Store Store => Home.Store;

    /// <summary>Greets, and lets the customer ask for a person; returns the case.</summary>
    public async Task<string> AskForAPerson()
    {
        await Store.Start(Ana, "widget", "customer-1", Home.Clock.GetUtcNow());
        await keepers.Of(Ana).Greet(null);
        await Say("error 2655093", "first");
        await Say("I want to talk to a person", "second");
        return (await Store.LatestCase(Ana))!;
    }

    /// <summary>Stored, and heard by its conversation.</summary>
    public async Task Say(string text, string key)
    {
        await Post(text, key);
        await Hear();
    }

    public Task<Receipt> Post(string text, string key) => Store.Receive(new NewMessage(
        Ana, Author.Customer, $"dl:ana:{key}", Home.Clock.GetUtcNow(), JsonSerializer.Serialize(new MessageBody { Text = text }, MessageJson.Default.MessageBody)));

    public Task Hear() => keepers.Of(Ana).HearAll();

    public async Task Done(string id, Agent by, AgentAct act, string? key = null) =>
        Assert.IsType<ActAnswer.Done>(await Cases.Do(id, by, act, key ?? Guid.NewGuid().ToString()));

    public async Task<IReadOnlyList<(Author Author, MessageBody Body)>> Transcript() =>
        [.. (await Store.ReadMessages(Ana, 0, 10_000)).Select(message => (message.Author, Written.Read(message.Body)))];

    public async Task<CaseLine> Line(string id) => (await Cases.Open(id))!.Line;

    /// <summary>The process ends, and another one begins.</summary>
    public void Restart()
    {
        Home.Restart();
        Open();
    }

    /// <summary>The process dies in the middle of what it does, and another one begins on what was stored.</summary>
    public void Kill()
    {
        lock (News)
        {
            Home.Kill();
            Open();
        }
    }

    public void Dispose() => Home.Dispose();

    private void Open()
    {
        var known = Rehearsal.Prompts;
        keepers = new ConversationKeepers(
            Store, known, new Announcements(), new NoPost(), new NobodyInvited(), [new CaseNotices(Options.Create(new WebhooksOptions()))], News, Home.Clock,
            NullLogger<ConversationKeeper>.Instance);
        var health = new ChannelHealth(Home.Clock, NullLogger<ChannelHealth>.Instance);
        Cases = new CaseBook(Store, keepers, known, health, News, Options.Create(times), Home.Clock);
        Watch = new CaseWatch(Store, keepers, News, Options.Create(times), Home.Clock, NullLogger<CaseWatch>.Instance);
    }

    /// <summary>Customers of the widget come for their answers.</summary>
    private sealed class NoPost : IPost
    {
        public void HasMail(ConversationId conversation)
        {
        }
    }
}
