using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Kapso.Coex.Bot.Simulator.Scenarios;

/// <summary>
/// Scenarios that anybody can write: a YAML file each, with <c>scenario</c> (its name), <c>faults</c> (names such as F2, see README) and, where the
/// author knows better than the search, <c>ends</c>: <c>connect</c>, <c>person</c> or <c>explain</c>.
/// </summary>
public static class ScenarioFile
{
    /// <exception cref="FormatException">A file that is no scenario, with its name and what to do.</exception>
    public static IReadOnlyList<Scenario> ReadAll(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new FormatException($"There is no folder {folder}.");
        }

        var files = Directory.GetFiles(folder, "*.yaml").Order(StringComparer.Ordinal).ToList();
        return files.Count > 0 ? [.. files.Select(Read)] : throw new FormatException($"{folder} holds no .yaml file.");
    }

    private static Scenario Read(string file)
    {
        try
        {
            var draft = new DeserializerBuilder().WithNamingConvention(HyphenatedNamingConvention.Instance).Build().Deserialize<Draft>(File.ReadAllText(file))
                ?? throw new FormatException("it is empty");
            var scenario = Scenario.Of([.. draft.Faults.Select(World.Faults.Find)]);
            return scenario with { Id = draft.Scenario ?? Path.GetFileNameWithoutExtension(file), Aim = AimOf(draft.Ends) ?? scenario.Aim };
        }
        catch (Exception wrong) when (wrong is YamlException or ArgumentException or FormatException)
        {
            throw new FormatException($"{file}: {wrong.InnerException?.Message ?? wrong.Message} Write `scenario`, `faults` and, if need be, `ends`.", wrong);
        }
    }

    private static Aim? AimOf(string? ends) => ends switch
    {
        null => null,
        "connect" => Aim.Connect,
        "person" => Aim.Person,
        "explain" => Aim.Explain,
        _ => throw new FormatException($"`ends: {ends}` is none of connect, person, explain."),
    };

    private sealed class Draft
    {
        public string? Scenario { get; init; }

        public List<string> Faults { get; init; } = [];

        public string? Ends { get; init; }
    }
}
