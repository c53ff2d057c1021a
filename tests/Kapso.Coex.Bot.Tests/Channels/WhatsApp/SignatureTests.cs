using System.Security.Cryptography;
using System.Text;
using CsCheck;
using Kapso.Coex.Bot.Channels.WhatsApp;
using Microsoft.Extensions.Primitives;

namespace Kapso.Coex.Bot.Tests.Channels.WhatsApp;

public sealed class SignatureTests
{
    private const string Meta = "sha256=";
    private static readonly Gen<string> Secret = Gen.Char["abcdef0123456789áÑ漢!"].Array[1, 64].Select(letters => new string(letters));

    [Fact]
    public void What_was_signed_is_genuine_in_either_case_of_its_letters() => Gen.Select(Secret, Gen.Byte.Array[0, 2000], Gen.Bool).Sample((secret, body, upper) =>
    {
        var written = Meta + Hash(secret, body);
        Assert.True(IsGenuine(upper ? written.ToUpperInvariant() : written, secret, body));
    });

    [Fact]
    public void One_bit_turned_in_body_or_hash_is_noticed() => Gen.Select(Secret, Gen.Byte.Array[1, 200], Gen.Int[0, 100_000]).Sample((secret, body, bit) =>
    {
        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body);
        Assert.False(IsGenuine(Meta + Convert.ToHexStringLower(Turned(hash, bit)), secret, body));
        Assert.False(IsGenuine(Meta + Convert.ToHexStringLower(hash), secret, Turned(body, bit)));
    });

    [Fact]
    public void Anothers_secret_opens_nothing() => Gen.Select(Secret, Secret, Gen.Byte.Array[0, 50]).Where((ours, theirs, _) => ours != theirs)
        .Sample((ours, theirs, body) => Assert.False(IsGenuine(Meta + Hash(theirs, body), ours, body)));

    [Fact]
    public void Any_header_is_read_without_an_exception() => Gen.String.Sample(written => Assert.False(IsGenuine(written, "secret", [1])));

    [Theory]
    [InlineData(null, "missing")]
    [InlineData("", "malformed")]
    [InlineData("sha256=", "malformed")]
    [InlineData("sha256", "malformed")]
    public void What_is_no_signature_says_why(string? written, string trouble) =>
        Assert.Equal(trouble, SignatureClaim.Read(written is null ? StringValues.Empty : written, Meta).Trouble);

    [Fact]
    public void Half_a_hash_another_algorithm_and_letters_beside_it_are_malformed()
    {
        var hash = Hash("secret", []);

        Assert.All(
            [hash, $"sha256={hash[..62]}", $"sha256={hash}00", $"sha1={hash[..40]}", $"sha1={hash}", $"sha256={hash[..63]}g", $" sha256={hash}", $"sha256={hash} ", $"sha256=sha256={hash}", $"sha256={hash},sha256={hash}"],
            written => Assert.Equal("malformed", SignatureClaim.Read(written, Meta).Trouble));
    }

    [Fact]
    public void Two_signatures_are_none()
    {
        var genuine = Meta + Hash("secret", []);

        Assert.Equal("doubled", SignatureClaim.Read(new StringValues([genuine, genuine]), Meta).Trouble);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" , ")]
    public void Without_a_secret_nothing_is_genuine(string? setting) =>
        Assert.False(new WebhookSecrets(setting).Signed("{}"u8, HMACSHA256.HashData([], "{}"u8)));

    [Theory]
    [InlineData("old")]
    [InlineData("new")]
    public void While_a_secret_is_replaced_both_count(string secret) =>
        Assert.True(new WebhookSecrets("new, old").Signed("{}"u8, HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), "{}"u8)));

    private static bool IsGenuine(string header, string secret, byte[] body) =>
        SignatureClaim.Read(header, Meta).Hash is { } hash && new WebhookSecrets(secret).Signed(body, hash);

    private static string Hash(string secret, byte[] body) => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));

    private static byte[] Turned(byte[] bytes, int bit)
    {
        var turned = bytes.ToArray();
        turned[bit / 8 % bytes.Length] ^= (byte)(1 << (bit % 8));
        return turned;
    }
}
