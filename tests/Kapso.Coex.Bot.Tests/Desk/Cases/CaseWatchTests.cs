using Kapso.Coex.Bot.Desk.Cases;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Storage;
using Xunit;
using static Kapso.Coex.Bot.Tests.Desk.Cases.Workplace;

namespace Kapso.Coex.Bot.Tests.Desk.Cases;

/// <summary>The store's noon is a Friday's, in UTC.</summary>
public sealed class CaseWatchTests
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(31);

    [Fact]
    public async Task A_promise_that_was_missed_is_told_once_also_after_a_restart()
    {
        using var here = new Workplace();
        var id = await here.AskForAPerson();
        await here.Watch.Look();
        var before = (await here.Transcript()).Count;

        here.Home.Clock.Advance(TimeSpan.FromMinutes(16));
        here.Restart();
        await here.Watch.Look();
        await here.Watch.Look();
        here.Restart();
        await here.Watch.Look();

        Assert.Equal(before + 1, (await here.Transcript()).Count);
        Assert.True((await here.Line(id)).Overdue);
    }

    [Fact]
    public async Task A_case_whose_agent_is_quiet_goes_back_to_the_queue()
    {
        using var here = new Workplace();
        var id = await here.AskForAPerson();
        await here.Done(id, Luz, new AgentAct.Take());
        await here.Say("are you there?", "there");
        here.Home.Clock.Advance(Quiet);
        here.Restart();
        await here.Watch.Look();

        Assert.Equal(("open", null), ((await here.Line(id)).State, (await here.Line(id)).Holder));
        await here.Done(id, Tom, new AgentAct.Take());
    }

    [Fact]
    public async Task Who_answered_or_has_only_just_got_it_is_not_quiet()
    {
        using var here = new Workplace();
        var id = await here.AskForAPerson();
        await here.Done(id, Luz, new AgentAct.Take());
        await here.Say("are you there?", "there");
        here.Home.Clock.Advance(TimeSpan.FromMinutes(29));
        await here.Done(id, Luz, new AgentAct.Transfer(Tom));
        here.Home.Clock.Advance(TimeSpan.FromMinutes(29));
        await here.Watch.Look();
        Assert.Equal(Tom, (await here.Line(id)).Holder);

        await here.Done(id, Tom, new AgentAct.Say("Yes!", [], null));
        here.Home.Clock.Advance(Quiet);
        await here.Watch.Look();
        Assert.Equal(Tom, (await here.Line(id)).Holder);
    }

    [Fact]
    public async Task Nobody_is_quiet_overnight()
    {
        using var here = new Workplace(new DeskTimesOptions
        {
            BusinessHours = new Dictionary<string, string> { ["Friday"] = "09:00-13:00", ["Saturday"] = "09:00-13:00" },
        });
        var id = await here.AskForAPerson();
        await here.Done(id, Luz, new AgentAct.Take());
        here.Home.Clock.Advance(TimeSpan.FromMinutes(55));
        await here.Say("are you there?", "there");

        foreach (var later in (TimeSpan[])[TimeSpan.FromHours(2), TimeSpan.FromHours(18) + TimeSpan.FromMinutes(20)])
        {
            here.Home.Clock.Advance(later);
            await here.Watch.Look();
            Assert.Equal(Luz, (await here.Line(id)).Holder);
        }

        here.Home.Clock.Advance(TimeSpan.FromMinutes(20));
        await here.Watch.Look();
        Assert.Null((await here.Line(id)).Holder);
        Assert.Contains(await here.Transcript(), message => message.Author == Author.Customer && message.Body.Text == "are you there?");
    }
}
