using Kapso.Coex.Bot.Fakes.Numbers;
using Kapso.Coex.Bot.Fakes.Phones;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Channels.WhatsApp;

/// <summary>Meta's errors, each held against those whom it concerns and nobody else.</summary>
public sealed class SendTroubleTests
{
    [Theory]
    [InlineData("meta")]
    [InlineData("kapso")]
    public async Task Too_much_for_one_customer_holds_that_customer_only(string way)
    {
        var clock = new ShiftedClock();
        await using var here = await OnThePhone.Start(way, clock: clock);
        here.Number.Faults.Next(new Fault.Code(131056), times: 1);
        here.Phone.Say("me sale el error 3441041");
        await OnThePhone.Until(() => here.Product.Ask<long>("SELECT count(*) FROM postings WHERE attempts = 1") == 1);
        var eva = Eva(here);
        eva.Say("me sale el error 3441041");
        await eva.Next();

        await here.Phone.Next();
        await here.Quiet();
        Assert.Single(here.Phone.Shown);
    }

    [Theory]
    [InlineData(130429)]
    [InlineData(4)]
    [InlineData(80007)]
    public async Task Too_much_for_the_number_slows_everybody_and_loses_nobody(int code)
    {
        var clock = new ShiftedClock();
        await using var here = await OnThePhone.Start(clock: clock);
        var eva = Eva(here);
        here.Number.Faults.Next(new Fault.Code(code));
        here.Phone.Say("me sale el error 3441041");
        await OnThePhone.Until(() => here.Product.Ask<long>("SELECT count(*) FROM postings WHERE attempts = 1") == 1);
        eva.Say("me sale el error 3441041");
        await OnThePhone.Until(() => eva.Shown.Count > 0 || PutOff(here) == 2);

        clock.PutForward(TimeSpan.FromMinutes(2));
        await here.Phone.Next();
        await eva.Next();
        await here.Quiet();
        Assert.Equal((1, 1), (here.Phone.Shown.Count, eva.Shown.Count));
    }

    [Theory]
    [InlineData("meta", "whatsapp")]
    [InlineData("kapso", "kapso")]
    public async Task A_broken_token_stops_the_channel_visibly_and_what_waited_goes_in_order_when_it_works_again(string way, string channel)
    {
        var clock = new ShiftedClock();
        await using var here = await OnThePhone.Start(way, clock: clock);
        here.Number.Faults.Always(_ => new Fault.Code(190));
        here.Phone.Say("me sale el error 3441041");
        await OnThePhone.Until(() => PutOff(here) == 1);
        here.Phone.Say("phone_number_id 106540352242922");
        await OnThePhone.Until(() => here.Product.Ask<long>("SELECT count(*) FROM postings") == 2);
        here.Phone.Say("quiero hablar con una persona");
        await OnThePhone.Until(() => here.Product.Ask<long>("SELECT count(*) FROM postings") == 3);

        Assert.Contains($"{channel} stands still", await Ready(here), StringComparison.Ordinal);
        var contact = (await here.Desk())["contact"]!;
        Assert.False((bool)contact["answerable"]!);
        Assert.Contains("190", (string)contact["why"]!, StringComparison.Ordinal);

        here.Number.Faults.Always(_ => null);
        clock.PutForward(TimeSpan.FromMinutes(2));
        await here.Phone.Next();
        await here.Phone.Next();
        await here.Phone.Next();
        await here.Quiet();
        OnThePhone.EachOnceAndInOrder(here.Phone);
        Assert.Equal("ready", await Ready(here));
        Assert.True((bool)(await here.Desk())["contact"]!["answerable"]!);
    }

    [Fact]
    public async Task A_broken_token_is_tried_once_a_minute_however_many_wait()
    {
        await using var here = await OnThePhone.Start();
        here.Number.Faults.Always(_ => new Fault.Code(190));
        here.Phone.Say("me sale el error 3441041");
        await OnThePhone.Until(() => PutOff(here) == 1);
        for (var other = 0; other < 5; other++)
        {
            here.Number.Phone($"521559876543{other}", "Eva").Say("me sale el error 3441041");
        }

        await OnThePhone.Until(() => PutOff(here) == 6);
        Assert.Equal(1, here.Number.Faults.Counted);
    }

    [Theory]
    [InlineData("meta")]
    [InlineData("kapso")]
    public async Task A_message_that_WhatsApp_refuses_is_told_and_the_next_one_goes(string way)
    {
        await using var here = await OnThePhone.Start(way);
        here.Number.Faults.Next(new Fault.Code(131009));
        here.Phone.Say("quiero hablar con una persona");
        await OnThePhone.Until(() => here.Product.Ask<long>("SELECT count(*) FROM deliveries WHERE error_code = 131009") == 1);
        here.Phone.Say("estado");
        await here.Phone.Next();

        Assert.Equal(131009, (int)(await here.Desk())["contact"]!["failures"]![0]!["code"]!);
        Assert.Equal(1, here.Product.Ask<long>("SELECT count(*) FROM messages WHERE body LIKE '%delivery.failed%131009%'"));
    }

    [Fact]
    public async Task While_the_servers_are_down_nothing_is_lost_and_the_order_is_kept()
    {
        var clock = new ShiftedClock();
        await using var here = await OnThePhone.Start(clock: clock);
        here.Number.Faults.Always(_ => new Fault.Code(131016));
        here.Phone.Say("me sale el error 3441041");
        await OnThePhone.Until(() => Attempts(here) == 1);
        for (var attempt = 2; attempt <= 6; attempt++)
        {
            clock.PutForward(TimeSpan.FromMinutes(5));
            await OnThePhone.Until(() => Attempts(here) == attempt);
        }

        here.Phone.Say("phone_number_id 106540352242922");
        await OnThePhone.Until(() => here.Product.Ask<long>("SELECT count(*) FROM postings") == 2);
        here.Number.Faults.Always(_ => null);
        clock.PutForward(TimeSpan.FromMinutes(15));
        await here.Phone.Next();
        await here.Phone.Next();
        await here.Quiet();

        Assert.Equal(2, here.Phone.Shown.Count);
        OnThePhone.EachOnceAndInOrder(here.Phone);
    }

    [Fact]
    public async Task After_the_last_attempt_it_is_given_up_visibly()
    {
        var clock = new ShiftedClock();
        await using var here = await OnThePhone.Start(clock: clock, settings: ("Delivery:MostAttempts", "2"));
        here.Number.Faults.Next(new Fault.Code(131000), times: 2);
        here.Phone.Say("quiero hablar con una persona");
        await OnThePhone.Until(() => here.Product.Ask<long>("SELECT count(*) FROM deliveries WHERE error_code = 131000") == 1);
        await here.Quiet();

        Assert.Empty(here.Phone.Shown);
        Assert.Equal(131000, (int)(await here.Desk())["contact"]!["failures"]![0]!["code"]!);
    }

    private static FakePhone Eva(OnThePhone here) => here.Number.Phone("5215598765432", "Eva");

    // What the phone's server counted is not yet written down here; the clock may be put forward only after that.
    private static long Attempts(OnThePhone here) => here.Product.Ask<long>("SELECT coalesce(max(attempts), 0) FROM postings");

    private static long PutOff(OnThePhone here) => here.Product.Ask<long>("SELECT count(*) FROM postings WHERE last_error IS NOT NULL");

    private static async Task<string> Ready(OnThePhone here) => await here.Product.Http.GetStringAsync(new Uri("/health/ready", UriKind.Relative));
}
