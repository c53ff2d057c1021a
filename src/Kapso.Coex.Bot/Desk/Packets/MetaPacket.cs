using System.Globalization;
using System.Text;
using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Engine.Evidence;
using Kapso.Coex.Bot.Engine.Playbooks;
using Kapso.Coex.Bot.Storage;

namespace Kapso.Coex.Bot.Desk.Packets;

/// <summary>
/// What Meta's support asks for first, on one page in English: ids, the exact error, dates, what was done. Nothing of who the customer is,
/// and nothing of what they said beside it.
/// </summary>
internal static class MetaPacket
{
    private const string Unknown = "not known";

    private static readonly string[] walked = [AnswerId.Done.Value, AnswerId.Already.Value, AnswerId.Yes.Value, AnswerId.Ready.Value, AnswerId.Over.Value];

    public static string Text(Brief brief, IReadOnlyList<AccountEventView> events, DateTimeOffset now)
    {
        var page = new StringBuilder();
        page.AppendLine("WhatsApp coexistence: the number cannot be connected").AppendLine();
        Line(page, "Phone number ID", Values(brief, EvidenceItem.PhoneNumberId));
        Line(page, "WhatsApp Business Account ID", Values(brief, EvidenceItem.WabaId));
        Line(page, "Exact error", Values(brief, EvidenceItem.MetaErrorText));
        Line(page, "Error codes", brief.Codes.Count == 0 ? Unknown : string.Join(", ", brief.Codes.Select(OneLine)));
        Line(page, "Former provider", OneLine(brief.Provider ?? Unknown));
        Line(page, "Opened", Utc(brief.OpenedAt));
        Line(page, "Written", Utc(now));
        List(page, "What was done (UTC)", [.. brief.Steps.Where(step => walked.Contains(step.Answer)).Select(step => $"{Utc(step.At)}  {OneLine(step.Title)} – {OneLine(step.Words)}")]);
        List(page, "What could not be done (UTC)", [.. brief.Steps.Where(step => !walked.Contains(step.Answer)).Select(step => $"{Utc(step.At)}  {OneLine(step.Title)} – {OneLine(step.Words)}")]);
        List(page, "What Meta told us about these ids (UTC)", [.. events.Select(told => $"{Utc(told.At)}  {OneLine(told.Name)}")]);
        List(page, "Screenshots", [.. Pictures(brief).Select((_, place) => NameOf(place))]);
        return page.ToString();
    }

    /// <summary>The pictures that belong to it, in the order in which they came.</summary>
    public static IReadOnlyList<string> Pictures(Brief brief) =>
        brief.Evidence.FirstOrDefault(line => line.Item == EvidenceItem.Screenshots)?.Values ?? [];

    /// <summary>Customers give their pictures names that are nobody's business. Its ending says what it is.</summary>
    public static string NameOf(int place) => string.Create(CultureInfo.InvariantCulture, $"screenshot-{place + 1}");

    private static string Values(Brief brief, EvidenceItem item) => brief.Evidence.FirstOrDefault(line => line.Item == item) switch
    {
        { Values.Count: > 0 } line => string.Join("; ", line.Values.Select(OneLine)),
        { Why: { } why } => $"{Unknown} ({OneLine(why)})",
        _ => Unknown,
    };

    private static void Line(StringBuilder page, string name, string value) => page.Append(name).Append(": ").AppendLine(value);

    private static void List(StringBuilder page, string title, IReadOnlyList<string> lines)
    {
        if (lines.Count == 0)
        {
            return;
        }

        page.AppendLine().AppendLine(title);
        for (var place = 0; place < lines.Count; place++)
        {
            page.Append(CultureInfo.InvariantCulture, $"{place + 1}. ").AppendLine(lines[place]);
        }
    }

    // What a customer wrote must not look like a line of ours.
    private static string OneLine(string text) => Harmless.Line(text);

    private static string Utc(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
