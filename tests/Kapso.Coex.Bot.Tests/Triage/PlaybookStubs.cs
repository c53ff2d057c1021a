using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;
using YamlDotNet.RepresentationModel;

namespace Kapso.Coex.Bot.Tests.Triage;

/// <summary>Playbooks without their steps: what triage learns from them, so that its tests do not hang on a procedure's details.</summary>
internal static class PlaybookStubs
{
    public static IReadOnlyList<Playbook> ReadAll(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal).Select(Read)];

    public static Playbook Of(string id, IReadOnlyList<string> codes, IReadOnlyDictionary<Language, IReadOnlyList<string>> examples) => new()
    {
        Edition = new(new(id), "00000000"),
        Choice = new(id, id, id),
        Hypothesis = new(id, id, id),
        Codes = codes,
        Examples = examples,
        Starts = [],
        Steps = [],
    };

    private static Playbook Read(string path)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(File.ReadAllText(path)));
        var root = (YamlMappingNode)yaml.Documents[0].RootNode;
        return Of(
            Path.GetFileNameWithoutExtension(path),
            Texts(root, "codes"),
            root.Children.TryGetValue("examples", out var examples)
                ? LanguageCodes.All.ToDictionary(language => language, language => Texts((YamlMappingNode)examples, language.Code()))
                : new Dictionary<Language, IReadOnlyList<string>>());
    }

    private static IReadOnlyList<string> Texts(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(key, out var list) ? [.. ((YamlSequenceNode)list).Select(item => item.ToString())] : [];
}
