using System.Globalization;

namespace Kapso.Coex.Bot.Engine.Playbooks.Authoring;

/// <summary>A mapping taken key by key. A key that nobody took in the end is one that does not exist.</summary>
/// <param name="node">What should be a mapping.</param>
/// <param name="owner">Whose keys these are, as a sentence begins: <c>Step 'confirm'</c>.</param>
internal sealed class Fields(Node node, string owner, Notes notes)
{
    private readonly Node.Mapping? mapping = node as Node.Mapping;
    private readonly HashSet<string> asked = [];

    public Place At => node.At;

    public string Owner => owner;

    /// <summary>The same inside a sentence.</summary>
    public string OwnerInside => char.ToLowerInvariant(owner[0]) + owner[1..];

    public Notes Notes => notes;

    public bool Has(string key) => mapping?[key] is not null;

    public Node? Take(string key)
    {
        asked.Add(key);
        return mapping?[key];
    }

    public Node? Need(string key, string whatToDo)
    {
        var value = Take(key);
        if (value is null && mapping is not null)
        {
            notes.Wrong(At, $"{owner} has no `{key}`.", whatToDo);
        }

        return value;
    }

    public string? Text(string key) => Take(key) is { } value ? TextIn(value, key) : null;

    public string? NeedText(string key, string whatToDo) => Need(key, whatToDo) is { } value ? TextIn(value, key) : null;

    /// <summary>A name such as <c>remove-partner</c>: it travels in button ids, so it is kept plain.</summary>
    public string? Name(string key)
    {
        if (Text(key) is not { } name)
        {
            return null;
        }

        if (!IsPlain(name))
        {
            notes.Wrong(mapping![key]!.At, $"{owner} has '{name}' as `{key}`.", "Use lower-case letters a-z, digits and single dashes, such as remove-partner.");
        }

        return name;
    }

    public Fact? Fact(string key) => Name(key) is { } name ? new Fact(name) : null;

    public IReadOnlyList<Node> Items(string key)
    {
        switch (Take(key))
        {
            case null:
                return [];
            case Node.List list:
                return list.Items;
            case var other:
                notes.Wrong(other.At, $"{owner} needs a list as `{key}`.", "Write it in brackets, [a, b], or one item a line, each after a dash.");
                return [];
        }
    }

    public IReadOnlyList<string> Texts(string key) =>
        [.. Items(key).Select(item => TextIn(item, key)).OfType<string>()];

    public DateOnly? Date(string key)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        if (AsDate(text) is { } date)
        {
            return date;
        }

        notes.Wrong(mapping![key]!.At, $"{owner} has '{text}' as `{key}`, which is no date.", "Write the day as 2026-11-22.");
        return null;
    }

    public static DateOnly? AsDate(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    /// <summary>Says which keys do not exist. Called last.</summary>
    public void NothingElse()
    {
        if (mapping is null)
        {
            notes.Wrong(At, $"{owner} should be a mapping of keys to values.", "Write each thing as `key: value`.");
            return;
        }

        foreach (var entry in mapping.Entries.Where(entry => !asked.Contains(entry.Key)))
        {
            var comma = entry.Value is Node.Text { Value: "" } ? "If it is a text with a comma in it, put the text in quotes. " : "";
            notes.Wrong(entry.At, $"{owner} knows no key `{entry.Key}`.", $"{NearestName.Hint(entry.Key, asked)}{comma}Correct the key or remove it.");
        }

        foreach (var twice in mapping.Entries.GroupBy(entry => entry.Key).Where(group => group.Count() > 1))
        {
            notes.Wrong(twice.Last().At, $"{owner} has `{twice.Key}` twice.", "Keep one of them.");
        }
    }

    private string? TextIn(Node value, string key)
    {
        if (value is Node.Text { Value: var text } && !string.IsNullOrWhiteSpace(text))
        {
            return text.Trim();
        }

        notes.Wrong(value.At, $"{owner} has no text as `{key}`.", "Write it after the colon.");
        return null;
    }

    private static bool IsPlain(string name) =>
        name.Split('-').All(part => part.Length > 0 && part.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter)));
}
