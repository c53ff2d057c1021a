using System.Globalization;
using System.Text;

namespace Kapso.Coex.Bot.Simulator.Customers;

/// <summary>Finds the words for what a customer wants to say, from the grammars in Words/, in their language and manner.</summary>
internal sealed class Mouth(string language, Persona persona, Random chance)
{
    private static readonly string[] Emoji = ["🙏", "😩", "👍", "😅", "🤔"];

    public bool Knows(string act) => Words.Of(language).ContainsKey(act);

    /// <param name="act">A key of the grammar.</param>
    /// <param name="values">What stands for the names in braces.</param>
    public string Say(string act, params (string Name, string Value)[] values)
    {
        var templates = Words.Of(language)[act];
        var text = templates[chance.Next(templates.Count)].Expand(chance);
        foreach (var (name, value) in values)
        {
            text = text.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        }

        return Slip(text);
    }

    /// <summary>The same, as thumbs on a phone write it.</summary>
    public string Slip(string text)
    {
        if (chance.NextDouble() >= persona.Typos)
        {
            return text;
        }

        return chance.Next(4) switch
        {
            0 => WithoutAccents(text),
            1 => $"{text} {Emoji[chance.Next(Emoji.Length)]}",
            2 => text.ToUpper(CultureInfo.InvariantCulture),
            _ => Mistype(text),
        };
    }

    private static string WithoutAccents(string text)
    {
        var plain = new StringBuilder();
        foreach (var letter in text.Normalize(NormalizationForm.FormD).Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark))
        {
            plain.Append(letter);
        }

        return plain.ToString();
    }

    // Two letters change places, or one is left out, inside a longer word: short words and numbers stay what they are.
    private string Mistype(string text)
    {
        var words = text.Split(' ');
        var longer = Enumerable.Range(0, words.Length).Where(index => words[index].Length >= 6 && words[index].All(char.IsLetter)).ToArray();
        if (longer.Length == 0)
        {
            return text;
        }

        var which = longer[chance.Next(longer.Length)];
        var at = chance.Next(1, words[which].Length - 2);
        words[which] = chance.Next(2) == 0
            ? words[which].Remove(at, 1)
            : $"{words[which][..at]}{words[which][at + 1]}{words[which][at]}{words[which][(at + 2)..]}";
        return string.Join(' ', words);
    }
}
