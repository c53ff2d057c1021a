using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Fakes.Kapso;
using Kapso.Coex.Bot.Fakes.Meta;
using Kapso.Coex.Bot.Fakes.Numbers;
using Kapso.Coex.Bot.Fakes.Phones;
using Kapso.Coex.Bot.Tests.Evidence;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Channels.WhatsApp;

/// <summary>What must not wake the bot, and what gets one helpful sentence.</summary>
public sealed class AsideTests
{
    private static readonly Dictionary<string, Action<FakePhone>> Unheard = new()
    {
        ["reaction"] = phone => phone.React("👍"),
        ["reaction taken back"] = phone => phone.React(null),
        ["edit"] = phone => phone.Edit(phone.Said[0], "otra cosa"),
        ["revoke"] = phone => phone.TakeBack(phone.Said[0]),
        ["new number"] = phone => phone.ChangeNumber("5215500000001"),
        ["group"] = phone => phone.SayInGroup("120363000000000000@g.us", "hola a todos"),
    };

    private static readonly Dictionary<string, Action<FakePhone>> Unreadable = new()
    {
        ["voice"] = phone => phone.SendVoice(),
        ["video"] = phone => phone.SendVideo(),
        ["sticker"] = phone => phone.SendSticker(),
        ["location"] = phone => phone.ShareLocation(),
        ["contact"] = phone => phone.ShareContact(),
        ["view once"] = phone => phone.SendViewOnce(),
        ["poll"] = phone => phone.SendPoll(),
        ["huge file"] = phone => phone.SendHugeFile(),
    };

    public static TheoryData<string, string> UnheardBothWays => BothWays(Unheard.Keys);

    public static TheoryData<string, string> UnreadableBothWays => BothWays(Unreadable.Keys);

    [Theory]
    [MemberData(nameof(UnheardBothWays))]
    public async Task It_does_not_wake_the_bot(string way, string what)
    {
        await using var here = await OnThePhone.Start(way, meta: meta => meta with { IsCoexistence = true }, kapso: kapso => kapso with { IsCoexistence = true });
        await here.Ask("me sale el error 3441041");
        await here.Quiet();
        var messages = Messages(here);
        Unheard[what](here.Phone);
        await here.Quiet();

        Assert.Equal(messages, Messages(here));
        Assert.Single(here.Phone.Shown);
    }

    [Fact]
    public async Task Neither_do_history_and_standby()
    {
        await using var here = await OnThePhone.Start();
        var meta = (FakeMeta)here.Number;
        await meta.ShareHistory(here.Phone, 50);
        await meta.StandBy(here.Phone, "hola");
        await meta.ShareContacts(here.Phone);
        here.Number.OwnerTypes(here.Phone, "hola");
        await here.Quiet();

        Assert.Equal(0, Messages(here));
    }

    [Theory]
    [MemberData(nameof(UnreadableBothWays))]
    public async Task It_is_answered_in_one_helpful_sentence(string way, string what)
    {
        await using var here = await OnThePhone.Start(way);
        await here.Ask("me sale el error 3441041");
        Unreadable[what](here.Phone);
        await here.Phone.Next();
        await here.Quiet();

        Assert.Equal(2, here.Phone.Shown.Count);
        TestContext.Current.TestOutputHelper?.WriteLine(here.Phone.Last.ToString());
    }

    [Theory]
    [InlineData("16505551234", "I get error 3441041", "listen")]
    [InlineData("5215512345678", "me sale el error 3441041", "escuchar")]
    [InlineData("5511987654321", "estou recebendo o erro 3441041", "ouvir")]
    public async Task The_sentence_is_in_the_customers_language(string phone, string opening, string word)
    {
        await using var here = await OnThePhone.Start(phone: number => number.Phone(phone));
        await here.Ask(opening);
        await here.Quiet();
        here.Phone.SendVoice();

        await here.Phone.WaitFor(word);
    }

    [Fact]
    public async Task A_voice_note_with_a_transcript_is_heard_as_words()
    {
        await using var here = await OnThePhone.Start("kapso");
        var kapso = (FakeKapso)here.Number;
        await here.Ask("me sale el error 3441041");
        var voice = kapso.Compose(here.Phone, "audio", new JsonObject { ["id"] = "1", ["mime_type"] = "audio/ogg; codecs=opus", ["voice"] = true });
        var body = KapsoEvents.Received(kapso, here.Phone, voice);
        body["message"]!["kapso"]!["transcript"] = new JsonObject { ["text"] = "phone number id 106540352242922" };
        await kapso.Send("whatsapp.message.received", body);
        await here.Phone.Next();
        here.Phone.Say("quiero hablar con una persona");
        await here.Phone.Next();
        await here.Quiet();

        Assert.Contains("106540352242922", (await here.Desk()).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_photo_that_is_one_is_not_answered_so()
    {
        await using var here = await OnThePhone.Start();
        await here.Ask("me sale el error 3441041");
        here.Phone.SendPhoto(Pictures.Png(60, 40));
        await here.Phone.Next();

        Assert.Equal(1, here.Product.Ask<long>("SELECT count(*) FROM attachments"));
    }

    private static TheoryData<string, string> BothWays(IEnumerable<string> kinds)
    {
        var all = new TheoryData<string, string>();
        foreach (var kind in kinds)
        {
            all.Add("meta", kind);
            all.Add("kapso", kind);
        }

        return all;
    }

    private static long Messages(OnThePhone here) => here.Product.Ask<long>("SELECT count(*) FROM messages");
}
