using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Tests.Transcripts;

public class ConfirmationLengthTests
{
    /// <summary>What fits a phone's screen beside the step's number and the question.</summary>
    private const int Readable = 480;

    public static TheoryData<string, string, Language> Confirmations => new(
        from playbook in RealPrompts.Knowledge.Current.Values
        from step in playbook.Steps.OfType<Step.Do>()
        where step.Danger is not null
        from language in LanguageCodes.All
        select (playbook.Id.Value, step.Id.Value, language));

    [Theory]
    [MemberData(nameof(Confirmations))]
    public void What_is_asked_before_consequences_can_be_read_on_a_phone(string playbook, string id, Language language)
    {
        var step = (Step.Do)RealPrompts.Knowledge.Current[new PlaybookId(playbook)].Find(new StepId(id))!;
        Wording[] said = [step.Why, step.Danger!.Check, step.Danger.Consequence, step.Keeps];
        Assert.InRange(said.Sum(text => text.In(language).TrimEnd().Length + 2), 1, Readable);
    }
}
