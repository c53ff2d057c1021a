using System.Text.RegularExpressions;
using Kapso.Coex.Bot.Engine.Languages;

namespace Kapso.Coex.Bot.Engine.Triage;

/// <summary>A customer's own words: Meta's sentences, quotations, ids and addresses are copied, in whatever language the screen is.</summary>
internal static partial class OwnWords
{
    public static FoldedText In(FoldedText text, QuotedMessage? quoted)
    {
        var own = quoted is null ? text.Original : text.Original.Replace(quoted.Text, " . ", StringComparison.Ordinal);
        own = Copied().Replace(own, " . ");
        return own == text.Original ? text : TextFolding.Fold(own);
    }

    /// <summary>Two words or more between quotation marks, names with an underscore, addresses.</summary>
    [GeneratedRegex("""["“«][^"”»\s]+\s[^"”»]*["”»]|\w+_\w+|https?://\S+""")]
    private static partial Regex Copied();
}
