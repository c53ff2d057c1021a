using CsCheck;
using Kapso.Coex.Bot.Desk.Accounts;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Desk.Accounts;

public sealed class PasswordsTests
{
    private const string Name = "Ana María Ruiz";
    private const string Email = "ana.ruiz@tienda.example";

    [Theory]
    [InlineData("passwordpassword")]
    [InlineData("Password1234")]
    [InlineData("P@ssw0rd2026!")]
    [InlineData("contraseña1234")]
    [InlineData("Contrasena.2026")]
    [InlineData("qwertyuiop12")]
    [InlineData("1q2w3e4r5t6y")]
    [InlineData("1qaz2wsx3edc")]
    [InlineData("123456789012")]
    [InlineData("abcdefghijkl")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("abcabcabcabc")]
    [InlineData("iloveyou2026")]
    [InlineData("administrador1")]
    [InlineData("Bienvenido2026!")]
    [InlineData("WhatsApp-Kapso-1")]
    [InlineData("correct horse battery staple")]
    [InlineData("Verano2026!!")]
    [InlineData("letmeinletmein")]
    public void The_first_that_come_to_mind_are_refused(string password) => Assert.Equal(PasswordMistake.TooCommon, Passwords.Mistake(password, Name, Email));

    [Theory]
    [InlineData("anaruiz12345")]
    [InlineData("Ruiz María Ana 77")]
    [InlineData("ana.ruiz@tienda.example")]
    public void Ones_own_name_is_no_password(string password) => Assert.Equal(PasswordMistake.OwnName, Passwords.Mistake(password, Name, Email));

    [Theory]
    [InlineData("teapot under seven umbrellas")]
    [InlineData("tetera verde, siete paraguas")]
    [InlineData("xK4v9Qz2mP7w")]
    [InlineData("kvxq wplm zrtd")]
    [InlineData("日本語のとても長い合言葉です")]
    [InlineData("Ana's teapot under umbrellas")]
    [InlineData("my love of seven umbrellas")]
    public void Long_and_ones_own_is_enough_whatever_it_is_made_of(string password) => Assert.Null(Passwords.Mistake(password, Name, Email));

    [Theory]
    [InlineData("elevenchars")]
    [InlineData("🐘🐘🐘🐘🐘🐘")]
    public void Twelve_characters_are_the_least(string password) => Assert.Equal(PasswordMistake.TooShort, Passwords.Mistake(password, Name, Email));

    [Fact]
    public void A_page_long_one_is_refused() => Assert.Equal(PasswordMistake.TooLong, Passwords.Mistake(string.Concat(Enumerable.Range(0, 60).Select(number => $"{number * 7919}x")), Name, Email));

    [Fact]
    public void What_a_password_manager_makes_is_never_refused() => Gen.Char["abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789-_!"].Array[16, 40]
        .Sample(letters => Assert.Null(Passwords.Mistake(new string(letters), Name, Email)), iter: 2000);

    [Fact]
    public void Anything_can_be_typed() => Gen.String.Sample(typed => Passwords.Mistake(typed, typed, typed), iter: 2000);

    [Fact]
    public void The_same_letters_from_another_keyboard_are_the_same_password()
    {
        var hasher = new AgentHasher();
        var agent = Joining.New(Name, Email, Roles.Agent, default);
        var hash = hasher.HashPassword(agent, "caf\u00e9 con siete paraguas");
        Assert.Equal(Microsoft.AspNetCore.Identity.PasswordVerificationResult.Success, hasher.VerifyHashedPassword(agent, hash, "cafe\u0301 con siete paraguas"));
    }
}
