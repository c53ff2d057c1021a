using YamlDotNet.Serialization;

namespace Kapso.Coex.Bot.Simulator.Customers;

/// <summary>The grammars in Words/, read once: for each act the ways to say it.</summary>
public static class Words
{
    private static readonly Dictionary<string, IReadOnlyDictionary<string, IReadOnlyList<Template>>> Read = new[] { "en", "es", "pt" }.ToDictionary(language => language, From);

    /// <param name="language"><c>en</c>, <c>es</c> or <c>pt</c>.</param>
    public static IReadOnlyDictionary<string, IReadOnlyList<Template>> Of(string language) => Read[language];

    private static IReadOnlyDictionary<string, IReadOnlyList<Template>> From(string language)
    {
        var file = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Words", $"{language}.yaml"));
        var acts = new DeserializerBuilder().Build().Deserialize<Dictionary<string, List<string>>>(file);
        return acts.ToDictionary(act => act.Key, act => (IReadOnlyList<Template>)[.. act.Value.Select(text => new Template(text))]);
    }
}
