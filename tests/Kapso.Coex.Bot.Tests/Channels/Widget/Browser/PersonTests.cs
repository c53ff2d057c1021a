using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Desk.Cases;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Storage;
using Kapso.Coex.Bot.Tests.Desk.Journeys;
using Kapso.Coex.Bot.Tests.EndToEnd;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Channels.Widget.Browser;

/// <summary>What a customer sees and hears of the person who takes over.</summary>
[Collection(InABrowser.Name)]
public sealed class PersonTests(Chromium chromium)
{
    private static readonly Agent Luz = new("luz", "Luz Marina");

    [Fact]
    public async Task The_header_names_the_person_who_has_the_case_and_the_bot_again_when_it_goes_on()
    {
        await using var ana = await chromium.Visitor(new() { ViewportSize = new() { Width = 320, Height = 640 }, ColorScheme = ColorScheme.Dark, Locale = "es-MX" });
        var (who, role, said) = (ana.Frame.Locator("#who"), ana.Frame.Locator("#role"), ana.Frame.Locator("#said"));
        await ana.Open(chromium.Product.Address);
        await ana.Say("Quiero hablar con una persona");
        await Assertions.Expect(role).ToHaveTextAsync("Estás esperando a una persona");
        await TellsOfWriting(ana);

        await Do(ana, new AgentAct.Take());
        await Assertions.Expect(who).ToHaveTextAsync("Luz Marina");
        await Assertions.Expect(role).ToHaveTextAsync("Del equipo de soporte");
        await Assertions.Expect(said).ToHaveTextAsync("Luz Marina, del equipo de soporte, está contigo.");

        chromium.Product.Services.GetRequiredService<Announcements>().AnnounceTyping((await CaseOf(ana)).Conversation, Luz.Name);
        await Assertions.Expect(ana.Frame.Locator(".webchat__typing-indicator")).ToBeVisibleAsync();
        await ana.IsAccessible("person-writes");
        await Do(ana, new AgentAct.Say("Hola, lo miro ahora.", [], null));
        await ana.Said("Hola, lo miro ahora.");
        await Assertions.Expect(ana.Frame.Locator(".webchat__typing-indicator")).ToHaveCountAsync(0);

        await ana.Page.ReloadAsync();
        await Assertions.Expect(who).ToHaveTextAsync("Luz Marina");

        await Do(ana, new AgentAct.HandBack(null));
        await Assertions.Expect(who).ToHaveTextAsync("Kapso");
        await Assertions.Expect(role).ToHaveTextAsync("Asistente automático");
        await Assertions.Expect(said).ToHaveTextAsync("Estás hablando con el asistente automático.");
        ana.NothingWentWrong();
    }

    [Fact]
    public async Task Who_comes_back_after_the_case_was_closed_reads_what_was_said_and_begins_anew()
    {
        await using var ana = await chromium.Visitor();
        await ana.Open(chromium.Product.Address);
        await ana.Say("I want to talk to a person");
        await Assertions.Expect(ana.Frame.Locator("body")).ToHaveAttributeAsync("data-with", "waiting");
        await Do(ana, new AgentAct.Take());
        await Do(ana, new AgentAct.Say("It connects now.", [], null));
        await Do(ana, new AgentAct.Close(CaseOutcome.Connected, null));
        await ana.Said("It connects now.");
        await ana.Page.GotoAsync("about:blank");

        await ana.Page.GotoAsync(chromium.Product.Address);
        await ana.Said("It connects now.");
        await Assertions.Expect(ana.Frame.Locator("#who")).ToHaveTextAsync("Kapso");
        await ana.IsAccessible("after-the-case");
        await ana.Say("hello again");
        await ana.Said("Is it the same trouble");
        await ana.Tap("No");
        await ana.Said("Which of these is closest?");
        await ana.Say("My number is still with my old provider, 360dialog");
        await Assertions.Expect(ana.Step).ToContainTextAsync("Step 1");
        ana.NothingWentWrong();
    }

    [Fact]
    public async Task Who_comes_back_to_an_open_page_days_after_the_case_was_closed_goes_on_though_every_token_is_over()
    {
        var clock = new JumpingClock();
        await using var product = await Product.Start(clock);
        await using var ana = await chromium.Visitor(new() { Locale = "es-MX" });
        await ana.Open(product.Address);
        await ana.Say("Quiero hablar con una persona");
        await Assertions.Expect(ana.Frame.Locator("body")).ToHaveAttributeAsync("data-with", "waiting");
        await Do(ana, new AgentAct.Take(), product);
        await Do(ana, new AgentAct.Say("Ya conecta.", [], null), product);
        await Do(ana, new AgentAct.Close(CaseOutcome.Connected, null), product);
        await ana.Said("Ya conecta.");

        clock.PutForward(TimeSpan.FromDays(4));
        await ana.Say("hola de nuevo");

        await ana.Said("¿Es el mismo problema");
        await ana.SaidTimes("hola de nuevo", 1);
        await ana.SaidTimes("Ya conecta.", 1);
        await Assertions.Expect(ana.Frame.Locator("#who")).ToHaveTextAsync("Kapso");
    }

    /// <summary>What an agent does at the desk with this visitor's case.</summary>
    private async Task Do(Visit ana, AgentAct act, Product? where = null)
    {
        var product = where ?? chromium.Product;
        var done = await product.Services.GetRequiredService<ICases>().Do((await CaseOf(ana, product)).Id, Luz, act, Guid.NewGuid().ToString());
        Assert.IsType<ActAnswer.Done>(done);
    }

    private async Task TellsOfWriting(Visit ana)
    {
        var (typing, conversation) = (chromium.Product.Services.GetRequiredService<TypingCustomers>(), (await CaseOf(ana)).Conversation);
        var told = new TaskCompletionSource();
        void Tell(ConversationId who) => _ = who == conversation && told.TrySetResult();
        typing.Changed += Tell;
        await ana.Box.PressSequentiallyAsync("¿hay");
        await told.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        typing.Changed -= Tell;
        await ana.Box.FillAsync("");
    }

    private async Task<CaseLine> CaseOf(Visit ana, Product? where = null)
    {
        var services = (where ?? chromium.Product).Services;
        var id = await services.GetRequiredService<Store>().LatestCase(await ana.Conversation());
        return (await services.GetRequiredService<ICases>().Open(id!))!.Line;
    }
}
