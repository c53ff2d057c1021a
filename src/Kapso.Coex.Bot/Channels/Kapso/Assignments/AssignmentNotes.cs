using System.Text;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Engine.Evidence;

namespace Kapso.Coex.Bot.Channels.Kapso.Assignments;

/// <summary>What a colleague reads beside the conversation in Kapso's inbox: the bot's summary, and the ids to copy.</summary>
internal static class AssignmentNotes
{
    private const int Longest = 2000;
    private const string Ours = "Kapso.Coex.Bot";

    public static string Of(string escalation, Brief brief)
    {
        var notes = new StringBuilder(Mark(escalation)).AppendLine().AppendLine(brief.Summary);
        foreach (var line in brief.Evidence.Where(line => line.Item != EvidenceItem.Screenshots && line.Values.Count > 0))
        {
            notes.Append(line.Item.Name()).Append(": ").AppendJoin("; ", line.Values).AppendLine();
        }

        var text = notes.ToString().TrimEnd();
        return text.Length <= Longest ? text : text[..(char.IsHighSurrogate(text[Longest - 2]) ? Longest - 2 : Longest - 1)] + "…";
    }

    /// <summary>Whether these notes are ours, about any case. What somebody in Kapso assigned is theirs, and stays as it is.</summary>
    public static bool AreOurs(string? notes) => notes?.StartsWith(Ours, StringComparison.Ordinal) == true;

    private static string Mark(string escalation) => $"{Ours}, {escalation}";
}
