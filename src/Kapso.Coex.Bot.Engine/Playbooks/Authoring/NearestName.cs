namespace Kapso.Coex.Bot.Engine.Playbooks.Authoring;

/// <summary>Guesses which name an author meant.</summary>
internal static class NearestName
{
    /// <summary>The name that was probably meant, or null when none is near.</summary>
    public static string? Of(string written, IEnumerable<string> names)
    {
        var known = names.Distinct().ToList();
        var nearest = known.Select(name => (Name: name, Distance: Distance(written, name))).OrderBy(pair => pair.Distance).FirstOrDefault();
        return nearest.Name is not null && nearest.Distance <= Math.Max(1, written.Length / 3)
            ? nearest.Name
            : known.FirstOrDefault(name => written.Length >= 4 && (name.Contains(written, StringComparison.Ordinal) || written.Contains(name, StringComparison.Ordinal)));
    }

    /// <summary>How advice begins: <c>Did you mean 'confirm'? </c>, the choices when they are few, or nothing.</summary>
    public static string Hint(string written, IEnumerable<string> names)
    {
        var known = names.Distinct().ToList();
        return Of(written, known) is { } nearest ? $"Did you mean '{nearest}'? "
            : known.Count is > 0 and <= 8 ? $"There is: {string.Join(", ", known)}. "
            : "";
    }

    // Edits to get from one word to the other, a swap of two neighbours counting as one.
    private static int Distance(string from, string to)
    {
        var cost = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++)
        {
            for (var j = 0; j <= to.Length; j++)
            {
                cost[i, j] = i == 0 || j == 0
                    ? i + j
                    : Math.Min(Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1, cost[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                {
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
                }
            }
        }

        return cost[from.Length, to.Length];
    }
}
