using Kapso.Coex.Bot.Engine.Playbooks;
using Kapso.Coex.Bot.Engine.Triage;
using Kapso.Coex.Bot.Playbooks;
using Kapso.Coex.Bot.Triage;

namespace Kapso.Coex.Bot.Tests.Triage;

/// <summary>The file that the build made (LearnTriage.targets) beside the real prompts.</summary>
public sealed class LearntFileTests
{
    private static readonly PromptFolders Prompts = PromptFolders.Under(Path.Combine(AppContext.BaseDirectory, "prompts"));

    private static readonly IReadOnlyList<Playbook> Playbooks = Assert.IsType<PlaybookReading.InOrder>(PlaybookFolder.Read(Prompts)).Playbooks;

    private static readonly TriageLessons Lessons = TriageFiles.Read(TriageRoom.RootOf(Prompts));

    private static readonly TriageIndex FromFile = TriageRoom.BuildIndex(Prompts);

    private static readonly TriageIndex Learning = TriageIndex.Build(Playbooks, Lessons);

    [Fact]
    public void What_the_build_learnt_fits_the_prompts_that_travel_with_it() => Assert.False(FromFile.LearntAnew);

    [Fact]
    public void The_build_learns_what_a_start_would_learn() => Assert.Equal(LearntFile.Read(LearntFile.Own), Learning.Learnt());

    [Fact]
    public void Every_phrase_that_is_taught_is_read_alike_from_the_file_and_from_learning() => Assert.All(Taught(), text =>
    {
        var (learnt, read) = (Learning.Read(text), FromFile.Read(text));
        Assert.Equal(learnt.Verdict.GetType(), read.Verdict.GetType());
        Assert.Equal((learnt.Verdict as Verdict.Playbook)?.Id, (read.Verdict as Verdict.Playbook)?.Id);
        Assert.Equal(learnt.Candidates, read.Candidates);
    });

    [Fact]
    public void One_word_changed_in_one_prompt_is_learnt_anew()
    {
        var first = Playbooks[0];
        var changed = first with { Examples = first.Examples.ToDictionary(one => one.Key, one => (IReadOnlyList<string>)[.. one.Value.SkipLast(1), $"{one.Value[^1]} x"]) };

        Assert.True(TriageRoom.BuildIndex([changed, .. Playbooks.Skip(1)], Lessons).LearntAnew);
    }

    [Fact]
    public void A_file_that_is_missing_or_may_not_be_read_is_as_good_as_empty() =>
        Assert.All([Path.Combine(AppContext.BaseDirectory, "nothing-here"), AppContext.BaseDirectory], path => Assert.Empty(LearntFile.Read(path)));

    [Fact]
    public void What_is_written_is_read_back_and_leaves_nothing_beside_it()
    {
        var folder = Directory.CreateTempSubdirectory("learnt-");
        var path = Path.Combine(folder.FullName, "triage.learnt");
        LearntFile.Write(path, [1]);
        LearntFile.Write(path, [2, 3]);

        Assert.Equal([2, 3], LearntFile.Read(path));
        Assert.Single(folder.EnumerateFiles());
        folder.Delete(recursive: true);
    }

    private static IEnumerable<string> Taught() =>
    [
        .. Playbooks.SelectMany(playbook => playbook.Examples.Values.SelectMany(texts => texts)),
        .. Lessons.Human.All,
        .. Lessons.OutOfScope.SelectMany(topic => topic.Examples.All),
        .. Lessons.Unclear.SelectMany(situation => situation.Examples.All),
    ];
}
