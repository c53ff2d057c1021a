using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Engine.Tests.Playbooks;

public sealed class BorrowedStepsTests
{
    [Fact]
    public void A_borrowed_step_has_the_texts_of_the_first_and_leads_where_the_borrower_says()
    {
        var step = Assert.IsType<Step.Do>(Borrowed().Find(new StepId("remove-again")));
        Assert.Equal("Quítalo", step.Action.Spanish);
        Assert.Equal(Doer.KapsoMember, step.Who);
        Assert.Equal(["kapso", "number"], step.Mentions);
        Assert.Equal(SharedFacts.RemovedInKapso, step.Find(AnswerId.Already)!.KnownBy);
        Assert.Equal(new Target.ToStep(new StepId("solved")), step.Find(AnswerId.Done)!.Next);
        Assert.Equal(("It goes", new StepId("person")), (step.Danger!.Consequence.English, step.Danger.Declined));
    }

    [Fact]
    public void What_was_done_at_the_first_is_known_at_every_copy() =>
        Assert.Equal(new StepOrigin("small/remove"), Borrowed().Find(new StepId("remove-again"))!.Origin);

    [Fact]
    public void A_borrowed_step_names_the_source_of_the_first() =>
        Assert.Equal(new Source("Help page › Small", new DateOnly(2026, 11, 22)), Borrowed().Find(new StepId("remove-again"))!.Source);

    [Fact]
    public void What_the_borrower_writes_wins() =>
        Assert.Equal("Try again", ((Step.Do)Borrowed(("next: solved", "next: solved\n    do: {en: Try again, es: Otra vez, pt: De novo}")).Steps[0]).Action.English);

    [Fact]
    public void A_key_left_empty_drops_what_would_come_along() =>
        Assert.Null(Borrowed(("next: solved", "next: solved\n    known-by:")).Steps[0].Find(AnswerId.Already)!.KnownBy);

    [Fact]
    public void A_no_leads_to_the_same_step_where_that_is_borrowed_too()
    {
        var step = (Step.Do)Borrowed(("danger: {declined: person}", ""), ("  - step: person\n    hand-over: other\n    evidence: []", "  - use: small/collect\n    as: person")).Steps[0];
        Assert.Equal(new StepId("person"), step.Danger!.Declined);
    }

    [Fact]
    public void Rests_on_keeps_meaning_the_steps_of_the_first_playbook() =>
        Assert.Equal([new StepOrigin("small/remove")], Borrowed(("next: solved", "next: pause"), ("  - step: person", "  - use: small/pause\n    next: solved\n  - step: person")).Find(new StepId("pause"))!.RestsOn);

    [Fact]
    public void A_borrowed_danger_needs_its_own_way_out() => Assert.Equal(
        ["borrower.yaml:10: The danger of step 'remove-again' has no `declined`. Add `declined:` with the step that a \"no\" leads to."],
        MistakesWith(("    danger: {declined: person}\n", "")));

    [Fact]
    public void A_borrowed_answer_needs_its_own_target()
    {
        var mistakes = MistakesWith(("next: solved", "next: works"), ("  - step: person", "  - use: small/works\n    answers: [{answer: yes, next: solved}]\n  - step: person"));
        Assert.Equal(
            ["borrower.yaml:16: Answer 'no' of step 'works' does not say where it leads. Add `next:`, or name it cannot-find if it means that the customer does not know."],
            mistakes);
    }

    [Fact]
    public void A_step_cannot_be_borrowed_from_a_playbook_that_does_not_exist() => Assert.Contains(
        "borrower.yaml:10: A step is borrowed from 'smal', which is not a playbook. Did you mean 'small'? Correct the name after `use:`.",
        MistakesWith(("use: small/remove", "use: smal/remove")));

    [Fact]
    public void A_step_that_does_not_exist_cannot_be_borrowed() => Assert.Contains(
        "borrower.yaml:10: 'remov' is borrowed from 'small', which has no such step. Did you mean 'remove'? Correct the name after `use:`.",
        MistakesWith(("use: small/remove", "use: small/remov")));

    [Fact]
    public void Steps_cannot_borrow_from_each_other_in_a_circle() => Assert.Equal(
        ["borrower.yaml:10: Steps borrow from each other in a circle: 'borrower/remove-again' → 'small/solved' → 'borrower/remove-again'. Write the step out in one of them."],
        Author.Mistakes(
            ("small", Author.Small.Edited("- step: solved\n    solved: {en: Good, es: Bien, pt: Bom}", "- use: borrower/remove-again\n    as: solved")),
            ("borrower", Author.Borrower.Edited("use: small/remove", "use: small/solved"))));

    [Fact]
    public void The_version_changes_with_the_file_that_is_borrowed_from()
    {
        var before = Author.Playbooks(("small", Author.Small), ("borrower", Author.Borrower));
        var after = Author.Playbooks(("small", Author.Small + "\n# a remark"), ("borrower", Author.Borrower));
        Assert.NotEqual(before[1].Edition, after[1].Edition);
    }

    [Fact]
    public void The_version_of_a_playbook_that_borrows_nothing_is_its_own()
    {
        var before = Author.Playbooks(("small", Author.Small), ("borrower", Author.Borrower));
        var after = Author.Playbooks(("small", Author.Small), ("borrower", Author.Borrower + "\n# a remark"));
        Assert.Equal(before[0].Edition, after[0].Edition);
    }

    private static Playbook Borrowed(params (string Of, string Instead)[] edits) =>
        Author.Playbooks(("small", Author.Small), ("borrower", Edited(edits)))[1];

    private static IEnumerable<string> MistakesWith(params (string Of, string Instead)[] edits) =>
        Author.Mistakes(("small", Author.Small), ("borrower", Edited(edits)));

    private static string Edited((string Of, string Instead)[] edits) =>
        edits.Aggregate(Author.Borrower, (text, edit) => text.Edited(edit.Of, edit.Instead));
}
