using System.Text.Json;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Triage;
using Kapso.Coex.Bot.Triage;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Triage;

public sealed class TriageCommandTests
{
    private static readonly TriageIndex Triage = TriageIndex.Build(
        [.. new[] { "error-3441041", "other-meta-error", "waba-missing" }.Select(id => PlaybookStubs.Of(
            id,
            id == "error-3441041" ? ["3441041"] : [],
            new Dictionary<Language, IReadOnlyList<string>> { [Language.English] = [$"it is about {id}"] }))],
        TriageLessons.None with
        {
            MetaMessages = [new("3441041", new(new Dictionary<Language, IReadOnlyList<string>> { [Language.English] = ["This number is not associated with the business."] }))],
        });

    [Fact]
    public void A_line_in_gives_a_line_out()
    {
        var (exit, lines, complaints) = Run("""{"id":"a1","text":"me sale el error (#3441041) y no puedo"}""");

        Assert.Equal(0, exit);
        Assert.Empty(complaints);
        var answer = JsonDocument.Parse(Assert.Single(lines)).RootElement;
        Assert.Equal("a1", answer.GetProperty("id").GetString());
        Assert.Equal("es", answer.GetProperty("language").GetString());
        Assert.Equal("playbook", answer.GetProperty("verdict").GetString());
        Assert.Equal("error-3441041", answer.GetProperty("playbook").GetString());
        Assert.Equal("3441041", answer.GetProperty("errorCode").GetString());
        Assert.Equal(3, answer.GetProperty("candidates").GetArrayLength());
    }

    [Fact]
    public void Metas_sentence_without_its_number_is_named_by_its_code()
    {
        var (_, lines, _) = Run("""{"id":"a3","text":"This number is not associated with the business."}""");

        Assert.Equal("3441041", JsonDocument.Parse(Assert.Single(lines)).RootElement.GetProperty("errorCode").GetString());
    }

    [Fact]
    public void A_broken_line_is_reported_and_the_next_is_read()
    {
        var (exit, lines, complaints) = Run("{\"id\":\n\n[1]\n{\"id\":\"a2\",\"text\":\"hi\"}");

        Assert.Equal(0, exit);
        Assert.Single(lines);
        Assert.Equal(2, complaints.Length);
        Assert.Equal(3, JsonDocument.Parse(complaints[1]).RootElement.GetProperty("line").GetInt32());
    }

    [Theory]
    [InlineData("""{"id":7}""")]
    [InlineData("""{"id":7,"text":null}""")]
    [InlineData("""{"id":7,"text":""}""")]
    public void A_message_without_words_is_to_be_clarified(string line)
    {
        var answer = JsonDocument.Parse(Assert.Single(Run(line).Lines)).RootElement;
        Assert.Equal("clarify", answer.GetProperty("verdict").GetString());
        Assert.Equal(7, answer.GetProperty("id").GetInt32());
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("playbook").ValueKind);
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("errorCode").ValueKind);
    }

    [Fact]
    public void Nothing_to_read_is_no_failure_and_nothing_readable_is() =>
        Assert.Equal((0, 1), (Run("\n \n").Exit, Run("nonsense").Exit));

    private static (int Exit, string[] Lines, string[] Complaints) Run(string input)
    {
        using var output = new StringWriter();
        using var complaints = new StringWriter();
        var exit = TriageCommand.Run(new StringReader(input), output, complaints, Triage);
        return (exit, Lines(output), Lines(complaints));
    }

    private static string[] Lines(StringWriter written) => written.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
