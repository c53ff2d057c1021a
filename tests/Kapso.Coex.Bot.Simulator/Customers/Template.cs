using System.Text;

namespace Kapso.Coex.Bot.Simulator.Customers;

/// <summary>A way of saying something: <c>[hola|buenas] no me conecta el número</c>.</summary>
public sealed class Template(string text)
{
    private readonly string[][] parts = [.. Parts(text)];

    public long Variants => parts.Aggregate(1L, (all, part) => all * part.Length);

    public string Expand(Random chance)
    {
        var said = new StringBuilder();
        foreach (var part in parts)
        {
            said.Append(part[chance.Next(part.Length)]);
        }

        return said.ToString().Trim();
    }

    private static IEnumerable<string[]> Parts(string text)
    {
        var from = 0;
        while (text.IndexOf('[', from) is >= 0 and var open)
        {
            var close = text.IndexOf(']', open);
            yield return [text[from..open]];
            yield return text[(open + 1)..close].Split('|');
            from = close + 1;
        }

        yield return [text[from..]];
    }
}
