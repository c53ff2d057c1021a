namespace Kapso.Coex.Bot.Engine.Tests.Playbooks;

/// <summary>One test per mistake that an author can make in how steps and playbooks lead to each other.</summary>
public sealed class WalkMistakesTests
{
    [Fact]
    public void A_target_that_is_no_step_is_named_with_the_nearest_one() => Says(
        "small.yaml:15: Answer 'yes' of step 'in-kapso' goes to 'remvoe', which is not a step of this playbook. Did you mean 'remove'? Correct the name, or add the step.",
        Author.Writes("next: remvoe}", of: "next: remove}"));

    [Fact]
    public void A_start_at_no_step_is_a_mistake() => Says(
        "small.yaml:8: The start goes to 'colect', which is not a step of this playbook. Did you mean 'collect'? Correct the name, or add the step.",
        Author.Writes("at: colect}", of: "at: collect}"));

    [Fact]
    public void A_declined_danger_leads_to_a_step() => Says(
        "small.yaml:30: The danger of step 'remove' goes to 'colect', which is not a step of this playbook. Did you mean 'collect'? Correct the name, or add the step.",
        Author.Writes("declined: colect", of: "declined: collect"));

    [Fact]
    public void A_playbook_that_does_not_exist_is_named_with_the_nearest_one() => Assert.Contains(
        "small.yaml:37: Step 'late' goes to the playbook 'smal', which does not exist. Did you mean 'small'? Correct the name, or add smal.yaml.",
        Author.Writes("next: {playbook: smal}", of: "next: pause"));

    [Fact]
    public void A_step_that_does_not_say_where_it_leads_is_a_mistake() => Says(
        "small.yaml:35: Step 'late' has no `next`. Add `next:` with the step that follows.",
        Author.Writes("", of: "    next: pause\n"));

    [Fact]
    public void Something_to_do_leads_on_when_it_is_done() => Says(
        "small.yaml:18: Step 'remove' does not say where it leads. Add `next:` with the step that follows when it is done.",
        Author.Writes("", of: "    next: late\n"));

    [Fact]
    public void A_step_that_nothing_leads_to_is_unreachable() => Says(
        "small.yaml:49: Step 'forgotten' is never reached. Let an answer or the start lead to it, or remove it.",
        Author.Writes("  - step: forgotten\n    tell: {en: A, es: B, pt: C}\n    next: solved\n  - step: solved\n", of: "  - step: solved\n"));

    [Fact]
    public void A_loop_needs_a_way_out() => Says(
        "small.yaml:49: Steps go round without a way out: 'here' → 'there' → 'here'. Let an answer of one of them lead to a step that is solved or hands over.",
        Author.Writes(
            """
            answer: no, next: here}
              - step: here
                tell: {en: A, es: B, pt: C}
                next: there
              - step: there
                wait: 1
                why: {en: A, es: B, pt: C}
                next: here
            """,
            of: "answer: no, next: collect, learns: cleanup-walked}"));

    [Fact]
    public void A_rest_is_no_way_out() => Says(
        "small.yaml:49: Steps go round without a way out: 'here' → 'there' → 'here'. Let an answer of one of them lead to a step that is solved or hands over.",
        Author.Writes(
            """
            answer: no, next: here}
              - step: here
                rest: {en: A, es: B, pt: C}
                next: there
              - step: there
                tell: {en: A, es: B, pt: C}
                next: here
            """,
            of: "answer: no, next: collect, learns: cleanup-walked}"));

    [Fact]
    public void A_loop_with_a_way_out_is_in_order() =>
        Author.Playbooks(("small", Author.Small.Edited("answer: no, next: collect,", "answer: no, next: pause,")));

    [Fact]
    public void A_playbook_must_end_solved_or_with_a_person()
    {
        var endless = Author.Borrower[..Author.Borrower.IndexOf("  - at: remove-again", StringComparison.Ordinal)] + """
              - at: once
            steps:
              - step: once
                tell: {en: A, es: B, pt: C}
                next: once
            examples: {en: [a], es: [b], pt: [c]}
            """;
        Assert.Contains(
            "borrower.yaml:1: The playbook can end neither solved nor with a person. Add a step with `solved:` or `hand-over:` and let the walk lead there.",
            Author.Mistakes(("borrower", endless)));
    }

