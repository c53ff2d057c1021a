using System.Globalization;

namespace Kapso.Coex.Bot.Desk.Accounts.Pages;

/// <summary>Moments as these pages tell them: in one time for everybody, and it says which.</summary>
internal static class Moments
{
    public static string Told(DateTimeOffset at) => $"{at.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC";
}
