using Kapso.Coex.Bot.Engine.Languages;

namespace Kapso.Coex.Bot.Engine.Triage;

/// <summary>Recognises Meta's own sentences in what a customer copied, by runs of three words, so that cuts and slips do not matter.</summary>
internal sealed class MetaMessageReader
{
    private const int Run = 3;
    private const int EnoughRuns = 5; // "in the WhatsApp Business app" has four in Spanish, and is nobody's sentence
    private const float EnoughOfMessage = 0.6f;
    private const float EnoughOfStretch = 0.8f;
    private const int RunsOfASentence = 8;

    private readonly Dictionary<string, List<int>> messagesByRun = [];
    private readonly Dictionary<string, List<int>>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly List<(string Code, int Runs)> messages = [];

    public MetaMessageReader(IEnumerable<MetaMessage> known)
    {
        lookup = messagesByRun.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var message in known)
        {
            foreach (var wording in message.Texts.All)
            {
                Add(message.Code, TextFolding.Fold(wording));
            }
        }
    }

    public QuotedMessage? In(FoldedText text)
    {
        Span<int> seen = stackalloc int[messages.Count];
        Span<int> first = stackalloc int[messages.Count];
        Span<int> last = stackalloc int[messages.Count];
        seen.Clear();
        for (var at = 0; at + Run <= text.Count; at++)
        {
            if (!lookup.TryGetValue(text.Words(at, at + Run), out var holders))
            {
                continue;
            }

            foreach (var message in holders)
            {
                if (seen[message]++ == 0)
                {
                    first[message] = at;
                }

                last[message] = at + Run;
            }
        }

        var best = -1;
        for (var message = 0; message < messages.Count; message++)
        {
            if (Suffices(seen[message], messages[message].Runs) && (best < 0 || seen[message] > seen[best]))
            {
                best = message;
            }
        }

        return best < 0 ? null : new(Stretch(text, first[best], last[best]), messages[best].Code, IsUnmistakable(best, seen))
        {
            IsWordForWord = seen[best] >= EnoughOfStretch * (last[best] - first[best] - Run + 1)
                && (seen[best] >= RunsOfASentence || seen[best] >= EnoughOfMessage * messages[best].Runs),
        };
    }

    /// <summary>Half of a sentence may be two codes' half.</summary>
    private bool IsUnmistakable(int best, ReadOnlySpan<int> seen)
    {
        for (var message = 0; message < messages.Count; message++)
        {
            if (seen[message] == seen[best] && messages[message].Code != messages[best].Code)
            {
                return false;
            }
        }

        return true;
    }

    private static bool Suffices(int seen, int runs) => seen >= EnoughRuns || (seen >= 2 && seen >= EnoughOfMessage * runs);

    /// <summary>The words found, widened to the quotation marks around them.</summary>
    private static string Stretch(FoldedText text, int first, int end)
    {
        var original = text.Original;
        var start = text.Tokens[first].OriginalStart;
        var stop = text.Tokens[end - 1].OriginalEnd;
        var opening = original.AsSpan(0, start).LastIndexOfAny("\"“«");
        var closing = original.AsSpan(stop).IndexOfAny("\"”»");
        return opening >= 0 && closing >= 0 && start - opening < 80 && closing < 200
            ? original[(opening + 1)..(stop + closing)].Trim()
            : original[start..Math.Min(original.Length, stop + (stop < original.Length && original[stop] == '.' ? 1 : 0))];
    }

    private void Add(string code, FoldedText wording)
    {
        var message = messages.Count;
        messages.Add((code, Math.Max(1, wording.Count - Run + 1)));
        for (var at = 0; at + Run <= wording.Count; at++)
        {
            var run = wording.Words(at, at + Run).ToString();
            messagesByRun.TryAdd(run, []);
            if (!messagesByRun[run].Contains(message))
            {
                messagesByRun[run].Add(message);
            }
        }
    }
}
