using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Fakes.Meta;
using Kapso.Coex.Bot.Fakes.Phones;
using Kapso.Coex.Bot.Fakes.Wire;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Channels.WhatsApp;

/// <summary>Who somebody is: the scoped id where there is one, the phone otherwise, and never somebody else.</summary>
public sealed class PeopleTests
{
    private const string UserId = "MX.13491208655302741918";

    [Theory]
    [InlineData(Hidden.Absent)]
    [InlineData(Hidden.Empty)]
    [InlineData(Hidden.Null)]
    public async Task Who_hides_the_phone_is_answered_by_the_scoped_id(object hiddenAs)
    {
        await using var here = await OnThePhone.Start(phone: number => number.Phone(null, userId: UserId));
        here.Phone.HiddenAs = (Hidden)hiddenAs;
        await here.Ask("me sale el error 3441041");
        await here.Ask("phone_number_id 106540352242922");
        await here.Quiet();

        Assert.All(here.Number.Sent, sent => Assert.Equal(UserId, sent.Wire.Text("recipient")));
        Assert.Equal(1, Conversations(here));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Phone_and_scoped_id_are_one_person_whichever_comes_first(bool hiddenFirst)
    {
        await using var here = await OnThePhone.Start(phone: number => number.Phone(userId: UserId));
        here.Phone.HidesNumber = hiddenFirst;
        await here.Ask("me sale el error 3441041");
        here.Phone.HidesNumber = !hiddenFirst;
        await here.Ask("phone_number_id 106540352242922");
        here.Phone.HidesNumber = false;
        await here.Ask("waba_id 102290129340398");
        await here.Quiet();

        Assert.Equal(1, Conversations(here));
        Assert.Equal("5215512345678", here.Number.Sent[^1].Input);
    }

    [Fact]
    public async Task A_phone_that_was_known_before_there_were_scoped_ids_keeps_its_conversation()
    {
        await using var here = await OnThePhone.Start();
        await here.Ask("me sale el error 3441041");
        var later = here.Number.Phone(userId: UserId);
        later.Say("phone_number_id 106540352242922");
        await later.Next();
        later.HidesNumber = true;
        later.Say("waba_id 102290129340398");
        await later.Next();

        Assert.Equal(1, Conversations(here));
    }

    [Theory]
    [InlineData("meta")]
    [InlineData("kapso")]
    public async Task A_new_number_keeps_the_conversation(string way)
    {
        await using var here = await OnThePhone.Start(way, phone: number => number.Phone(userId: UserId));
        await here.Ask("me sale el error 3441041");
        await here.Phone.ChangeNumber("5215587654321", "MX.9900000000000001").Delivered;
        await here.Ask("phone_number_id 106540352242922");
        await here.Quiet();

        Assert.Equal(1, Conversations(here));
        Assert.Equal("5215587654321", here.Number.Sent[^1].Input);
        Assert.Equal(2, here.Phone.Shown.Count);
    }

    [Theory]
    [InlineData("meta", null)]
    [InlineData("meta", "MX.7700000000000001")]
    [InlineData("kapso", null)]
    [InlineData("kapso", "MX.7700000000000001")]
    public async Task A_phone_that_was_left_leads_its_new_owner_into_no_conversation(string way, string? newOwner)
    {
        await using var here = await OnThePhone.Start(way, phone: number => number.Phone(userId: UserId));
        await here.Ask("me sale el error 3441041");
        await here.Phone.ChangeNumber("5215587654321", "MX.9900000000000001").Delivered;
        var stranger = here.Number.Phone(userId: newOwner, name: "Eva");
        stranger.Say("hola");
        await stranger.Next();
        await here.Ask("phone_number_id 106540352242922");

        Assert.Equal(2, Conversations(here));
        Assert.Single(stranger.Shown);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("MX.7700000000000001")]
    public async Task Who_does_not_share_the_new_phone_is_written_to_by_the_scoped_id_and_not_at_the_old_phone(string? newOwner)
    {
        await using var here = await OnThePhone.Start(phone: number => number.Phone(userId: UserId));
        await here.Ask("me sale el error 3441041");
        here.Phone.HidesNumber = true;
        await here.Phone.ChangeNumber("5215587654321", "MX.9900000000000001").Delivered;
        await here.Ask("phone_number_id 106540352242922");
        Assert.Equal("MX.9900000000000001", here.Number.Sent[^1].Wire.Text("recipient"));

        var stranger = here.Number.Phone(userId: newOwner, name: "Eva");
        stranger.Say("hola");
        await stranger.Next();
        Assert.Equal(2, Conversations(here));
    }

    [Fact]
    public async Task Who_moves_without_being_told_a_new_scoped_id_is_found_when_it_is_told()
    {
        await using var here = await OnThePhone.Start(phone: number => number.Phone(userId: UserId));
        await here.Ask("me sale el error 3441041");
        await here.Phone.ChangeNumber("5215587654321").Delivered;
        var same = here.Number.Phone("5215587654321", userId: "MX.9900000000000001");
        same.Say("phone_number_id 106540352242922");
        await same.Next();

        Assert.Equal(1, Conversations(here));
    }

    [Fact]
    public async Task What_is_still_to_be_said_does_not_go_to_a_phone_that_somebody_else_writes_from()
    {
        await using var here = await OnThePhone.Start(phone: number => number.Phone(userId: UserId));
        await here.Ask("me sale el error 3441041");
        var stranger = here.Number.Phone(userId: "MX.7700000000000001", name: "Eva");
        stranger.Say("hola");
        await stranger.Next();
        here.Phone.HidesNumber = true;
        await here.Ask("phone_number_id 106540352242922");

        Assert.Equal(UserId, here.Number.Sent[^1].Wire.Text("recipient"));
        Assert.Null(here.Number.Sent[^1].Wire.Text("to"));
    }

    [Fact]
    public async Task A_phones_new_owner_does_not_get_the_old_ones_conversation()
    {
        await using var here = await OnThePhone.Start(phone: number => number.Phone(userId: UserId));
        await here.Ask("me sale el error 3441041");
        var other = here.Number.Phone(userId: "MX.7700000000000001", name: "Eva");
        other.Say("hola");
        await other.Next();

        Assert.Equal(2, Conversations(here));
    }

    [Theory]
    [InlineData("5215512345678", "525512345678")]
    [InlineData("5491123456789", "541123456789")]
    [InlineData("5511987654321", "551187654321")]
    public async Task Two_spellings_of_a_mobile_are_one_person_and_the_one_received_is_answered(string one, string other)
    {
        await using var here = await OnThePhone.Start(phone: number => number.Phone(one));
        await here.Ask("me sale el error 3441041");
        var again = here.Number.Phone(other);
        again.Say("phone_number_id 106540352242922");
        await again.Next();

        Assert.Equal(1, Conversations(here));
        Assert.Equal([one, other], here.Number.Sent.Select(sent => sent.Input.TrimStart('+')));
    }

    [Theory]
    [InlineData("551132654321", "5511932654321")]
    [InlineData("551132654321", "551187654321")]
    public async Task A_landline_is_nobodys_mobile(string landline, string mobile)
    {
        await using var here = await OnThePhone.Start(phone: number => number.Phone(landline));
        here.Phone.Say("me sale el error 3441041");
        here.Number.Phone(mobile, "Eva").Say("me sale el error 3441041");
        await OnThePhone.Until(() => Conversations(here) == 2);
    }

    [Fact]
    public async Task Over_Kapso_a_person_without_a_phone_is_kept_and_shown_as_not_answerable_and_nothing_is_tried()
    {
        await using var here = await OnThePhone.Start("kapso", phone: number => number.Phone(null, userId: UserId));
        here.Phone.Say("me sale el error 3441041");
        await here.Quiet();
        here.Phone.Say("quiero hablar con una persona");
        await here.Quiet();

        var contact = (await here.Desk())["contact"]!;
        Assert.False((bool)contact["answerable"]!);
        Assert.Equal(UserId, (string)contact["userId"]!);
        Assert.Contains("phone numbers only", (string)contact["why"]!, StringComparison.Ordinal);
        Assert.Equal(0, here.Number.Faults.Counted);
    }

    [Fact]
    public async Task Over_Kapso_it_is_told_once_and_the_last_word_goes_when_the_phone_becomes_known()
    {
        await using var here = await OnThePhone.Start("kapso", phone: number => number.Phone(userId: UserId));
        here.Phone.HidesNumber = true;
        foreach (var words in (string[])["me sale el error 3441041", "no lo encuentro", "sigue sin aparecer"])
        {
            here.Phone.Say(words);
            await here.Quiet();
        }

        Assert.Equal((1, 1), (Failures(here), here.Product.Ask<long>("SELECT count(*) FROM postings WHERE state = 1")));
        Assert.Empty(here.Phone.Shown);

        here.Phone.HidesNumber = false;
        here.Phone.Say("ayuda");
        await here.Phone.Next();
        await here.Phone.Next();
        await here.Quiet();
        Assert.InRange(here.Phone.Shown.Count, 2, 4);
        Assert.Equal((1, 0), (Failures(here), here.Product.Ask<long>("SELECT count(*) FROM postings WHERE state <> 2")));
        OnThePhone.EachOnceAndInOrder(here.Phone);
    }

    [Fact]
    public async Task Another_number_of_the_same_account_is_not_answered()
    {
        await using var here = await OnThePhone.Start();
        var meta = (FakeMeta)here.Number;
        var message = meta.Compose(here.Phone, "text", new JsonObject { ["body"] = "me sale el error 3441041" });
        var value = MetaChanges.Value(meta, ("contacts", new JsonArray(here.Phone.Contact())), ("messages", new JsonArray(message)));
        value["metadata"]!["phone_number_id"] = "999999999999999";
        await meta.Change("messages", value);
        await here.Quiet();

        Assert.Equal(0, Conversations(here));
    }

    private static long Failures(OnThePhone here) => here.Product.Ask<long>("SELECT count(*) FROM messages WHERE body LIKE '%delivery.failed%'");

    private static long Conversations(OnThePhone here) => here.Product.Ask<long>("SELECT count(*) FROM conversations");
}
