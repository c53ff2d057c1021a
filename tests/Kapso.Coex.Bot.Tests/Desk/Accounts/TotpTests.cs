using System.Text;
using CsCheck;
using Kapso.Coex.Bot.Desk.Accounts;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Desk.Accounts;

public sealed class TotpTests
{
    private static readonly byte[] Key = Encoding.ASCII.GetBytes("12345678901234567890");

    // RFC 6238, appendix B: the last six of its eight digits.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long second, string code) =>
        Assert.Equal(code, Totp.Code(Key, Totp.HalfMinute(DateTimeOffset.FromUnixTimeSeconds(second))));

    [Theory]
    [InlineData(-61, false)]
    [InlineData(-30, true)]
    [InlineData(0, true)]
    [InlineData(30, true)]
    [InlineData(61, false)]
    public void A_phone_may_be_half_a_minute_off(int seconds, bool isGood)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
        var code = Totp.Code(Key, Totp.HalfMinute(now.AddSeconds(seconds)));
        Assert.Equal(isGood, Totp.Verify(Key, code, now, last: 0) is not null);
    }

    [Fact]
    public void A_code_that_was_used_is_good_no_longer_and_neither_is_an_older_one()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
        var used = Totp.Verify(Key, Totp.Code(Key, Totp.HalfMinute(now)), now, last: 0)!.Value;
        Assert.Null(Totp.Verify(Key, Totp.Code(Key, used), now, used));
        Assert.Null(Totp.Verify(Key, Totp.Code(Key, used - 1), now, used));
        Assert.NotNull(Totp.Verify(Key, Totp.Code(Key, used + 1), now, used));
    }

    [Theory]
    [InlineData("foobar", "MZXW6YTBOI")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("", "")]
    public void Keys_are_written_as_the_apps_read_them(string bytes, string text) => Assert.Equal(text, Base32.Write(Encoding.ASCII.GetBytes(bytes)));

    [Fact]
    public void What_was_written_is_read() => Gen.Byte.Array[0, 40].Sample(bytes => Assert.Equal(bytes, Base32.Read(Base32.Write(bytes))));
}