    [Fact]
    public void Playbooks_that_only_lead_to_each_other_never_end()
    {
        const string There =
            """
            playbook: there
            choice: {en: There, es: Allá, pt: Lá}
            hypothesis: {en: A, es: B, pt: C}
            source: Help page
            checked: 2026-11-22
            codes: []
            start: [{at: go}]
            steps:
              - step: go
                tell: {en: A, es: B, pt: C}
                next: {playbook: back}
            examples: {en: [a], es: [b], pt: [c]}
            """;
        var back = There.Edited("playbook: there", "playbook: back").Edited("{playbook: back}", "{playbook: there}").Edited("{en: There, es: Allá, pt: Lá}", "{en: Back, es: Acá, pt: Cá}");
        Assert.Contains(
            "back.yaml:9: Steps go round without a way out: 'go' → 'there/go' → 'go'. Let an answer of one of them lead to a step that is solved or hands over.",
            Author.Mistakes(("there", There), ("back", back)));
    }

    [Fact]
    public void Two_steps_cannot_have_one_name() => Assert.Contains(
        "small.yaml:49: Step 'late' is there twice, first in line 35. Give one of them another name.",
        Author.Writes("- step: late\n    solved: {en: Good", of: "- step: solved\n    solved: {en: Good"));

    [Fact]
    public void A_step_needs_a_name() => Assert.Contains(
        "small.yaml:49: A step has no name. Begin it with `step:` and a name, or with `use:` to borrow one.",
        Author.Writes("- solved: {en: Good", of: "- step: solved\n    solved: {en: Good"));

    [Fact]
    public void A_start_without_a_fact_comes_last() => Assert.Equal(
        [
            "small.yaml:8: Nothing says where to begin when no fact is known. End `start:` with an entry that has no `if`.",
            "small.yaml:8: An entry of the start without `if` hides those after it. Move it to the end, or give it an `if`.",
        ],
        Author.Writes("  - at: in-kapso\n  - {if: cleanup-walked, at: collect}\n", of: "  - {if: cleanup-walked, at: collect}\n  - at: in-kapso\n"));

    [Fact]
    public void A_fact_that_nothing_learns_is_a_slip() => Says(
        "small.yaml:16: Answer 'no' of step 'in-kapso' depends on 'nevr-in-kapso', which nothing ever learns. Did you mean 'never-in-kapso'? Correct the name, or add `learns: nevr-in-kapso` to the step that finds it out.",
        Author.Writes("known-by: nevr-in-kapso", of: "known-by: never-in-kapso"));

    [Fact]
    public void That_a_code_was_seen_is_a_fact_which_no_step_has_to_learn() =>
        Author.Playbooks(("small", Author.Small.Edited("known-by: never-in-kapso", "known-by: code-3441049")));

    [Fact]
    public void A_step_rests_on_a_step_that_exists() => Says(
        "small.yaml:42: Step 'pause' rests on 'remov', which is not a step of this playbook. Did you mean 'remove'? Correct the name in `rests-on:`.",
        Author.Writes("rests-on: [remov]", of: "rests-on: [remove]"));

    [Fact]
    public void A_code_belongs_to_one_playbook() => Says(
        "borrower.yaml:1: Code 1234567 belongs to 'small' as well. Keep it in `codes:` of one of them.",
        Author.Mistakes(("small", Author.Small), ("borrower", Author.Borrower.Edited("codes: []", "codes: ['1234567']"))));

    [Fact]
    public void Choices_can_be_told_apart() => Says(
        "borrower.yaml:1: Its choice 'Chico' is that of 'small' as well in Spanish. Word `choice:` so that customers can tell the two apart.",
        Author.Mistakes(("small", Author.Small), ("borrower", Author.Borrower.Edited("es: Prestado", "es: Chico"))));

    private static void Says(string mistake, IEnumerable<string> said) => Assert.Equal([mistake], said);
}
