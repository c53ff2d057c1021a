using Kapso.Coex.Bot.Engine.Conversations;

namespace Kapso.Coex.Bot.Engine.Tests.Conversations;

public class SecretsTests
{
    private const string Hex = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData("EAAGm0PX4ZCpsBAKZCZBexampleexampleexample123", "EAAGm0")]
    [InlineData("here: EAAGm0PX4ZCpsBAKZCZBexampleexampleexample123, does it help?", "EAAGm0")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NSJ9.c2lnbmF0dXJlLWhlcmU", "eyJhb")]
    [InlineData(Hex, "0123456789abcdef")]
    [InlineData("Authorization: Bearer abcdef1234567890", "abcdef1234567890")]
    [InlineData("api key: kps_live_83jd93jd93", "83jd93")]
    [InlineData("X-API-Key=9f8a7b6c5d", "9f8a7b6c5d")]
    [InlineData("my password is Sunny2024!", "Sunny2024")]
    [InlineData("mi contraseña es Perro2024", "Perro2024")]
    [InlineData("la contrasena: perro#feliz", "perro#feliz")]
    [InlineData("minha senha é gato1234", "gato1234")]
    [InlineData("PIN: 482913", "482913")]
    [InlineData("my pin is 482913", "482913")]
    [InlineData("el pin es 482913", "482913")]
    [InlineData("o PIN é 482913", "482913")]
    [InlineData("two-step pin 482913", "482913")]
    [InlineData("my PIN number is 482913", "482913")]
    [InlineData("the password of the account is Sunny2024!", "Sunny2024")]
    [InlineData("la clave de la cuenta es Perro2024", "Perro2024")]
    [InlineData("o código de verificação é 482913", "482913")]
    [InlineData("el código que me llegó es 482-913", "482-913")]
    [InlineData("verification code: 482913", "482913")]
    [InlineData("""{"password":"Sunny2024","x":1}""", "Sunny2024")]
    [InlineData("shot_EAAGm0PX4ZCpsBAKZCZBexampleexampleexample123_2.png", "EAAGm0")]
    [InlineData("shot_0123456789abcdef0123456789abcdef_2.png", "0123456789abcdef")]
    [InlineData("copy-of_sk_live_83jd93jd93jd93jd93.png", "83jd93")]
    public void A_secret_does_not_come_through(string text, string secret)
    {
        var (clean, had) = Secrets.Remove(text);
        Assert.True(had);
        Assert.DoesNotContain(secret, clean);
    }

    [Theory]
    [InlineData("my token expired")]
    [InlineData("my token expired 2 days ago")]
    [InlineData("the access token is not valid any more")]
    [InlineData("la clave es conectar primero")]
    [InlineData("la clave es que el número 3441041 no sale")]
    [InlineData("a senha não funciona")]
    [InlineData("I forgot my password")]
    [InlineData("olvidé mi contraseña del Facebook")]
    [InlineData("it asks for a PIN of 6 digits")]
    [InlineData("me pide un pin de 6 dígitos")]
    [InlineData("pede um PIN de 6 dígitos")]
    [InlineData("phone_number_id: 106540352242922")]
    [InlineData("waba id 102290129340398 and phone number id 106540352242922")]
    [InlineData("error code 2655093")]
    [InlineData("el código 3441041")]
    [InlineData("o código do erro é 2655093")]
    [InlineData("el código de error es 3441041")]
    [InlineData("(#3441049) error_subcode")]
    [InlineData("+56 9 8765 4321")]
    [InlineData("my number is +1 (415) 555-0132")]
    [InlineData("fbtrace_id AbCdEf1234567890xyzKLmn")]
    [InlineData("https://business.facebook.com/latest/whatsapp_manager/phone_numbers?asset_id=102290129340398")]
    [InlineData("the pinned message of 2024")]
    [InlineData("I am opinionated about step 5")]
    public void Ordinary_words_and_ids_stay(string text) =>
        Assert.Equal((text, false), Secrets.Remove(text));

    /// <summary>As long as a message may be, and made so that a pattern which tries again from everywhere would take minutes.</summary>
    [Theory]
    [InlineData("pin:", 4000)]
    [InlineData("pin ", 4000)]
    [InlineData("clave a ", 2000)]
    [InlineData("_eyJ", 4000)]
    [InlineData("pin=\"", 3000)]
    [InlineData("pin is ", 2200)]
    [InlineData("pin\n\n\n\n\n\n\n\n", 1400)]
    [InlineData("verification code a b c d ", 600)]
    public void A_text_made_to_keep_the_bot_busy_comes_through_at_once(string part, int times)
    {
        var text = string.Concat(Enumerable.Repeat(part, times));
        Assert.Equal((text, false), Secrets.Remove(text));
    }

    [Theory]
    [InlineData("the password of the account is ", "g", "1")]
    [InlineData("pin", " ", "")]
    [InlineData("bearer", " ", "")]
    [InlineData("código de verifica", "a", "")]
    [InlineData("", "a", "g")]
    public void So_does_one_long_word(string before, string letter, string after)
    {
        var text = before + string.Concat(Enumerable.Repeat(letter, 15_000)) + after;
        Assert.EndsWith(after, Secrets.Remove(text).Text);
    }

    [Theory]
    [InlineData("password")]
    [InlineData("accessToken")]
    [InlineData("user_passwords")]
    [InlineData("x-api-key")]
    [InlineData("Contraseña")]
    [InlineData("pin")]
    [InlineData("clientSecret")]
    [InlineData("Authorization")]
    public void Some_names_tell_that_a_secret_follows(string name) => Assert.True(Secrets.IsLabel(name));

    [Theory]
    [InlineData("clientActivityID")]
    [InlineData("displayText")]
    [InlineData("pinned")]
    [InlineData("opinion")]
    [InlineData("webchat:sequence-id")]
    [InlineData("coex")]
    public void Other_names_do_not(string name) => Assert.False(Secrets.IsLabel(name));
}
