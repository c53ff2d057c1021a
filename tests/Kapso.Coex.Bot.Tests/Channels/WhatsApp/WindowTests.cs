using System.ComponentModel.DataAnnotations;
using Kapso.Coex.Bot.Channels.WhatsApp.Post;
using Kapso.Coex.Bot.Fakes.Numbers;
using Kapso.Coex.Bot.Fakes.Wire;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Channels.WhatsApp;

/// <summary>24 hours after the customer's last word nothing but a template goes through.</summary>
public sealed class WindowTests
{
    [Theory]
    [InlineData("meta")]
    [InlineData("kapso")]
    public async Task A_wait_that_ends_outside_is_held_and_goes_before_the_answer_when_the_customer_writes(string way)
    {
        var clock = new ShiftedClock();
        await using var here = await OnThePhone.Start(way, clock: clock);
        await UpToTheWait(here);
        var shown = here.Phone.Shown.Count;
        await PutForwardWhileAway(here, clock, TimeSpan.FromDays(3));
        await OnThePhone.Until(() => Held(here) == 1);
        await here.Quiet();
        Assert.Equal(shown, here.Phone.Shown.Count);

        here.Phone.Say("hola, ya volví");
        await here.Phone.Next();
        await here.Phone.Next();
        await here.Quiet();
        Assert.Equal(0, Held(here));
        OnThePhone.EachOnceAndInOrder(here.Phone);
    }

    [Fact]
    public async Task The_template_goes_once_and_the_held_message_when_the_customer_answers()
    {
        var clock = new ShiftedClock();
        await using var here = await OnThePhone.Start(clock: clock, settings: ("Delivery:Template", "we_have_news"));
        here.Number.Templates.Approve("we_have_news", "es");
        await UpToTheWait(here);
        await PutForwardWhileAway(here, clock, TimeSpan.FromDays(2));
        var template = await here.Phone.WaitFor(bubble => bubble.Type == "template");
        await OnThePhone.Until(() => Held(here) == 1);
        await here.Restart();
        await here.Quiet();

        here.Phone.TapTemplate(template, "Seguir", "go-on");
        await here.Phone.Next();
        await here.Quiet();
        Assert.Single(here.Phone.Shown, bubble => bubble.Type == "template");
        Assert.Equal(0, Held(here));
        Assert.Equal(here.Phone.Shown.Count, here.Phone.Shown.Select(bubble => bubble.OurId).Distinct().Count());
    }

    [Theory]
    [InlineData("Ana", "Hola Ana")]
    [InlineData("  Ana \n María  ", "Hola Ana María")]
    [InlineData(" ", "Hola")]
    public async Task The_template_calls_the_customer_by_name(string name, string said)
    {
        var clock = new ShiftedClock();
        await using var here = await OnThePhone.Start(
            phone: number => number.Phone(name: name),
            clock: clock,
            settings: [("Delivery:Template", "we_have_news"), ("Delivery:TemplateParameters:0:Text", "Hola {name}"), ("Delivery:TemplateParameters:0:Otherwise", "Hola")]);
        here.Number.Templates.Approve("we_have_news", "es", parameters: 1);
        await UpToTheWait(here);
        await PutForwardWhileAway(here, clock, TimeSpan.FromDays(2));
        await here.Phone.WaitFor(bubble => bubble.Type == "template");

        var place = here.Number.Sent[^1].Wire["template"]!["components"]![0]!["parameters"]![0]!;
        Assert.Equal(("text", said), (place.Text("type"), place.Text("text")));
    }

    [Theory]
    [InlineData("we_have_news", null, "Hola {name}", null, "Otherwise")]
    [InlineData("we_have_news", null, "", null, "Text")]
    [InlineData("we_have_news", "Customer Name", "Hola", null, "Name")]
    [InlineData(null, null, "Hola", null, "Delivery:Template.")]
    public void Parameters_that_Meta_would_refuse_stop_the_start(string? template, string? place, string text, string? otherwise, string named)
    {
        var options = new DeliveryOptions { Template = template, TemplateParameters = [new TemplateParameter { Name = place, Text = text, Otherwise = otherwise }] };

        Assert.Contains(named, Assert.Single(options.Validate(new ValidationContext(options))).ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void Places_by_name_and_by_number_in_one_template_stop_the_start()
    {
        var options = new DeliveryOptions { Template = "we_have_news", TemplateParameters = [new TemplateParameter { Text = "a" }, new TemplateParameter { Name = "b", Text = "b" }] };

        Assert.Contains("name all of them", Assert.Single(options.Validate(new ValidationContext(options))).ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_template_that_does_not_exist_is_told_and_the_message_is_held_all_the_same()
    {
        var clock = new ShiftedClock();
        await using var here = await OnThePhone.Start(clock: clock, settings: ("Delivery:Template", "not_approved"));
        await UpToTheWait(here);
        await PutForwardWhileAway(here, clock, TimeSpan.FromDays(2));
        await OnThePhone.Until(() => Held(here) == 1);

        Assert.Equal(1, here.Product.Ask<long>("SELECT count(*) FROM deliveries WHERE error_code = 132001"));
    }

    [Fact]
    public async Task The_desk_says_what_is_held_and_why()
    {
        var clock = new ShiftedClock();
        await using var here = await OnThePhone.Start(clock: clock);
        here.Number.Faults.Next(new Fault.FailsLater(131047));
        here.Phone.Say("quiero hablar con una persona");
        await OnThePhone.Until(() => Held(here) == 1);
        clock.PutForward(TimeSpan.FromHours(24));

        var contact = (await here.Desk())["contact"]!;
        Assert.Equal((1, false), ((int)contact["held"]!, (bool)contact["answerable"]!));
        Assert.Contains("24-hour", (string)contact["why"]!, StringComparison.Ordinal);
        Assert.Equal(131047, (int)contact["failures"]![0]!["code"]!);
    }

    [Theory]
    [InlineData("meta")]
    [InlineData("kapso")]
    public async Task A_window_that_Meta_takes_for_closed_at_once_holds_the_message_without_trying_again(string way)
    {
        await using var here = await OnThePhone.Start(way);
        here.Number.Faults.Next(new Fault.Code(131047));
        here.Phone.Say("me sale el error 3441041");
        await OnThePhone.Until(() => Held(here) == 1);
        await here.Ask("hola");
        await here.Phone.Next();
        await here.Quiet();

        Assert.Equal(3, here.Number.Faults.Counted);
        OnThePhone.EachOnceAndInOrder(here.Phone);
    }

    private static long Held(OnThePhone here) => here.Product.Ask<long>("SELECT count(*) FROM postings WHERE state = 1");

    private static async Task UpToTheWait(OnThePhone here)
    {
        here.Phone.Say("me sale el error 2655093 en español");
        await here.Tap("done");
        await here.Tap("no");
        await here.Tap("no");
        await here.Phone.WaitFor(bubble => bubble.Find("ready") is not null);
        await here.Quiet();
    }

    /// <summary>The product sleeps through it, so that no step of it happens in time.</summary>
    private static Task PutForwardWhileAway(OnThePhone here, ShiftedClock clock, TimeSpan by) => here.Restart(meanwhile: () => clock.PutForward(by));
}
