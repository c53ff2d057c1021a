namespace Kapso.Coex.Bot.Channels.WhatsApp;

/// <summary>
/// The names by which somebody on WhatsApp is found again. They only find: what is answered is the phone or scoped id as it was received.
/// </summary>
internal static class Addresses
{
    private const int BrazilianMobile = 13;
    private const string PhoneSign = "/+";

    /// <summary>The surest first: the scoped id is the person, the phone is where they are now.</summary>
    /// <param name="number">Our number's id: a scoped id means somebody else at another business.</param>
    /// <param name="person">At least one of phone and scoped id is known.</param>
    public static IReadOnlyList<string> Of(string number, Person person) =>
    [
        .. person.UserId is { } user ? (string[])[$"{number}/{user}"] : [],
        .. person.Phone is { } phone ? (string[])[$"{number}{PhoneSign}{Common(phone)}"] : [],
    ];

    /// <summary>Phones are given to new owners; scoped ids are not.</summary>
    public static bool IsPhone(string address) => address.Contains(PhoneSign, StringComparison.Ordinal);

    /// <summary>
    /// One spelling for those that mean the same phone: Brazil with and without the ninth digit, Mexico with and without 1, Argentina with
    /// and without 9. Only the mobile forms, so that a landline never becomes somebody's mobile.
    /// </summary>
    public static string Common(string digits) => digits switch
    {
        ['5', '5', _, _, '9', >= '6' and <= '9', ..] when digits.Length == BrazilianMobile => string.Concat(digits.AsSpan(0, 4), digits.AsSpan(5)),
        ['5', '2', '1', ..] when digits.Length == 13 => string.Concat("52", digits.AsSpan(3)),
        ['5', '4', '9', ..] when digits.Length == 13 => string.Concat("54", digits.AsSpan(3)),
        _ => digits,
    };
}
