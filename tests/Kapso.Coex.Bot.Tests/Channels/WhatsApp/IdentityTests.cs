using Kapso.Coex.Bot.Channels.WhatsApp;
using Kapso.Coex.Bot.Channels.WhatsApp.Wire;

namespace Kapso.Coex.Bot.Tests.Channels.WhatsApp;

public sealed class IdentityTests
{
    private const string Scoped = "US.13491208655302741918";

    [Theory]
    [InlineData("")]
    [InlineData("\"from\":\"\",")]
    [InlineData("\"from\":null,")]
    [InlineData("\"from\":\"" + Scoped + "\",")]
    public void A_customer_without_a_phone_is_known_by_the_scoped_id(string from)
    {
        var person = From($$"""{{{from}}"from_user_id":"{{Scoped}}",{{Hi}}}""", $$"""{"profile":{"name":"Ana","username":"@ana"},"wa_id":"","user_id":"{{Scoped}}"}""");

        Assert.Equal(new Person(Scoped, null, "Ana"), person);
    }

    [Theory]
    [InlineData("US.13491208655302741918", true)]
    [InlineData("US.ENT.13491208655302741918", true)]
    [InlineData("us.1349", false)]
    [InlineData("USA.1349", false)]
    [InlineData("US.", false)]
    [InlineData("US.1349\n", false)]
    [InlineData("16505551234", false)]
    public void A_scoped_id_is_told_from_a_phone(string id, bool isScoped) =>
        Assert.Equal(isScoped ? new Person(id, null, null) : new Person(null, People.Phone(id), null), People.Person(id, null));

    [Theory]
    [InlineData("+250 788 123 200", "250788123200")]
    [InlineData("15550783881", "15550783881")]
    [InlineData("+1 (555) 078-3881", "15550783881")]
    [InlineData("ana", null)]
    [InlineData("+", null)]
    [InlineData("123456789012345678901", null)]
    public void A_phone_is_digits_and_nothing_else(string written, string? digits) => Assert.Equal(digits, People.Phone(written));

    [Fact]
    public void The_scoped_id_beside_the_message_completes_it() => Assert.Equal(
        new Person(Scoped, "16505551234", "Ana"), From(Webhooks.Text("hi"), $$"""{"profile":{"name":"Ana"},"wa_id":"16505551234","user_id":"{{Scoped}}"}"""));

    [Fact]
    public void A_username_stands_in_for_a_name() => Assert.Equal(
        "@ana", From(Webhooks.Text("hi"), """{"profile":{"username":"@ana"},"wa_id":"16505551234"}""").Name);

    [Fact]
    public void Where_wa_id_and_phone_differ_the_phone_is_answered() => Assert.Equal(
        new Person(Scoped, "5511987654321", "Ana"),
        From(Webhooks.Text("oi", from: "5511987654321"), $$"""{"profile":{"name":"Ana"},"wa_id":"551187654321","user_id":"{{Scoped}}"}"""));

    [Fact]
    public void In_a_batch_nobody_gets_anothers_name_or_id()
    {
        var notices = Webhooks.Read(Webhooks.Change("messages", Webhooks.Value(
            $$"""
            "contacts":[{"profile":{"name":"Ana"},"wa_id":"1111111","user_id":"US.A"}],
            "messages":[{{Webhooks.Text("a", "1", "1111111")}},{{Webhooks.Text("b", "2", "2222222")}}]
            """)));

        Assert.Equal(
            [new Person("US.A", "1111111", "Ana"), new Person(null, "2222222", null)],
            notices.Cast<Notice.Message>().Select(message => message.From));
    }

    [Fact]
    public void In_a_batch_everybody_keeps_their_own()
    {
        var contacts = Enumerable.Range(1000000, 50).Select(i => $$"""{"profile":{"name":"N{{i}}"},"wa_id":"{{i}}","user_id":"US.{{i}}"}""");
        var messages = Enumerable.Range(1000000, 50).Reverse().Select(i => Webhooks.Text("hi", $"wamid.{i}", $"{i}"));

        var notices = Webhooks.Read(Webhooks.Change("messages", Webhooks.Value($"\"contacts\":[{string.Join(',', contacts)}],\"messages\":[{string.Join(',', messages)}]")));

        Assert.Equal(50, notices.Count);
        Assert.All(notices.Cast<Notice.Message>(), message => Assert.Equal(new Person($"US.{message.From.Phone}", message.From.Phone, $"N{message.From.Phone}"), message.From));
    }

    [Fact]
    public void A_message_of_nobody_is_unreadable() => Assert.Equal(
        new Notice.Unreadable(Webhooks.Number, "entry[0].changes[0].messages[0]: nobody whom it is from"),
        Webhooks.Only(Webhooks.Messages($"{{{Hi}}}")));

    [Theory]
    [InlineData(
        """ "from":"1111111","type":"system","system":{"type":"user_changed_number","wa_id":"2222222","user_id":"US.2","previous_user_id":"US.1","body":"x"} """,
        "US.1 1111111",
        "US.2 2222222")]
    [InlineData(""" "type":"system","system":{"type":"user_changed_user_id","user_id":"US.2","previous_user_id":"US.1"} """, "US.1 -", "US.2 -")]
    [InlineData(
        """ "from":"","type":"system","system":{"type":"user_changed_number","wa_id":"","user_id":"US.2","body":"User changed from US.1 to US.2"} """,
        "US.1 -",
        "US.2 -")]
    [InlineData(
        """ "from":"2222222","type":"system","system":{"type":"user_changed_number","wa_id":"2222222","body":"User Ana changed from 1111111 to 2222222"} """,
        "- 1111111",
        "- 2222222")]
    [InlineData(
        """ "type":"system","system":{"type":"user_changed_number","body":"User x changed from 3333333 to 4444444 changed from 1111111 to 2222222"} """,
        "- 1111111",
        "- 2222222")]
    public void Whoever_changes_the_number_moves(string system, string before, string after)
    {
        var moved = Assert.IsType<Notice.Moved>(Webhooks.Only(Webhooks.Messages($"{{\"id\":\"wamid.1\",\"timestamp\":\"1750000000\",{system}}}")));

        Assert.Equal((before, after, "wamid.1", Webhooks.Sent), (Ids(moved.Before), Ids(moved.After), moved.Id, moved.At));
    }

    [Fact]
    public void A_move_to_nowhere_is_unreadable() => Assert.IsType<Notice.Unreadable>(
        Webhooks.Only(Webhooks.Messages(Webhooks.Message("\"type\":\"system\",\"system\":{\"type\":\"user_changed_number\"}"))));

    private static string Hi => "\"id\":\"wamid.1\",\"timestamp\":\"1750000000\",\"type\":\"text\",\"text\":{\"body\":\"hi\"}";

    private static string Ids(Person person) => $"{person.UserId ?? "-"} {person.Phone ?? "-"}";

    private static Person From(string message, string contact) => Assert.IsType<Notice.Message>(
        Webhooks.Only(Webhooks.Change("messages", Webhooks.Value($"\"contacts\":[{contact}],\"messages\":[{message}]")))).From;
}
