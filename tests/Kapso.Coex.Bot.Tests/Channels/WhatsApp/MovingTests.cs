using System.Text.RegularExpressions;
using Kapso.Coex.Bot.Desk.Cases;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Tests.Desk.Cases;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Channels.WhatsApp;

/// <summary>A customer of the widget goes on in WhatsApp, at the same step of the same conversation.</summary>
public sealed partial class MovingTests
{
    private static readonly (string, string) OurNumber = ("WhatsApp:DisplayNumber", "15550783881");

    [Fact]
    public async Task The_link_from_the_widget_goes_on_at_the_same_step_on_the_phone()
    {
        await using var here = await OnThePhone.Start("meta", settings: OurNumber);
        var widget = await here.Product.Visit("es");
        await widget.Say("quiero pasar mi número de mi proveedor anterior 360dialog a Kapso");
        await widget.At("in-kapso", "no");
        await widget.Say("seguir por whatsapp");

        here.Phone.Say(Invited(widget.BotSaid.Select(said => (string)said["text"]!)));
        await here.At("disconnect-in-app", "done");
        await here.Phone.WaitFor(bubble => bubble.Find("partners-tab/yes") is not null);

        Assert.Equal(1L, here.Product.Ask<long>("SELECT count(*) FROM conversations"));
        await widget.HearUntil(() => (string?)widget.Coex["step"] == "partners-tab");
    }

    [Fact]
    public async Task Who_waits_for_a_person_in_the_widget_is_answered_on_the_phone()
    {
        await using var here = await OnThePhone.Start("meta", settings: OurNumber);
        var widget = await here.Product.Visit("es");
        await widget.Say("quiero hablar con una persona");
        await widget.Say("seguir por whatsapp");
        here.Phone.Say(Invited(widget.BotSaid.Select(said => (string)said["text"]!)));
        await here.Phone.WaitFor(bubble => bubble.Text.Contains("Aquí te tengo", StringComparison.Ordinal));

        var (id, cases) = (here.Product.Ask<string>("SELECT id FROM escalations"), here.Product.Services.GetRequiredService<ICases>());
        Assert.IsType<ActAnswer.Done>(await cases.Do(id, Workplace.Luz, new AgentAct.Take(), "take"));
        Assert.IsType<ActAnswer.Done>(await cases.Do(id, Workplace.Luz, new AgentAct.Say("Hola, soy Luz.", [], null), "say"));
        await here.Phone.WaitFor(bubble => bubble.Text.Contains("soy Luz", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_link_works_once()
    {
        await using var here = await OnThePhone.Start("meta", settings: OurNumber);
        var widget = await here.Product.Visit("es");
        await widget.Say("seguir por whatsapp");
        var code = Invited(widget.BotSaid.Select(said => (string)said["text"]!));
        here.Phone.Say(code);
        await here.Phone.Next();

        var stranger = here.Number.Phone("5215598765432", "Eva");
        stranger.Say(code);
        await stranger.Next();

        Assert.Equal(2L, here.Product.Ask<long>("SELECT count(*) FROM conversations"));
    }

    [Fact]
    public async Task Without_a_number_the_widget_says_so_and_goes_on()
    {
        await using var here = await OnThePhone.Start("meta");
        var widget = await here.Product.Visit("es");
        await widget.Say("seguir por whatsapp");

        Assert.DoesNotContain(widget.BotSaid, said => ((string)said["text"]!).Contains("wa.me", StringComparison.Ordinal));
        Assert.Contains(widget.BotSaid, said => ((string)said["text"]!).Contains("Todavía no atiendo por WhatsApp", StringComparison.Ordinal));
    }

    private static string Invited(IEnumerable<string> said) => Link().Match(string.Join('\n', said)).Groups[1].Value;

    [GeneratedRegex(@"https://wa\.me/15550783881\?text=(KC-\w{8})")]
    private static partial Regex Link();
}
