using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Engine.Playbooks;
using Kapso.Coex.Bot.Storage;
using Microsoft.Playwright;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Desk.Pages;

/// <summary>What agents live through at the desk, two at once where it matters.</summary>
[Collection(AtTheDesk.Name)]
public sealed class JourneyTests(DeskBrowser desk)
{
    [Fact]
    public async Task Of_two_who_take_one_case_the_second_reads_who_was_first()
    {
        desk.Cases.Put(Made.Case("race", "Lucía"), Made.Talk("Ayuda"));
        await using var ana = await desk.SignIn("Ana");
        await using var bea = await desk.SignIn("Bea");
        await ana.Open("race");
        await bea.Open("race");
        await DeskWindow.Sees(ana.Page.Locator(".others"), "Bea is looking at this");

        await ana.Page.Keyboard.PressAsync("t");
        await bea.Page.Keyboard.PressAsync("t");
        await DeskWindow.Sees(ana.Said, "Lucía is yours");
        await DeskWindow.Sees(bea.Page.Locator(".owner"), "Ana has it");
        if (await bea.Page.GetByRole(AriaRole.Button, new() { Name = "Take over" }).IsVisibleAsync())
        {
            await bea.Press("Take over");
        }

        await DeskWindow.Sees(bea.Said, "Ana took it");
        Assert.Single(desk.Cases.Done, done => done.Case == "race" && done.Act is AgentAct.Take);
        ana.NothingWentWrong();
    }

    [Fact]
    public async Task New_cases_and_words_appear_by_themselves()
    {
        desk.Cases.Put(Made.Case("live", "Pedro", minutes: 1), Made.Talk("Hola"));
        await using var ana = await desk.SignIn("Ana");
        await ana.Open("live");
        desk.Cases.Say("live", Author.Customer, "Ya aparece otro error");
        await DeskWindow.Sees(ana.Thread, "Ya aparece otro error");
        desk.Cases.Put(Made.Case("live-2", "Somebody new", minutes: 500));
        await DeskWindow.Sees(ana.Page.Locator(".lines"), "Somebody new");
        await DeskWindow.Sees(ana.Page.Locator("p.unseen[role=status]").First, "A new case came in");
        ana.NothingWentWrong();
    }

    [Fact]
    public async Task A_case_is_led_through_its_steps_and_handed_back_at_one_without_a_mouse()
    {
        desk.Cases.Put(Made.Case("keys", "Rosa"), Made.Talk("No encuentro socios"));
        await using var ana = await desk.SignIn("Ana");
        await ana.Open("keys");
        await ana.Page.Keyboard.PressAsync("t");
        await DeskWindow.Sees(ana.Said, "Rosa is yours");
        await ana.Page.Keyboard.PressAsync("c");
        await Assertions.Expect(ana.Sheet.GetByRole(AriaRole.Searchbox)).ToBeFocusedAsync();
        await ana.Page.Keyboard.TypeAsync("glad");
        await Assertions.Expect(ana.Sheet.Locator("li")).ToHaveCountAsync(1);
        await ana.Page.Keyboard.PressAsync("Tab");
        await ana.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(ana.Box).ToHaveValueAsync("¡Me alegra que ya funcione! Si vuelve a pasar algo, escribe aquí.");
        await ana.Page.Keyboard.PressAsync("Control+Enter");
        await DeskWindow.Sees(ana.Thread, "¡Me alegra que ya funcione!");
        await Assertions.Expect(ana.Box).ToHaveValueAsync("");

        await ana.Page.Locator(".steps summary").Nth(2).FocusAsync();
        await ana.Page.Keyboard.PressAsync("Enter");
        await ana.Page.Keyboard.PressAsync("Tab");
        await ana.Page.Keyboard.PressAsync("Enter");
        await DeskWindow.Sees(ana.Said, "Ticked");

        await ana.Page.Keyboard.PressAsync("b");
        await ana.Sheet.Locator("select").SelectOptionAsync("try-again");
        await ana.Sheet.GetByRole(AriaRole.Button, new() { Name = "Hand back" }).PressAsync("Enter");
        await DeskWindow.Sees(ana.Said, "Handed back");
        Assert.Equal(
            [typeof(AgentAct.Take), typeof(AgentAct.Say), typeof(AgentAct.Tick), typeof(AgentAct.HandBack)],
            desk.Cases.Done.Where(done => done.Case == "keys").Select(done => done.Act.GetType()));
        Assert.Contains(desk.Cases.Done, done => done.Act is AgentAct.HandBack { Step: { } step } && step == new StepId("try-again"));
        ana.NothingWentWrong();
    }

