using CsCheck;
using Kapso.Coex.Bot.Engine.Playbooks;
using Kapso.Coex.Bot.Engine.Triage;
using Kapso.Coex.Bot.Engine.Triage.Recognition;

namespace Kapso.Coex.Bot.Engine.Tests.Triage;

/// <summary>What triage learnt once and finds again: used when it was learnt from just the same, and else as if it were not there.</summary>
public sealed class LearntTests
{
    private static readonly byte[] Learnt = SmallTriage.Index.Learnt();

    private static readonly string[] Texts = ["my account is not in the list", "number of another business", "no aparece", "help", "banned", "which webhook", "a person please", "zzz"];

    public static TheoryData<string, TriageLessons> OtherLessons => new()
    {
        { "a word that means the same", SmallTriage.Lessons with { Concepts = [.. SmallTriage.Lessons.Concepts.SkipLast(1), new("appear", ["aparec*", "appear*", "shown"])] } },
        { "a word moved to another concept", SmallTriage.Lessons with { Concepts = [new("negation", ["no", "not"]), new("account", ["nao", "cuenta", "account", "conta", "waba"]), .. SmallTriage.Lessons.Concepts.Skip(2)] } },
        { "a spelling of a provider", SmallTriage.Lessons with { Providers = [new("Twilio", ["twillio", "tuilio"], false), new("Baileys", [], true)] } },
        { "a provider that is not official any more", SmallTriage.Lessons with { Providers = [new("Twilio", ["twillio"], true), new("Baileys", [], true)] } },
        { "a way to ask for a person", SmallTriage.Lessons with { Human = SmallTriage.English("I want to talk to a person", "nobody answers me", "this is useless, I go") } },
        { "a sentence of Meta's", SmallTriage.Lessons with { MetaMessages = [] } },
        { "an opening that is clear now", SmallTriage.Lessons with { Unclear = [] } },
        { "another topic", SmallTriage.Lessons with { OutOfScope = [.. SmallTriage.Lessons.OutOfScope, new("ads", SmallTriage.English("my ad"), new("", "", ""))] } },
    };

    [Fact]
    public void What_was_learnt_from_the_same_is_not_learnt_again_and_says_the_same()
    {
        var found = TriageIndex.Build(SmallTriage.Playbooks, SmallTriage.Lessons, Learnt);

        Assert.False(found.LearntAnew);
        Assert.All(Texts, text => SaysTheSame(found, text));
    }

    [Fact]
    public void Learning_twice_from_the_same_gives_the_same_bytes() =>
        Assert.Equal(Learnt, TriageIndex.Build(SmallTriage.Playbooks, SmallTriage.Lessons).Learnt());

    [Theory]
    [MemberData(nameof(OtherLessons))]
    public void Whatever_triage_learns_from_makes_it_learn_anew_when_it_changes(string what, TriageLessons changed) =>
        Assert.True(TriageIndex.Build(SmallTriage.Playbooks, changed, Learnt).LearntAnew, what);

    [Fact]
    public void A_changed_example_of_a_playbook_is_learnt_at_once()
    {
        Playbook[] changed = [SmallTriage.Playbooks[0] with { Examples = SmallTriage.English("the sky fell on my shop").ByLanguage }, .. SmallTriage.Playbooks.Skip(1)];
        var triage = TriageIndex.Build(changed, SmallTriage.Lessons, Learnt);

        Assert.True(triage.LearntAnew);
        Assert.Equal("error-3441041", triage.Read("the sky fell on my shop").Candidates[0].Playbook.Value);
    }

    [Fact]
    public void Playbooks_in_another_order_are_another_lesson() =>
        Assert.True(TriageIndex.Build([.. SmallTriage.Playbooks.Reverse()], SmallTriage.Lessons, Learnt).LearntAnew);

    [Fact]
    public void A_text_that_triage_does_not_learn_from_changes_nothing() =>
        Assert.False(TriageIndex.Build(SmallTriage.Playbooks, SmallTriage.Lessons with { Claims = [], Questions = [] }, Learnt).LearntAnew);

    [Fact]
    public void What_is_damaged_anywhere_is_learnt_anew_and_harms_nothing() => Gen.Select(Gen.Int[0, Learnt.Length - 1], Gen.Byte[1, 255]).Sample(
        (at, damage) =>
        {
            byte[] damaged = [.. Learnt];
            damaged[at] ^= damage;
            return Kept(damaged) is null;
        },
        iter: 200);

    [Fact]
    public void What_is_cut_short_or_goes_on_too_long_is_learnt_anew() => Gen.Int[0, Learnt.Length - 1].Sample(
        length => Kept(Learnt[..length]) is null && Kept([.. Learnt, .. Learnt[..length], 0]) is null,
        iter: 50);

    [Fact]
    public void Nothing_is_made_of_noise() => Assert.All<byte[]>(
        [[], [0], [.. "coexwts1"u8], [.. "coexwts1"u8, .. new byte[72]], new byte[4096]],
        noise => Assert.True(TriageIndex.Build(SmallTriage.Playbooks, SmallTriage.Lessons, noise).LearntAnew));

    private static Weights? Kept(byte[] bytes) => KeptWeights.Read(bytes, Syllabus.Of(SmallTriage.Playbooks, SmallTriage.Lessons).Fingerprint());

    private static void SaysTheSame(TriageIndex found, string text)
    {
        var (expected, said) = (SmallTriage.Index.Read(text), found.Read(text));
        Assert.Equal(expected.Verdict.GetType(), said.Verdict.GetType());
        Assert.Equal(expected.Candidates, said.Candidates);
    }
}
