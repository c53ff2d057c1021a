using CsCheck;
using Kapso.Coex.Bot.Engine.Triage;
using Xunit;

namespace Kapso.Coex.Bot.Engine.Tests.Triage;

public sealed class ErrorCodesTests
{
    private static readonly ErrorCodes Codes = new(["3441041", "2655093", "3441045", "3441049", "131037"]);

    [Theory]
    [InlineData("3441041")]
    [InlineData("error 3441041")]
    [InlineData("(#3441041) The phone number you have entered")]
    [InlineData("[3441041]")]
    [InlineData("Código: #3441041.")]
    [InlineData("\"error_subcode\": 3441041, \"fbtrace_id\": \"AbC9dEf0\"")]
    [InlineData("{\"error\":{\"code\":100,\"error_subcode\":3441041}}")]
    [InlineData("ERROR ３４４１０４１ AYUDA")]
    [InlineData("what is 344-1041??")]
    [InlineData("ERRO 344 10 41 NO FINAL")]
    [InlineData("3 4 4 1 0 4 1")]
    [InlineData("3.441.041")]
    [InlineData("error\u00a03441041")]
    [InlineData("34\u200b41041")]
    [InlineData("error٣٤٤١٠٤١")]
    [InlineData("numero (11) 98765-4321 com erro 3441041, é urgente")]
    [InlineData("error #3441041 desde ayer con el +57 310 555 0199")]
    public void A_code_is_found_however_it_is_written(string text) =>
        Assert.Equal(new ErrorCode("3441041", true), Codes.In(text)[0]);

    [Theory]
    [InlineData("my number is +56 9 3441 041")]
    [InlineData("call me at +1 344 1041")]
    [InlineData("phone_number_id 106540352242922")]
    [InlineData("waba 1023441041290")]
    [InlineData("on 12/09/2026 at 10:30")]
    [InlineData("pedido 4418920 sigue sin cargarse")]
    [InlineData("our order no. 5520178 is late")]
    [InlineData("ticket #4821399")]
    [InlineData("me llegó el código 482913 por sms")]
    [InlineData("we have 131042 contacts")]
    [InlineData("wamid.HBgLNTY5NjE1Njcy3441041x")]
    [InlineData("limited to 250 conversations")]
    [InlineData("")]
    public void Phone_numbers_ids_dates_and_order_numbers_are_no_codes(string text) => Assert.Empty(Codes.In(text));

    [Theory]
    [InlineData("error code 7305518, nothing in the docs about it", "7305518")]
    [InlineData("apareceu o erro 8120047 alguem sabe?", "8120047")]
    [InlineData("#2494064 in the popup", "2494064")]
    [InlineData("9912345", "9912345")]
    public void An_unknown_code_is_kept_word_for_word(string text, string digits) =>
        Assert.Equal([new ErrorCode(digits, false)], Codes.In(text));

    [Theory]
    [InlineData("error 131047 when replying to a customer", "131047")]
    [InlineData("me sale 131042 al enviar", "131042")]
    [InlineData("(#190) token expired", "190")]
    public void Shorter_codes_count_where_they_are_called_an_error(string text, string digits) =>
        Assert.Equal([digits], Codes.In(text).Select(code => code.Digits));

    [Fact]
    public void The_onboarding_code_comes_before_the_code_that_wraps_it() =>
        Assert.Equal(["3441041", "100"], Codes.In("{\"code\":100,\"error_subcode\":3441041}").Select(code => code.Digits));

    [Fact]
    public void Several_codes_are_all_found_and_each_once() =>
        Assert.Equal(["3441041", "2655093"], Codes.In("first 3441041, then 2655093 and 3441041 again").Select(code => code.Digits));

    [Fact]
    public void Nothing_that_is_written_makes_it_fail() => Gen.String.Sample(text => Codes.In(text) is not null);

    [Fact]
    public void A_code_is_always_plain_digits() =>
        Gen.String[Gen.Char["0123456789０１２３４５６７８９ #().-+error"], 0, 40]
            .Sample(text => Codes.In(text).All(code => code.Digits.All(char.IsAsciiDigit)));
}
