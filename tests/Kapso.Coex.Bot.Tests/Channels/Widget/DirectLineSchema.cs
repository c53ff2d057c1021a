using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NJsonSchema;
using NJsonSchema.Validation;

namespace Kapso.Coex.Bot.Tests.Channels.Widget;

/// <summary>Microsoft's own description of Direct Line's answers: which there are, and what they look like.</summary>
internal static class DirectLineSchema
{
    private static readonly JsonObject Description =
        JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Channels", "Widget", "schema", "directline-3.0.json")))!.AsObject();

    private static readonly Dictionary<string, JsonSchema> Schemas = new[] { "Conversation", "ActivitySet", "ResourceResponse", "ErrorResponse" }
        .ToDictionary(name => name, Read);

    /// <summary>What an answer does not keep of the description; nothing when all is well.</summary>
    public static IReadOnlyList<string> Mistakes(string definition, string json) =>
        [.. Schemas[definition].Validate(json).SelectMany(Inmost).Where(IsOurs).Select(mistake => $"{definition} {mistake.Path}: {mistake.Kind}")];

    /// <summary>The definition for the answer to a request. Everything that is refused is an ErrorResponse.</summary>
    public static string DefinitionFor(HttpMethod method, string path, int status)
    {
        var route = Description["paths"]!.AsObject().FirstOrDefault(route => Regex.IsMatch(path, $"^{Regex.Replace(route.Key, @"\{\w+\}", "[^/]+")}$"));
        var answer = route.Value?[method.Method.ToLowerInvariant()]?["responses"]?[$"{status}"]?["schema"]?["$ref"];
        return answer is null ? "ErrorResponse" : ((string)answer!).Split('/')[^1];
    }

    private static JsonSchema Read(string name) => JsonSchema.FromJsonAsync(new JsonObject
    {
        ["allOf"] = new JsonArray(new JsonObject { ["$ref"] = $"#/definitions/{name}" }),
        ["definitions"] = Description["definitions"]!.DeepClone(),
    }.ToJsonString()).GetAwaiter().GetResult();

    private static IEnumerable<ValidationError> Inmost(ValidationError mistake) =>
        mistake is ChildSchemaValidationError outer ? outer.Errors.Values.SelectMany(inner => inner).SelectMany(Inmost) : [mistake];

    // The repository that the description is from promises nothing about formats.
    private static bool IsOurs(ValidationError mistake) => mistake.Kind is not (ValidationErrorKind.DateTimeExpected or ValidationErrorKind.UriExpected);
}

/// <summary>Between a client and the server: holds every answer of Direct Line against its description.</summary>
internal sealed class AnswersInOrder() : DelegatingHandler(new SocketsHttpHandler())
{
    /// <summary>What was answered so far: status and definition.</summary>
    public HashSet<(int Status, string Definition)> Seen { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        await answer.Content.LoadIntoBufferAsync(cancellationToken);
        var path = request.RequestUri!.AbsolutePath;
        if (path.StartsWith("/v3/directline/", StringComparison.Ordinal))
        {
            var definition = DirectLineSchema.DefinitionFor(request.Method, path, (int)answer.StatusCode);
            Assert.Equal(definition == "ErrorResponse", (int)answer.StatusCode >= 400);
            Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
            Assert.Empty(DirectLineSchema.Mistakes(definition, await answer.Content.ReadAsStringAsync(cancellationToken)));
            Seen.Add(((int)answer.StatusCode, definition));
        }

        return answer;
    }
}
