using Kapso.Coex.Bot.Engine.Triage;
using Kapso.Coex.Bot.Triage;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Triage;

/// <summary>The real prompts against the labelled test part: what a change to the examples must not make worse.</summary>
public sealed class TriageGateTests
{
    private const double EnoughRight = 0.92;
    private const double EnoughOutOfScope = 0.90;

    private static readonly string Root = FindRoot();

    private static readonly TriageIndex Triage = TriageIndex.Build(
        PlaybookStubs.ReadAll(Path.Combine(Root, "prompts", "playbooks")),
        TriageFiles.Read(Path.Combine(Root, "prompts")));

    private static readonly IReadOnlyList<(LabelledPhrase Phrase, Reading Reading)> Readings =
    [
        .. LabelledPhrase.ReadAll(Path.Combine(Root, "tests", "Triage", "test.jsonl")).Select(phrase => (phrase, Triage.Read(phrase.Text))),
    ];

    [Fact]
    public void Enough_phrases_are_understood() => AtLeast(EnoughRight, Readings);

    [Fact]
    public void What_is_not_ours_is_seen_to_be_so() =>
        AtLeast(EnoughOutOfScope, Readings.Where(read => read.Phrase.Expect == "out_of_scope"));

    [Fact]
    public void Every_error_code_is_read() => Assert.All(Readings, read =>
        Assert.Equal(read.Phrase.ErrorCode, read.Reading.Codes.Where(code => code.IsOnboarding).Select(code => code.Digits).FirstOrDefault()));

    private static void AtLeast(double enough, IEnumerable<(LabelledPhrase Phrase, Reading Reading)> readings)
    {
        var right = readings.Select(read => read.Phrase.IsRight(NameOf(read.Reading.Verdict)) ? 1.0 : 0.0).Average();
        Assert.True(right >= enough, $"{right:P1} are right, {enough:P0} are needed.");
    }

    private static string NameOf(Verdict verdict) => verdict switch
    {
        Verdict.Playbook playbook => playbook.Id.Value,
        Verdict.Person => "human",
        Verdict.OutOfScope => "out_of_scope",
        _ => "clarify",
    };

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Kapso.Coex.Bot.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("The repository's root is not above the tests.");
    }
}
