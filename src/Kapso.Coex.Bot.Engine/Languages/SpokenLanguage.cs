namespace Kapso.Coex.Bot.Engine.Languages;

/// <summary>Whether a customer has gone over to another language than the conversation is in.</summary>
internal static class SpokenLanguage
{
    private const float MoreThanTheOther = 0.5f;

    /// <summary>English words of Meta's and Kapso's screens, which people name in every language.</summary>
    private static readonly HashSet<string> OnScreens =
    [
        .. """
        connect connected connecting connection disconnect disconnected account accounts business platform number numbers phone name names
        display only new existing partner partners provider remove removed delete deleted settings tools manager done yes no ok okay skip
        stop back next step cancel confirm continue select selected linked device devices scan code error try again later message messages
        template send sent receive login log in sign up sync status pending review active support help human chat chats inbox setup manual
        failed loading link use app api cloud embedded signup to id
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
    ];

    /// <summary>The language that enough words speak for, and speak for more than for the one so far; null where it stays.</summary>
    /// <param name="text">The customer's own words.</param>
    /// <param name="sofar">The language of the conversation, or of the customer's device.</param>
    /// <param name="telling">So many words must speak for the other language.</param>
    /// <param name="confidence">And so sure must we be of it.</param>
    public static Language? Other(string text, Language sofar, int telling, float confidence)
    {
        var folded = TextFolding.Fold(text);
        Span<int> words = stackalloc int[LanguageCodes.All.Count];
        words.Clear();
        var all = LanguageSigns.In(text);
        Count(all, sofar, words);
        for (var at = 0; at < folded.Count; at++)
        {
            if (Names(folded.Word(at)))
            {
                continue;
            }

            var signs = LanguageSigns.OfWord(folded.Word(at));
            all += signs;
            Count(signs, sofar, words);
        }

        return all.Strongest() is { } guess && guess.Language != sofar && guess.Confidence >= confidence && words[(int)guess.Language] >= telling
            ? guess.Language
            : null;
    }

    private static void Count(LanguageSigns signs, Language sofar, Span<int> words)
    {
        foreach (var language in LanguageCodes.All)
        {
            words[(int)language] += signs.For(language) - signs.For(sofar) >= MoreThanTheOther ? 1 : 0;
        }
    }

    private static bool Names(ReadOnlySpan<char> word) => word.ContainsAnyInRange('0', '9') || OnScreens.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
}
