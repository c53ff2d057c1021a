using Kapso.Coex.Bot.Fakes.Numbers;
using Kapso.Coex.Bot.Fakes.Webhooks;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Channels.WhatsApp;

/// <summary>No answer came, so nobody knows whether the message was sent. Nobody at Meta recognises a copy, so a status has to tell.</summary>
public sealed class DoubtTests
{
    private static readonly (string, string) LongDoubt = ("Delivery:DoubtFor", "00:10:00");
    private static readonly (string, string) ShortDoubt = ("Delivery:DoubtFor", "00:00:01");

    [Theory]
    [InlineData("meta")]
    [InlineData("kapso")]
    public async Task A_status_with_our_id_settles_it_and_what_comes_after_does_not_wait(string way)
    {
        await using var here = await OnThePhone.Start(way, settings: LongDoubt);
        here.Number.Faults.Next(new Fault.DropAnswer());

        await here.Ask("me sale el error 3441041");
        await here.Ask("phone_number_id 106540352242922");
        await here.Quiet();

        Assert.Equal(2, here.Phone.Shown.Count);
        OnThePhone.EachOnceAndInOrder(here.Phone);
    }

    [Fact]
    public async Task Without_any_status_it_goes_again_when_the_doubt_is_over_and_not_before()
    {
        var clock = new ShiftedClock();
        await using var here = await OnThePhone.Start(clock: clock, settings: LongDoubt);
        here.Number.Faults.Next(new Fault.Http(502));
        here.Phone.Say("me sale el error 3441041");
        await OnThePhone.Until(() => here.Product.Ask<long>("SELECT count(*) FROM postings WHERE attempts = 1") == 1);

        clock.PutForward(TimeSpan.FromMinutes(9));
        var eva = here.Number.Phone("5215598765432", "Eva");
        eva.Say("me sale el error 3441041");
        await eva.Next();
        Assert.Empty(here.Phone.Shown);

        clock.PutForward(TimeSpan.FromMinutes(2));
        await here.Phone.Next();
        await here.Quiet();
        Assert.Equal((3, 1), (here.Number.Faults.Counted, here.Phone.Shown.Count));
    }

    [Theory]
    [InlineData("meta")]
    [InlineData("kapso")]
    public async Task A_connection_that_breaks_before_anything_was_taken_loses_nothing(string way)
    {
        await using var here = await OnThePhone.Start(way, settings: ShortDoubt);
        here.Number.Faults.Next(new Fault.Reset(), times: 2);

        await here.Ask("me sale el error 3441041");
        await here.Ask("phone_number_id 106540352242922");
        await here.Quiet();

        Assert.Equal(2, here.Phone.Shown.Count);
        OnThePhone.EachOnceAndInOrder(here.Phone);
    }

    [Fact]
    public async Task A_message_whose_fate_stays_unknown_is_given_up_visibly()
    {
        await using var here = await OnThePhone.Start(settings: [ShortDoubt, ("Delivery:MostAttempts", "2")]);
        here.Number.Faults.Next(new Fault.Http(502), times: 2);

        here.Phone.Say("quiero hablar con una persona");
        await OnThePhone.Until(() => here.Product.Ask<long>("SELECT count(*) FROM deliveries WHERE error_code = -1") == 1);
        await here.Quiet();

        Assert.Equal(-1, (int)(await here.Desk())["contact"]!["failures"]![0]!["code"]!);
        Assert.Empty(here.Phone.Shown);
    }

    [Fact]
    public async Task After_a_start_the_statuses_that_were_missed_come_first()
    {
        var clock = new ShiftedClock();
        await using var here = await OnThePhone.Start(clock: clock, settings: LongDoubt);
        here.Number.Faults.Next(new Fault.DropAnswer());
        await here.Phone.Say("me sale el error 3441041").Delivered;
        here.Number.Post.Policy = new DeliveryPolicy { Delay = TimeSpan.FromSeconds(2) };
        var id = (await here.Phone.Next()).OurId;

        await here.Restart(meanwhile: () => clock.PutForward(TimeSpan.FromHours(1)));
        await here.Ask("phone_number_id 106540352242922");
        await here.Quiet();

        Assert.Single(here.Phone.Shown, bubble => bubble.OurId == id);
        OnThePhone.EachOnceAndInOrder(here.Phone);
    }
}
