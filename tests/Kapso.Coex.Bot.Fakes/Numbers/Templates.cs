using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Fakes.Graph;
using Kapso.Coex.Bot.Fakes.Wire;

namespace Kapso.Coex.Bot.Fakes.Numbers;

/// <summary>The templates that Meta approved for this account.</summary>
internal sealed class Templates
{
    private readonly ConcurrentDictionary<(string Name, string Language), int> approved = new() { [("hello_world", "en_US")] = 0 };

    /// <param name="parameters">How many the body takes.</param>
    public void Approve(string name, string language, int parameters = 0) => approved[(name, language)] = parameters;

    public MetaError? Check(JsonNode? template)
    {
        var (name, language) = (template.Text("name")!, template.Text("language", "code")!);
        if (!approved.TryGetValue((name, language), out var expected))
        {
            return MetaErrors.Of(132001, $"template name ({name}) does not exist in {language}");
        }

        var given = (template.List("components") ?? []).Where(one => one.Text("type") == "body").Sum(one => one.List("parameters")?.Count ?? 0);
        return given == expected ? null
            : MetaErrors.Of(132000, $"body: number of localizable_params ({given}) does not match the expected number of params ({expected})");
    }
}
