namespace Kapso.Coex.Bot.Fakes.Numbers;

/// <summary>Mexico, Argentina and Brazil: two spellings of one mobile number, and Meta delivers to both.</summary>
internal static class PhoneVariants
{
    public static string Plain(string digits) => digits switch
    {
        ['5', '2', '1', .. { Length: 10 } rest] => $"52{rest}",
        ['5', '4', '9', .. { Length: 10 } rest] => $"54{rest}",
        ['5', '5', var area, var code, '9', .. { Length: 8 } rest] => $"55{area}{code}{rest}",
        _ => digits,
    };
}
