using System.Globalization;

namespace Kapso.Coex.Bot.Channels.WhatsApp;

/// <summary>
/// Divides a text that is too long for one message, at the most natural place there is: between paragraphs, lines, sentences or words;
/// at last between two characters as people see them, so that no emoji and no accent is torn apart.
/// </summary>
internal static class Division
{
    private const string Ellipsis = "…";

    private static readonly Func<string, int, bool>[] Places =
    [
        (text, at) => at > 1 && text[at - 1] == '\n' && text[at - 2] == '\n',
        (text, at) => text[at - 1] == '\n',
        (text, at) => at > 1 && char.IsWhiteSpace(text[at - 1]) && text[at - 2] is '.' or '!' or '?' or '…' or ':',
        (text, at) => char.IsWhiteSpace(text[at - 1]),
        (_, _) => true,
    ];

    /// <summary>As much as possible in the first part. What is too long for both is cut at the end.</summary>
    public static (string First, string Second) Early(string text, int firstRoom, int secondRoom)
    {
        var divided = At(text, Find(text, text.Length - secondRoom, firstRoom, last: true) ?? Find(text, 1, firstRoom, last: true) ?? Whole(text, firstRoom));
        return (divided.First, Cut(divided.Second, secondRoom));
    }

    /// <summary>As much as possible in the second part, which is never cut: the question stands there.</summary>
    public static (string First, string Second) Late(string text, int firstRoom, int secondRoom)
    {
        var least = text.Length - secondRoom;
        var divided = At(text, Find(text, least, firstRoom, last: false) ?? Find(text, least, text.Length, last: false) ?? Whole(text, least, up: true));
        return (Cut(divided.First, firstRoom), divided.Second);
    }

    public static string Cut(string text, int room)
    {
        var left = room - Ellipsis.Length;
        return text.Length <= room ? text : $"{At(text, Find(text, left / 2, left, last: true) ?? Whole(text, left)).First}{Ellipsis}";
    }

    /// <summary>A place between the two, of the best kind; null when there is none at all.</summary>
    private static int? Find(string text, int least, int most, bool last)
    {
        var starts = StringInfo.ParseCombiningCharacters(text);
        var bold = Bold(text);
        var open = starts.Where(at => at > 0 && at >= least && at <= most && !bold[at]).ToList();
        foreach (var isPlace in Places)
        {
            var found = last ? open.FindLast(at => isPlace(text, at)) : open.Find(at => isPlace(text, at));
            if (found > 0)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>Where a *bold* passage would be torn apart.</summary>
    private static bool[] Bold(string text)
    {
        var bold = new bool[text.Length + 1];
        for (var at = 0; at < text.Length; at++)
        {
            bold[at + 1] = bold[at] ^ (text[at] == '*');
        }

        return bold;
    }

    /// <summary>Some clusters of marks are longer than a message; then at least no character is halved.</summary>
    private static int Whole(string text, int at, bool up = false) =>
        at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) ? up ? at + 1 : at - 1 : at;

    private static (string First, string Second) At(string text, int at) => (text[..at].Trim(), text[at..].Trim());
}
