using Kapso.Coex.Bot.Desk.Cases;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Fakes.Kapso;
using Kapso.Coex.Bot.Tests.Channels.WhatsApp;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;
using static Kapso.Coex.Bot.Tests.Desk.Cases.Workplace;

namespace Kapso.Coex.Bot.Tests.Channels.Kapso;

/// <summary>A case on the desk is seen in Kapso's inbox too: the conversation is assigned there, with notes.</summary>
public sealed class AssignmentTests
{
    private const string Team = "soporte@example.com";

    [Fact]
    public async Task Who_asks_for_a_person_is_assigned_with_the_summary_and_the_ids()
    {
        await using var here = await Start();
        var team = Kapso(here).Join(Team);
        await here.Ask("me sale el error 3441041, el phone number id es 106540352242922");
        await AskForAPerson(here);

        var given = Assert.Single(Kapso(here).Assignments);
        Assert.True(given.IsActive);
        Assert.Equal(team, given.User);
        Assert.Contains(Case(here), given.Notes, StringComparison.Ordinal);
        Assert.Contains("106540352242922", given.Notes, StringComparison.Ordinal);
        Assert.Contains("3441041", given.Notes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_nobodys_any_more_when_the_case_is_over()
    {
        await using var here = await Start();
        Kapso(here).Join(Team);
        await here.Ask("me sale el error 3441041");
        await AskForAPerson(here);
        await Do(here, new AgentAct.Take());
        await here.Quiet();
        Assert.True(Assert.Single(Kapso(here).Assignments).IsActive);

        await Do(here, new AgentAct.HandBack(null));
        await here.Quiet();
        Assert.False(Assert.Single(Kapso(here).Assignments).IsActive);

        await AskForAPerson(here);
        Assert.Equal([false, true], Kapso(here).Assignments.Select(one => one.IsActive));
    }

    [Fact]
    public async Task What_somebody_assigned_in_Kapso_stays_theirs()
    {
        await using var here = await Start();
        var (_, sofia) = (Kapso(here).Join(Team), Kapso(here).Join("sofia@example.com"));
        await here.Ask("me sale el error 3441041");
        await here.Quiet();
        Kapso(here).Assign(ConversationInKapso(here), sofia, "Yo la conozco", out _);
        await AskForAPerson(here);
        await Do(here, new AgentAct.Take());
        await Do(here, new AgentAct.HandBack(null));
        await here.Quiet();

        Assert.Equal((sofia, "Yo la conozco", true), Assert.Single(Kapso(here).Assignments) switch { var one => (one.User, one.Notes, one.IsActive) });
    }

    [Fact]
    public async Task Somebody_who_is_no_member_holds_nothing_up()
    {
        await using var here = await Start();
        await here.Ask("me sale el error 3441041");
        await AskForAPerson(here);
        Assert.Empty(Kapso(here).Assignments);
        Assert.Equal(1, here.Product.Ask<long>("SELECT count(*) FROM outbox WHERE kind = 'assignment' AND settled_at IS NOT NULL"));
    }

    [Fact]
    public async Task When_Kapso_turns_it_away_it_is_tried_again()
    {
        var clock = new ShiftedClock();
        await using var here = await Start(clock, [("Kapso:PlatformBaseUrl", "http://127.0.0.1:9/platform/v1")]);
        await here.Ask("me sale el error 3441041");
        here.Phone.Say("quiero hablar con una persona");
        await OnThePhone.Until(() => here.Product.Ask<long>("SELECT count(*) FROM outbox WHERE kind = 'assignment' AND attempts = 1 AND settled_at IS NULL") == 1);
        clock.PutForward(TimeSpan.FromSeconds(11));
        await OnThePhone.Until(() => here.Product.Ask<long>("SELECT count(*) FROM outbox WHERE kind = 'assignment' AND attempts = 2 AND settled_at IS NULL") == 1);
    }

    [Fact]
    public async Task Without_the_setting_Kapso_is_not_asked()
    {
        await using var here = await OnThePhone.Start("kapso");
        Kapso(here).Join(Team);
        await here.Ask("quiero hablar con una persona");
        await here.Quiet();
        Assert.Equal(0, here.Product.Ask<long>("SELECT count(*) FROM outbox WHERE kind = 'assignment'"));
    }

    [Fact]
    public async Task A_malformed_setting_stops_the_start_with_its_name()
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(async () => await OnThePhone.Start("kapso", settings: ("Kapso:AssignTo", "Sofia")));
        Assert.Contains("AssignTo", refused.Message, StringComparison.Ordinal);
    }

    private static Task<OnThePhone> Start(TimeProvider? clock = null, (string, string)[]? settings = null) =>
        OnThePhone.Start("kapso", clock: clock, settings: [("Kapso:AssignTo", Team), .. settings ?? []]);

    private static KapsoTeam Kapso(OnThePhone here) => ((FakeKapso)here.Number).Team;

    private static string ConversationInKapso(OnThePhone here) =>
        (string)((FakeKapso)here.Number).Conversations.With($"+{here.Phone.Number}")[0]!["id"]!;

    private static string Case(OnThePhone here) => here.Product.Ask<string>("SELECT id FROM escalations ORDER BY opened_at DESC, rowid DESC LIMIT 1");

    private static async Task AskForAPerson(OnThePhone here)
    {
        await here.Ask("quiero hablar con una persona");
        await here.Quiet();
    }

    private static async Task Do(OnThePhone here, AgentAct act) =>
        Assert.IsType<ActAnswer.Done>(await here.Product.Services.GetRequiredService<ICases>().Do(Case(here), Luz, act, Guid.NewGuid().ToString()));
}
