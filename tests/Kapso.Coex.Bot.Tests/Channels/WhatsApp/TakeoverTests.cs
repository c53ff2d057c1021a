using Kapso.Coex.Bot.Fakes.Kapso;
using Kapso.Coex.Bot.Fakes.Meta;
using Kapso.Coex.Bot.Fakes.Numbers;
using Kapso.Coex.Bot.Fakes.Webhooks;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Channels.WhatsApp;

/// <summary>A person answers from our number, in the phone's app or in Kapso's inbox: from that moment on the bot says nothing more.</summary>
public sealed class TakeoverTests
{
    private const long Agent = 2;

    [Theory]
    [InlineData("meta")]
    [InlineData("kapso")]
    public async Task Who_types_in_the_app_takes_the_case_and_their_words_stand_in_the_transcript(string way)
    {
        await using var here = await OnThePhone.Start(way, meta: Coexisting, kapso: Coexisting);
        await here.Ask("me sale el error 3441041");
        here.Number.OwnerTypes(here.Phone, "Hola, soy Luis, sigo yo.");
        await here.Quiet();
        here.Phone.Say("gracias Luis");
        here.Phone.Say("phone_number_id 106540352242922");
        await here.Quiet();

        var desk = await here.Desk();
        Assert.Equal("taken", (string)desk["state"]!);
        Assert.Equal(1, here.Product.Ask<long>($"SELECT count(*) FROM messages WHERE author = {Agent} AND body LIKE '%soy Luis%'"));
        Assert.True(here.Phone.Last.ByPerson);
        Assert.Equal(1, here.Phone.TimesTyping);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_answers_in_Kapsos_inbox_takes_the_case_as_well(bool twice)
    {
        await using var here = await OnThePhone.Start("kapso", delivery: new DeliveryPolicy { Copies = twice ? 2 : 1 });
        await here.Ask("me sale el error 3441041");
        await here.Quiet();
        ((FakeKapso)here.Number).AnswerInInbox(here.Phone, "Hola, soy Luis.");
        await here.Quiet();
        here.Phone.Say("phone_number_id 106540352242922");
        await here.Quiet();

        Assert.Equal("taken", (string)(await here.Desk())["state"]!);
        Assert.Equal(1, here.Product.Ask<long>($"SELECT count(*) FROM messages WHERE author = {Agent}"));
        Assert.True(here.Phone.Last.ByPerson);
    }

    [Theory]
    [InlineData("meta")]
    [InlineData("kapso")]
    public async Task What_was_being_composed_does_not_leave_any_more(string way)
    {
        await using var here = await OnThePhone.Start(way, meta: Coexisting, kapso: Coexisting, settings: ("Conversations:PhoneBurstWindow", "00:00:02"));
        await here.Phone.Say("me sale el error 3441041").Delivered;
        here.Number.OwnerTypes(here.Phone, "Lo veo yo.");
        await here.Quiet();

        Assert.Equal("taken", (string)(await here.Desk())["state"]!);
        Assert.Empty(OnThePhone.ByBot(here.Phone));
    }

    [Theory]
    [InlineData("meta")]
    [InlineData("kapso")]
    public async Task What_was_waiting_to_be_sent_does_not_leave_any_more(string way)
    {
        var clock = new ShiftedClock();
        await using var here = await OnThePhone.Start(way, clock: clock, meta: Coexisting, kapso: Coexisting);
        here.Number.Faults.Next(new Fault.Code(4));
        here.Phone.Say("me sale el error 3441041");
        await OnThePhone.Until(() => here.Product.Ask<long>("SELECT count(*) FROM postings WHERE attempts = 1") == 1);
        here.Number.OwnerTypes(here.Phone, "Lo veo yo.");
        await OnThePhone.Until(() => here.Product.Ask<long>("SELECT count(*) FROM escalations WHERE state = 'taken'") == 1);

        clock.PutForward(TimeSpan.FromMinutes(2));
        await here.Quiet();
        Assert.Empty(OnThePhone.ByBot(here.Phone));
    }

    [Fact]
    public async Task A_case_that_waits_on_the_desk_is_taken_by_whoever_answers()
    {
        await using var here = await OnThePhone.Start(meta: Coexisting);
        await here.Ask("quiero hablar con una persona");
        Assert.Equal("open", (string)(await here.Desk())["state"]!);
        here.Number.OwnerTypes(here.Phone, "Aquí estoy.");
        await here.Quiet();
        await here.Phone.Say("phone_number_id 106540352242922").Delivered;
        await here.Quiet();

        Assert.Equal("taken", (string)(await here.Desk())["state"]!);
        Assert.Equal(1, here.Product.Ask<long>("SELECT count(*) FROM escalations"));
    }

    [Fact]
    public async Task The_customer_can_have_the_bot_back()
    {
        await using var here = await OnThePhone.Start(meta: Coexisting);
        await here.Ask("me sale el error 3441041");
        here.Number.OwnerTypes(here.Phone, "Lo veo yo.");
        await here.Quiet();
        here.Phone.Say("cancelar");
        await here.Phone.WaitFor(bubble => !bubble.ByPerson);
        await here.Quiet();

        Assert.False(here.Phone.Last.ByPerson);
        Assert.Equal("closed", (string)(await here.Desk())["state"]!);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Our_own_messages_never_count_as_a_persons(bool answerIsLost)
    {
        var disturbed = new DeliveryPolicy { Copies = 2, ShuffleWithin = TimeSpan.FromMilliseconds(300), StatusBeforeAnswer = true };
        await using var here = await OnThePhone.Start("kapso", delivery: disturbed, settings: ("Delivery:DoubtFor", "00:00:05"));
        here.Number.Faults.Always(_ => answerIsLost ? new Fault.DropAnswer() : null);
        await here.Ask("me sale el error 3441041");
        await here.Ask("phone_number_id 106540352242922");
        await here.Ask("waba_id 102290129340398");
        await here.Quiet();

        Assert.Equal(0, here.Product.Ask<long>("SELECT count(*) FROM escalations"));
        Assert.Equal(0, here.Product.Ask<long>($"SELECT count(*) FROM messages WHERE author = {Agent}"));
        OnThePhone.EachOnceAndInOrder(here.Phone);
    }

    [Fact]
    public async Task A_flood_of_old_messages_changes_nothing()
    {
        await using var here = await OnThePhone.Start("kapso");
        await here.Ask("me sale el error 3441041");
        await here.Quiet();
        var before = here.Product.Ask<long>("SELECT count(*) FROM messages");
        await ((FakeKapso)here.Number).FloodWithHistory(here.Phone, 300);
        await here.Quiet();

        Assert.Equal(before, here.Product.Ask<long>("SELECT count(*) FROM messages"));
        Assert.Equal(0, here.Product.Ask<long>("SELECT count(*) FROM escalations"));
    }

    private static FakeMetaOptions Coexisting(FakeMetaOptions options) => options with { IsCoexistence = true };

    private static FakeKapsoOptions Coexisting(FakeKapsoOptions options) => options with { IsCoexistence = true };
}
