using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Triage;

namespace Kapso.Coex.Bot.Triage;

/// <summary>
/// The <c>triage</c> command: a JSON line in, a JSON line out. A line that is not JSON is reported as such on standard error and passed
/// over; a line without text is a message without words (an attachment, a sticker): nobody can tell what it is about, so it is to be
/// clarified.
/// </summary>
internal static class TriageCommand
{
    private static readonly JsonSerializerOptions Wire = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.Strict,
    };

    /// <returns>0, or 1 where there were lines and none of them could be read.</returns>
    public static int Run(TextReader input, TextWriter output, TextWriter complaints, TriageIndex triage)
    {
        var read = 0;
        var refused = 0;
        for (var number = 1; input.ReadLine() is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            if (TryParse(line, out var asked, out var why))
            {
                output.WriteLine(JsonSerializer.Serialize(Answer(asked, triage), Wire));
                read++;
            }
            else
            {
                complaints.WriteLine(JsonSerializer.Serialize(new { line = number, error = why }, Wire));
                refused++;
            }
        }

        output.Flush();
        return read == 0 && refused > 0 ? 1 : 0;
    }

    private static bool TryParse(string line, out TriageLine asked, out string why)
    {
        try
        {
            using var json = JsonDocument.Parse(line.TrimStart('\uFEFF'));
            if (json.RootElement.ValueKind != JsonValueKind.Object)
            {
                (asked, why) = (default, "Not an object. Write {\"id\":\"…\",\"text\":\"…\"}.");
                return false;
            }

            var id = json.RootElement.TryGetProperty("id", out var given) ? given.Clone() : (JsonElement?)null;
            var text = json.RootElement.TryGetProperty("text", out var said) && said.ValueKind == JsonValueKind.String ? said.GetString()! : string.Empty;
            (asked, why) = (new(id, text), string.Empty);
            return true;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: an escaped half of a surrogate pair, which is no text.
            (asked, why) = (default, $"Not JSON: {broken.Message}");
            return false;
        }
    }

    private static TriageAnswer Answer(TriageLine asked, TriageIndex triage)
    {
        var reading = triage.Read(asked.Text);
        var candidates = reading.Verdict is Verdict.Clarify unclear
            ? unclear.Choices.Select(choice => new CandidateAnswer(choice.Value, ScoreOf(reading, choice.Value)))
            : reading.Candidates.Select(candidate => new CandidateAnswer(candidate.Playbook.Value, Rounded(candidate.Score)));
        return new(
            asked.Id,
            (reading.Language ?? GuessedLanguage.Likeliest(asked.Text) ?? Language.English).Code(),
            NameOf(reading.Verdict),
            (reading.Verdict as Verdict.Playbook)?.Id.Value,
            reading.CodesSeen is [var code, ..] ? code.Digits : null,
            [.. candidates]);
    }

    private static string NameOf(Verdict verdict) => verdict switch
    {
        Verdict.Playbook => "playbook",
        Verdict.Person => "human",
        Verdict.OutOfScope => "out_of_scope",
        _ => "clarify",
    };

    private static double ScoreOf(Reading reading, string playbook) =>
        Rounded(reading.Candidates.FirstOrDefault(candidate => candidate.Playbook.Value == playbook)?.Score ?? 0);

    private static double Rounded(float score) => Math.Round(score, 3);

    private readonly record struct TriageLine(JsonElement? Id, string Text);

    private sealed record TriageAnswer(
        JsonElement? Id, string Language, string Verdict, string? Playbook, string? ErrorCode, IReadOnlyList<CandidateAnswer> Candidates);

    private sealed record CandidateAnswer(string Playbook, double Score);
}
