using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Evidence;

namespace Kapso.Coex.Bot.Engine.Tests.Evidence;

public class IdCheckTests
{
    [Theory]
    [InlineData("106540352242922", "106540352242922")]
    [InlineData("1065 4035 2242 922", "106540352242922")]
    [InlineData("it's 106540352242922.", "106540352242922")]
    [InlineData("１０６５４０３５２２４２９２２", "106540352242922")]
    [InlineData("106540352242922 102290129340398", "106540352242922,102290129340398")]
    [InlineData("106540352242922, 102290129340398", "106540352242922,102290129340398")]
    [InlineData("106540352242922\n102290129340398", "106540352242922,102290129340398")]
    public void Numbers_are_read_however_they_are_written(string text, string expected) =>
        Assert.Equal(expected.Split(','), IdCheck.Numbers(text).Select(number => number.Digits));

    [Theory]
    [InlineData("106540352242922", IdProblem.None)]
    [InlineData("12345678901234567890", IdProblem.None)]
    [InlineData("12345678", IdProblem.TooShort)]
    [InlineData("123456789012345678901", IdProblem.TooLong)]
    [InlineData("+56 9 8765 4321", IdProblem.LooksLikePhone)]
    [InlineData("(415) 555-013-2222", IdProblem.LooksLikePhone)]
    [InlineData("56987654321", IdProblem.LooksLikePhone)]
    [InlineData("+106540352242922", IdProblem.LooksLikePhone)]
    public void What_cannot_be_an_id_is_told(string text, IdProblem expected) =>
        Assert.Equal(expected, IdCheck.Check(Assert.Single(IdCheck.Numbers(text))));

    [Theory]
    [InlineData("phone number id 106540352242922, waba id 102290129340398", "PhoneNumberId 106540352242922,WabaId 102290129340398")]
    [InlineData("waba_id: 102290129340398 phone_number_id: 106540352242922", "WabaId 102290129340398,PhoneNumberId 106540352242922")]
    [InlineData("el id de la cuenta es 102290129340398", "WabaId 102290129340398")]
    [InlineData("id do número: 106540352242922", "PhoneNumberId 106540352242922")]
    [InlineData("my number is 106540352242922", "")]
    [InlineData("waba id 12345", "")]
    public void Ids_are_taken_by_their_names_in_any_order(string text, string expected) =>
        Assert.Equal(expected, string.Join(',', MetaIds.NamedIn(text).Select(named => $"{named.Item} {named.Number.Digits}")));
}
