using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Fakes.Meta;
using Kapso.Coex.Bot.Fakes.Numbers;
using Kapso.Coex.Bot.Fakes.Webhooks;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Channels.WhatsApp;

/// <summary>What becomes of a message is told in any order, more than once, too early, and about messages that are not ours.</summary>
public sealed class DeliveryStatusTests
{
    private const long Sent = 2;
    private const long Failed = 3;
    private const long Delivered = 4;
    private const long Read = 5;

    [Theory]
    [InlineData("meta")]
    [InlineData("kapso")]
    public async Task Before_the_answer_to_the_send_twice_and_shuffled_they_end_at_read(string way)
    {
        var disturbed = new DeliveryPolicy { Copies = 2, ShuffleWithin = TimeSpan.FromMilliseconds(300), StatusBeforeAnswer = true };
        await using var here = await OnThePhone.Start(way, delivery: disturbed);

        await here.Ask("me sale el error 3441041");
        await here.Ask("phone_number_id 106540352242922");
        await here.Quiet();

        Assert.Equal(2, here.Product.Ask<long>($"SELECT count(*) FROM deliveries WHERE state = {Read}"));
        Assert.Equal(0, here.Product.Ask<long>("SELECT count(*) FROM parked_statuses"));
        Assert.Equal(0, here.Product.Ask<long>("SELECT count(*) FROM escalations"));
        OnThePhone.EachOnceAndInOrder(here.Phone);
    }

    [Theory]
    [InlineData("read sent", Read)]
    [InlineData("failed delivered", Delivered)]
    [InlineData("delivered failed", Delivered)]
    [InlineData("failed sent", Failed)]
    [InlineData("sent sent", Sent)]
    public async Task They_never_go_backwards(string told, long ends)
    {
        await using var here = await OnThePhone.Start();
        var meta = (FakeMeta)here.Number;
        here.Phone.GoOffline(); // the fake itself tells no more than "sent"
        here.Phone.Say("me sale el error 3441041");
        await OnThePhone.Until(() => here.Product.Ask<long>("SELECT coalesce(max(state), 0) FROM deliveries") == Sent);
        await here.Quiet();
        foreach (var status in told.Split(' '))
        {
            await Tell(meta, meta.Sent[0].Id, status);
        }

        Assert.Equal(ends, here.Product.Ask<long>("SELECT state FROM deliveries"));
        Assert.Equal(ends == Failed ? 1 : 0, here.Product.Ask<long>("SELECT count(*) FROM deliveries WHERE error_code IS NOT NULL"));
    }

    [Fact]
    public async Task Of_unknown_messages_they_are_kept_for_a_day_and_then_forgotten()
    {
        var clock = new ShiftedClock();
        await using var here = await OnThePhone.Start(clock: clock);
        await Tell((FakeMeta)here.Number, "wamid.somebody-elses", "delivered");
        Assert.Equal(1, here.Product.Ask<long>("SELECT count(*) FROM parked_statuses"));

        clock.PutForward(TimeSpan.FromHours(20));
        await here.Ask("hola");
        await here.Quiet();
        Assert.Equal(1, here.Product.Ask<long>("SELECT count(*) FROM parked_statuses"));

        clock.PutForward(TimeSpan.FromHours(5));
        await OnThePhone.Until(() => here.Product.Ask<long>("SELECT count(*) FROM parked_statuses") == 0);
    }

    [Theory]
    [InlineData("meta", 131026)]
    [InlineData("meta", 131053)]
    [InlineData("kapso", 131026)]
    public async Task What_failed_is_told_in_the_conversation_and_on_the_desk(string way, int code)
    {
        await using var here = await OnThePhone.Start(way, delivery: new DeliveryPolicy { Copies = 2 });
        here.Number.Faults.Next(new Fault.FailsLater(code));
        here.Phone.Say("quiero hablar con una persona");
        await OnThePhone.Until(() => here.Product.Ask<long>($"SELECT count(*) FROM deliveries WHERE state = {Failed}") == 1);
        await here.Quiet();

        var failure = Assert.Single((await here.Desk())["contact"]!["failures"]!.AsArray());
        Assert.Equal(code, (int)failure!["code"]!);
        Assert.Equal(1, here.Product.Ask<long>($"SELECT count(*) FROM messages WHERE author = 3 AND body LIKE '%delivery.failed%{code}%'"));
        Assert.Empty(here.Phone.Shown);
    }

    [Theory]
    [InlineData("meta")]
    [InlineData("kapso")]
    public async Task What_came_too_late_for_the_window_goes_once_when_the_customer_writes_and_before_the_new_answer(string way)
    {
        await using var here = await OnThePhone.Start(way, delivery: new DeliveryPolicy { Copies = 2, ShuffleWithin = TimeSpan.FromMilliseconds(200) });
        here.Number.Faults.Next(new Fault.FailsLater(131047));
        here.Phone.Say("me sale el error 3441041");
        await OnThePhone.Until(() => here.Product.Ask<long>("SELECT count(*) FROM postings WHERE state = 1") == 1);
        await here.Quiet();
        Assert.Empty(here.Phone.Shown);

        here.Phone.Say("phone_number_id 106540352242922");
        await here.Phone.Next();
        await here.Phone.Next();
        await here.Quiet();

        Assert.Equal(2, here.Phone.Shown.Count);
        OnThePhone.EachOnceAndInOrder(here.Phone);
    }

    [Fact]
    public async Task A_repeated_failure_of_the_first_copy_says_nothing_about_the_second()
    {
        await using var here = await OnThePhone.Start();
        here.Number.Faults.Next(new Fault.FailsLater(131047));
        here.Phone.Say("me sale el error 3441041");
        await OnThePhone.Until(() => here.Product.Ask<long>("SELECT count(*) FROM postings WHERE state = 1") == 1);
        await here.Ask("hola");
        await here.Quiet();
        var shown = here.Phone.Shown.Count;

        await Tell((FakeMeta)here.Number, here.Number.Sent[0].Id, "failed", 131047, here.Number.Sent[0].OurId);
        await here.Ask("hola");
        await here.Quiet();

        Assert.Equal(shown + 1, here.Phone.Shown.Count);
        OnThePhone.EachOnceAndInOrder(here.Phone);
    }

    private static Task Tell(FakeMeta meta, string wamid, string status, int code = 131026, string? ourId = null)
    {
        var shape = new JsonObject { ["id"] = wamid, ["status"] = status, ["timestamp"] = meta.Seconds(), ["recipient_id"] = "5215512345678" };
        if (ourId is not null)
        {
            shape["biz_opaque_callback_data"] = ourId;
        }

        if (status == "failed")
        {
            shape["errors"] = new JsonArray(new JsonObject { ["code"] = code, ["title"] = "It failed", ["error_data"] = new JsonObject { ["details"] = "It failed." } });
        }

        return meta.Change("messages", MetaChanges.Value(meta, ("statuses", new JsonArray(shape))));
    }
}