    [Fact]
    public async Task When_the_window_is_over_nothing_can_be_written_and_the_page_says_why()
    {
        desk.Cases.Put(Made.Case("late", "Tomás").OnWhatsApp(TimeSpan.FromHours(3)), Made.Talk("Hola"));
        await using var ana = await desk.SignIn("Ana");
        await ana.Open("late");
        await ana.Page.Keyboard.PressAsync("t");
        await DeskWindow.Sees(ana.Page.Locator(".countdown"), "2 h 59 left");
        await ana.Box.FillAsync("un momento");
        desk.Cases.Change("late", file => file.OnWhatsApp(TimeSpan.FromSeconds(-1)));
        await DeskWindow.Sees(ana.Page.Locator(".why-closed"), "The 24-hour window is over");
        await Assertions.Expect(ana.Box).ToBeDisabledAsync();
        await Assertions.Expect(ana.Box).ToHaveValueAsync("un momento");
        await ana.IsAccessible("window-over");
    }

    [Fact]
    public async Task A_draft_waits_in_its_case_also_when_the_page_is_loaded_anew()
    {
        desk.Cases.Put(Made.Case("draft", "Inés"), Made.Talk("Hola"));
        await using var ana = await desk.SignIn("Ana");
        await ana.Open("draft");
        await ana.Page.Keyboard.PressAsync("n");
        await Assertions.Expect(ana.Box).ToBeFocusedAsync();
        await ana.Box.PressSequentiallyAsync("ask @Bea about");
        await ana.Page.WaitForTimeoutAsync(300);
        await ana.Page.ReloadAsync();
        await Assertions.Expect(ana.Box).ToHaveValueAsync("ask @Bea about");
    }

    [Fact]
    public async Task Shortcuts_can_be_switched_off_and_a_letter_in_a_text_is_only_a_letter()
    {
        desk.Cases.Put(Made.Case("off", "Noa"), Made.Talk("Hola"));
        await using var ana = await desk.SignIn("Ana");
        await ana.Open("off");
        await ana.Page.Keyboard.PressAsync("n");
        await Assertions.Expect(ana.Box).ToBeFocusedAsync();
        await ana.Box.PressSequentiallyAsync("test");
        await ana.Page.Locator("#talk-title").FocusAsync();
        await ana.Page.Keyboard.PressAsync("?");
        await ana.Sheet.GetByRole(AriaRole.Checkbox).UncheckAsync();
        await ana.Page.Keyboard.PressAsync("Escape");
        await ana.Page.Keyboard.PressAsync("t");
        await ana.Page.WaitForTimeoutAsync(300);
        Assert.DoesNotContain(desk.Cases.Done, done => done.Case == "off");
        await Assertions.Expect(ana.Box).ToHaveValueAsync("test");
    }

    [Fact]
    public async Task A_picture_is_shown_large_and_Esc_leads_back_to_where_one_was()
    {
        desk.Cases.Put(Made.Case("picture", "Eva"), Made.Talk("screen.png"));
        await using var ana = await desk.SignIn("Ana");
        await ana.Open("picture");
        var small = ana.Thread.Locator(".picture");
        await small.FocusAsync();
        await ana.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(ana.Sheet.Locator("img")).ToBeVisibleAsync();
        await ana.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(ana.Sheet).ToHaveCountAsync(0);
        await Assertions.Expect(small).ToBeFocusedAsync();
        await ana.Press("Copy all ids");
        await Assertions.Expect(ana.Page.GetByText("Copied.")).ToBeVisibleAsync();
        Assert.Equal("phone_number_id: 106540352242922\nwaba_id: 102290129340398", await ana.Page.EvaluateAsync<string>("navigator.clipboard.readText()"));
    }
}
