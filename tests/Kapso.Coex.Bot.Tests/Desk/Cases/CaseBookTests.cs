using Kapso.Coex.Bot.Desk.Cases;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Storage;
using Xunit;
using static Kapso.Coex.Bot.Tests.Desk.Cases.Workplace;

namespace Kapso.Coex.Bot.Tests.Desk.Cases;

public sealed class CaseBookTests : IDisposable
{
    private readonly Workplace here = new();

    public void Dispose() => here.Dispose();

    [Fact]
    public async Task Of_two_who_take_at_once_one_wins_and_the_other_learns_who()
    {
        var id = await here.AskForAPerson();

        var answers = await Task.WhenAll(
            Task.Run(() => here.Cases.Do(id, Luz, new AgentAct.Take(), "1")), Task.Run(() => here.Cases.Do(id, Tom, new AgentAct.Take(), "1")));

        Assert.Single(answers.OfType<ActAnswer.Done>());
        var refused = Assert.Single(answers.OfType<ActAnswer.Refused>());
        Assert.Equal((ActRefusal.TakenByAnother, (await here.Line(id)).Holder), (refused.Why, refused.Holder));
        Assert.NotNull(refused.Holder);
    }

    [Fact]
    public async Task A_click_that_comes_again_says_its_words_once_also_after_a_restart()
    {
        var id = await here.AskForAPerson();
        await here.Done(id, Luz, new AgentAct.Take());
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => here.Done(id, Luz, new AgentAct.Say("Hello, Luz here.", [], null), "click"))));
        here.Restart();
        await here.Done(id, Luz, new AgentAct.Say("Hello, Luz here.", [], null), "click");

        var said = Assert.Single(await here.Transcript(), message => message.Author == Author.Agent);
        Assert.Equal(("Hello, Luz here.", "Luz"), (said.Body.Text, said.Body.By));
    }

    [Fact]
    public async Task A_repeated_end_is_told_what_the_first_was_told()
    {
        var id = await here.AskForAPerson();
        await here.Done(id, Luz, new AgentAct.Take(), "take");
        await here.Done(id, Luz, new AgentAct.Close(CaseOutcome.WaitingForMeta, null), "close");
        var before = await here.Transcript();

        await here.Done(id, Luz, new AgentAct.Close(CaseOutcome.WaitingForMeta, null), "close");
        Assert.Equal(before.Count, (await here.Transcript()).Count);
        Assert.Equal(("closed", "waiting-for-meta"), ((await here.Line(id)).State, (await here.Line(id)).Outcome));
    }

    [Fact]
    public async Task Once_it_is_taken_the_bot_says_nothing_to_what_was_written_before()
    {
        var id = await here.AskForAPerson();
        await here.Post("phone_number_id 106540352242922", "unheard");
        await here.Done(id, Luz, new AgentAct.Take());
        var before = (await here.Transcript()).Count(message => message.Author == Author.Bot);
        await here.Hear();

        Assert.Equal(before, (await here.Transcript()).Count(message => message.Author == Author.Bot));
        Assert.Empty(await here.Store.Unanswered(DateTimeOffset.MaxValue, 10));
        Assert.Contains((await here.Cases.Open(id))!.Evidence, line => line.Values.Contains("106540352242922"));
    }

    [Fact]
    public async Task Hubs_read_when_it_was_accepted_and_when_it_was_over()
    {
        var id = await here.AskForAPerson();
        await here.Done(id, Luz, new AgentAct.Take());
        await here.Done(id, Luz, new AgentAct.Transfer(Tom));
        await here.Done(id, Tom, new AgentAct.HandBack(null));

        var told = (await here.Transcript()).Where(message => message.Body.EventName == "handoff.status").Select(message => message.Body.EventValue!.Value);
        Assert.Equal(["accepted Luz", "accepted Tom", "completed Tom"], told.Select(value => $"{value.GetProperty("state")} {value.GetProperty("agent")}"));
        Assert.All(told, value => Assert.Equal(id, value.GetProperty("escalation").GetString()));
    }

    [Theory]
    [InlineData("2655093")]
    [InlineData("ANA")]
    [InlineData(" 1065 403-522 42922 ")]
    public async Task A_case_is_found_by(string words)
    {
        var id = await here.AskForAPerson();
        await here.Say("phone_number_id 106540352242922", "id");

        Assert.Equal([id], (await here.Cases.Queue(new CaseQuery(CaseBox.All, Luz.Id) { Search = words })).Lines.Select(line => line.Id));
        Assert.Empty((await here.Cases.Queue(new CaseQuery(CaseBox.All, Luz.Id) { Search = "%" })).Lines);
    }

    [Fact]
    public async Task It_lies_in_the_box_of_whoever_has_it_and_waits_elsewhere()
    {
        var id = await here.AskForAPerson();
        Assert.Equal(new CaseCounts(0, 1, 1, 0, 0), await Counts());
        await here.Done(id, Luz, new AgentAct.Take());
        Assert.Equal(new CaseCounts(1, 0, 1, 0, 0), await Counts());

        Assert.False(await here.Cases.Snooze(id, Tom, here.Home.Clock.GetUtcNow().AddHours(1)));
        Assert.True(await here.Cases.Snooze(id, Luz, here.Home.Clock.GetUtcNow().AddHours(1)));
        Assert.Equal(new CaseCounts(0, 0, 0, 0, 1), await Counts());

        using var listener = here.News.Listen();
        here.Home.Clock.Advance(TimeSpan.FromMinutes(65));
        await here.Watch.Look();
        Assert.Equal([id], await listener.Next(TestContext.Current.CancellationToken));
        Assert.Equal(1, (await Counts()).Mine);
    }

    [Fact]
    public async Task A_page_goes_on_after_the_one_before_also_when_it_is_looked_for()
    {
        var id = await here.AskForAPerson();
        foreach (var newest in (bool[])[true, false])
        {
            var query = new CaseQuery(CaseBox.All, Luz.Id) { NewestFirst = newest, Search = "2655093", Reason = "asked-for-human" };
            Assert.Equal([id], (await here.Cases.Queue(query)).Lines.Select(line => line.Id));
            Assert.Empty((await here.Cases.Queue(query with { After = id })).Lines);
            Assert.Empty((await here.Cases.Queue(query with { Reason = "stuck" })).Lines);
        }
    }

    [Fact]
    public async Task Whoever_is_at_the_desk_hears_of_a_message_as_soon_as_it_is_stored()
    {
        var id = await here.AskForAPerson();
        using var listener = here.News.Listen();
        await here.Post("are you there?", "there");
        await here.News.TellOf(Ana, here.Store);

        Assert.Equal([id], await listener.Next(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Notes_stay_among_agents_and_come_once()
    {
        var id = await here.AskForAPerson();
        var before = (await here.Transcript()).Count;

        Assert.True(await here.Cases.Note(id, Luz, "Ask @tom", [Tom.Id], "n1"));
        Assert.False(await here.Cases.Note(id, Luz, "Ask @tom", [Tom.Id], "n1"));
        var note = Assert.Single((await here.Cases.Open(id))!.Notes);
        Assert.Equal((Luz, "Ask @tom"), (note.By, note.Text));
        Assert.Equal([Tom.Id], note.Mentions);
        Assert.Equal(before, (await here.Transcript()).Count);
    }

    private async Task<CaseCounts> Counts() => (await here.Cases.Queue(new CaseQuery(CaseBox.All, Luz.Id))).Counts;
}
