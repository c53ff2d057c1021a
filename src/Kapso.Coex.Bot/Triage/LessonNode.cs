using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Triage;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Kapso.Coex.Bot.Triage;

/// <summary>One place in a YAML file, which knows its line when something about it is wrong.</summary>
internal sealed class LessonNode(string file, YamlNode node)
{
    public static LessonNode ReadFile(string path)
    {
        try
        {
            using var text = File.OpenText(path);
            var yaml = new YamlStream();
            yaml.Load(text);
            return yaml.Documents is [{ } only]
                ? new(path, only.RootNode)
                : throw new TriageFileMistake(path, 1, "The file is empty.", "Write at least its one key.");
        }
        catch (Exception missing) when (missing is IOException or UnauthorizedAccessException)
        {
            throw new TriageFileMistake(path, 1, $"The file cannot be read ({missing.Message}).", "Put it there: triage learns from it.");
        }
        catch (YamlException broken)
        {
            throw new TriageFileMistake(path, broken.Start.Line, $"This is not YAML: {broken.Message.TrimEnd('.')}.", "Check the indentation and the quotes there.");
        }
    }

    /// <summary>The value under a key that has to be there.</summary>
    public LessonNode this[string key] => Find(key) ?? throw Mistake($"'{key}' is missing.", $"Add `{key}:`.");

    public LessonNode? Find(string key) =>
        Mapping.Children.TryGetValue(new YamlScalarNode(key), out var child) ? new(file, child) : null;

    public IEnumerable<(string Key, LessonNode Value)> Entries =>
        Mapping.Children.Select(child => (child.Key.ToString(), new LessonNode(file, child.Value)));

    public IEnumerable<LessonNode> Items => node is YamlSequenceNode list
        ? list.Select(item => new LessonNode(file, item))
        : throw Mistake("A list belongs here.", "Write it as `[a, b]` or as lines that begin with a dash.");

    public string Text => node is YamlScalarNode { Value: { } value } && !string.IsNullOrWhiteSpace(value)
        ? value
        : throw Mistake("A text belongs here.", "Write one, in quotes if it has a colon or a hash.");

    /// <summary>Whether it is a text and neither a list nor keys with values.</summary>
    public bool IsText => node is YamlScalarNode;

    public int Line => (int)node.Start.Line;

    public IReadOnlyList<string> Texts => [.. Items.Select(item => item.Text)];

    public bool IsTrue => Text switch
    {
        "true" => true,
        "false" => false,
        _ => throw Mistake($"'{Text}' is neither true nor false.", "Write `true`, or leave it out."),
    };

    /// <summary>The same text in all three languages.</summary>
    public Wording Wording
    {
        get
        {
            AllowOnly([.. LanguageCodes.All.Select(language => language.Code())]);
            return new(this[Language.English.Code()].Text, this[Language.Spanish.Code()].Text, this[Language.Portuguese.Code()].Text);
        }
    }

    /// <summary>Phrases by language, at least one in each.</summary>
    public Examples Examples
    {
        get
        {
            AllowOnly([.. LanguageCodes.All.Select(language => language.Code())]);
            return new(LanguageCodes.All.ToDictionary(language => language, language => this[language.Code()].Texts));
        }
    }

    /// <summary>The items of the list under the file's only key.</summary>
    public IEnumerable<LessonNode> ListOf(string key)
    {
        AllowOnly(key);
        return this[key].Items;
    }

    /// <summary>A key that is not known is a slip of the pen, and would otherwise be passed over in silence.</summary>
    public LessonNode AllowOnly(params ReadOnlySpan<string> keys)
    {
        foreach (var key in Mapping.Children.Keys)
        {
            if (!keys.Contains(key.ToString()))
            {
                throw new LessonNode(file, key).Mistake($"'{key}' is not a key here.", $"Known are: {string.Join(", ", keys.ToArray())}.");
            }
        }

        return this;
    }

    public TriageFileMistake Mistake(string what, string whatToDo) => new(file, node.Start.Line, what, whatToDo);

    private YamlMappingNode Mapping => node as YamlMappingNode
        ?? throw Mistake("Keys with values belong here.", "Write them as `key: value`.");
}
