namespace Kapso.Coex.Bot.Engine.Languages;

/// <summary>One word of a folded text, and where it stood in what the customer wrote.</summary>
/// <param name="Start">Where it begins in the folded text.</param>
/// <param name="Length">Its length in the folded text.</param>
/// <param name="OriginalStart">Where it begins in the original.</param>
/// <param name="OriginalEnd">Where it ends in the original, exclusive.</param>
/// <param name="OpensSentence">Whether a sentence ended just before it.</param>
/// <param name="OpensClause">Whether a comma, a colon or a dash stood just before it.</param>
public readonly record struct Token(int Start, int Length, int OriginalStart, int OriginalEnd, bool OpensSentence, bool OpensClause);

/// <summary>A text as all matching sees it: plain lower-case words, one space between them.</summary>
public sealed class FoldedText(string original, string text, Token[] tokens)
{
    private readonly Token[] tokens = tokens;

    /// <summary>What the customer wrote.</summary>
    public string Original { get; } = original;

    /// <summary>The folded words with single spaces between them.</summary>
    public string Text { get; } = text;

    public ReadOnlySpan<Token> Tokens => tokens;

    public int Count => tokens.Length;

    public ReadOnlySpan<char> Word(int index) => Text.AsSpan(tokens[index].Start, tokens[index].Length);

    /// <summary>The words from <paramref name="first"/> up to and without <paramref name="end"/>, with their spaces.</summary>
    public ReadOnlySpan<char> Words(int first, int end) =>
        Text.AsSpan(tokens[first].Start, tokens[end - 1].Start + tokens[end - 1].Length - tokens[first].Start);

    /// <summary>The stretch of the original that these words come from, as it was written.</summary>
    public string Quote(int first, int end) => Original[tokens[first].OriginalStart..tokens[end - 1].OriginalEnd];

    public override string ToString() => Text;
}
