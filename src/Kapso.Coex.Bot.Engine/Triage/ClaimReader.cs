using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Engine.Triage;

/// <summary>
/// Finds what a customer says is so: the words of a claim in their order, with a few others between them, in one sentence, and
/// not denied.
/// </summary>
internal sealed class ClaimReader
{
    private const int WordsBetween = 3;

    private static readonly HashSet<string> Small =
    [
        .. "the a an my our of to in on from it el la los las un una mi mis nuestro nuestra de del al en lo le me se o os as um uma meu minha do da na ao pelo pela isso".Split(' '),
    ];

    private static readonly HashSet<string> Denials =
        [.. "not no nao n never nunca dont didnt havent hasnt isnt cant couldnt todavia aun ainda yet sin sem tampoco if si se should need debo preciso como how".Split(' ')];

    private readonly ForgivingIndex<(Fact Fact, string[] Words, bool Denies)> byFirstWord = new();

    public ClaimReader(IEnumerable<Claim> known)
    {
        foreach (var claim in known)
        {
            foreach (var phrase in claim.Phrases.All)
            {
                string[] words = [.. TextFolding.Words(phrase).Split(' ').Where(word => word.Length > 0 && !Small.Contains(word))];
                if (words.Length > 0)
                {
                    byFirstWord.Add(words[0], (claim.Fact, words, words.Any(Denials.Contains)));
                }
            }
        }
    }

    public IReadOnlyList<Fact> In(FoldedText text, Language? language)
    {
        List<Fact> found = [];
        List<List<(Fact Fact, string[] Words, bool Denies)>> slips = [];
        for (var at = 0; at < text.Count; at++)
        {
            if (byFirstWord.Exact(text.Word(at)) is { } exact)
            {
                AddMade(text, at, exact, language, found);
            }

            byFirstWord.Slips(text.Word(at), slips);
            foreach (var claims in slips)
            {
                AddMade(text, at, claims, language, found);
            }
        }

        return found;
    }

    private static void AddMade(FoldedText text, int at, List<(Fact Fact, string[] Words, bool Denies)> claims, Language? language, List<Fact> found)
    {
        foreach (var (fact, words, denies) in claims)
        {
            if (!found.Contains(fact) && End(text, at, words) is { } end && (denies || !IsDenied(text, at, end, language)))
            {
                found.Add(fact);
            }
        }
    }

    private static int? End(FoldedText text, int at, string[] words)
    {
        var next = 1;
        var between = 0;
        var end = at + 1;
        for (; end < text.Count && next < words.Length; end++)
        {
            if (text.Tokens[end].OpensSentence)
            {
                return null;
            }

            if (Typos.Forgives(text.Word(end), words[next]))
            {
                next++;
                between = 0;
            }
            else if (!IsIn(Small, text.Word(end)) && ++between > WordsBetween)
            {
                return null;
            }
        }

        return next == words.Length ? end : null;
    }

    private static bool IsDenied(FoldedText text, int first, int end, Language? language)
    {
        for (var at = Math.Max(0, first - 3); at < end; at++)
        {
            if (at < first && OpensBetween(text, at, first))
            {
                continue;
            }

            // In Portuguese "no" and "se" are "in the" and "itself".
            var word = text.Word(at);
            if (IsIn(Denials, word) && !(language == Language.Portuguese && word is "no") && word is not "se")
            {
                return true;
            }
        }

        return false;
    }

    private static bool OpensBetween(FoldedText text, int at, int first)
    {
        for (var next = at + 1; next <= first; next++)
        {
            if (text.Tokens[next].OpensClause)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsIn(HashSet<string> words, ReadOnlySpan<char> word) => words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
}
