using System.Globalization;
using Kapso.Coex.Bot.Engine.Languages;

namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>When somebody is at the desk, as a customer reads it.</summary>
internal static class DeskTimes
{
    /// <summary>"Monday 09:00 (Europe/Madrid)": the customer's own time is not known to us, so the zone is named.</summary>
    public static string WhenOpen(TurnInProgress turn)
    {
        var hours = turn.Knowledge.Desk;
        var opens = TimeZoneInfo.ConvertTime(hours.NextOpening(turn.Now), hours.Zone);
        var day = DayNames(turn.Language)[(int)opens.DayOfWeek];
        return string.Create(CultureInfo.InvariantCulture, $"{day} {opens:HH:mm} ({hours.Zone.Id})");
    }

    // Not from the system's cultures, which a small machine may not have.
    private static string[] DayNames(Language language) => language switch
    {
        Language.Spanish => ["domingo", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado"],
        Language.Portuguese => ["domingo", "segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira", "sábado"],
        _ => ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
    };
}
