using System.Buffers;

namespace Kapso.Coex.Bot.Engine.Languages;

/// <summary>
/// Takes from a text what people leave out or add without meaning anything: case, accents, full-width forms, invisible
/// characters, emoji, punctuation and letters held down.
/// </summary>
public static class TextFolding
{
    public static FoldedText Fold(string text)
    {
        // A character never folds to more than two, and the space after a word takes the place of what ended it.
        var folded = ArrayPool<char>.Shared.Rent((2 * text.Length) + 2);
        var tokens = ArrayPool<Token>.Shared.Rent(text.Length + 1);
        try
        {
            var writer = new FoldedWriter(folded, tokens);
            for (var at = 0; at < text.Length; at++)
            {
                writer.Take(text, ref at);
            }

            writer.EndWord();
            return new FoldedText(text, new string(folded, 0, writer.Length), tokens.AsSpan(0, writer.Count).ToArray());
        }
        finally
        {
            ArrayPool<char>.Shared.Return(folded);
            ArrayPool<Token>.Shared.Return(tokens);
        }
    }

    /// <summary>The folded words with single spaces, for looking phrases up.</summary>
    public static string Words(string text) => Fold(text).Text;
}

/// <summary>Writes folded words one character at a time.</summary>
internal ref struct FoldedWriter(char[] folded, Token[] tokens)
{
    private int wordStart = -1;
    private int originalStart;
    private int originalEnd;
    private int run;
    private bool opensSentence = true;
    private bool opensClause = true;

    public int Length { get; private set; }

    public int Count { get; private set; }

    public void Take(string text, ref int at)
    {
        var character = text[at];
        if (char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character))
        {
            Write(character, at, 1);
        }
        else if (char.IsAsciiLetterUpper(character))
        {
            Write((char)(character | 0x20), at, 1);
        }
        else if (character < 0x80)
        {
            Separate(text, at);
        }
        else
        {
            TakeBeyondAscii(text, ref at);
        }
    }

    public void EndWord()
    {
        if (wordStart < 0)
        {
            return;
        }

        if (Length - wordStart == 1 && folded[wordStart] == 'q')
        {
            // "q es eso": nobody writes it out on a phone.
            folded[Length++] = 'u';
            folded[Length++] = 'e';
        }

        tokens[Count++] = new(wordStart, Length - wordStart, originalStart, originalEnd, opensSentence, opensClause);
        wordStart = -1;
        opensSentence = false;
        opensClause = false;
    }

    private void TakeBeyondAscii(string text, ref int at)
    {
        var width = char.IsHighSurrogate(text[at]) && at + 1 < text.Length ? 2 : 1;
        var plain = CharacterFolding.Plain(text, at, width);
        if (plain is null)
        {
            Separate(text, at);
        }
        else
        {
            foreach (var character in plain)
            {
                Write(character, at, width);
            }
        }

        at += width - 1;
    }

    private void Write(char character, int at, int width)
    {
        if (wordStart < 0)
        {
            if (Length > 0)
            {
                folded[Length++] = ' ';
            }

            wordStart = Length;
            originalStart = at;
            run = 0;
        }

        originalEnd = at + width;
        run = Length > wordStart && folded[Length - 1] == character ? run + 1 : 1;
        if (run < 3 || char.IsAsciiDigit(character))
        {
            folded[Length++] = character;
        }
        else if (run == 3)
        {
            // "ayudaaaa": a letter held down is one letter.
            Length--;
        }
    }

    private void Separate(string text, int at)
    {
        var character = text[at];
        if (character is '\'' or '’' or '`' or '´' && wordStart >= 0 && at + 1 < text.Length && char.IsLetter(text[at + 1]))
        {
            return; // "can't" is one word
        }

        EndWord();
        var spaced = at + 1 >= text.Length || char.IsWhiteSpace(text[at + 1]);
        opensSentence |= character is '!' or '?' or '\n' or ';' or '…' || (character == '.' && spaced);
        opensClause |= opensSentence || character is ',' or ':' or '—' or '–' or '(' or ')' or '"' || (character == '-' && spaced);
    }
}
