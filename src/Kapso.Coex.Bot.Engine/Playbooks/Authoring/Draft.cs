namespace Kapso.Coex.Bot.Engine.Playbooks.Authoring;

/// <summary>A file as its author wrote it, before anything is understood of it.</summary>
/// <param name="File">How the file is named to its author: <c>prompts/playbooks/previous-provider.yaml</c>.</param>
/// <param name="Name">The file's name without its ending, which is the playbook's id.</param>
public abstract record Draft(string File, string Name)
{
    /// <summary>A file whose syntax is in order.</summary>
    /// <param name="Content">The file's bytes, from which its version is made.</param>
    public sealed record Readable(string File, string Name, Node Root, ReadOnlyMemory<byte> Content) : Draft(File, Name);

    /// <summary>A file that could not be read. Its name still counts, so that what points at it is not called unknown as well.</summary>
    public sealed record Unreadable(string File, string Name, AuthoringMistake Mistake) : Draft(File, Name);
}

/// <summary>Where something is written.</summary>
public readonly record struct Place(string File, int Line);

/// <summary>One thing in a draft, and where it stands.</summary>
public abstract record Node(Place At)
{
    public sealed record Text(Place At, string Value) : Node(At);

    public sealed record List(Place At, IReadOnlyList<Node> Items) : Node(At);

    public sealed record Mapping(Place At, IReadOnlyList<Entry> Entries) : Node(At)
    {
        /// <summary>What stands under that key, or null.</summary>
        public Node? this[string key] => Entries.FirstOrDefault(entry => entry.Key == key)?.Value;

        /// <summary>The text under that key, or null when there is none or it is no text.</summary>
        public string? TextOf(string key) => (this[key] as Text)?.Value;
    }
}

/// <summary>One line of a mapping: <c>key: value</c>.</summary>
public sealed record Entry(Place At, string Key, Node Value);
