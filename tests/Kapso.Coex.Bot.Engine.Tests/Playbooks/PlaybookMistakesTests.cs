using System.Globalization;

namespace Kapso.Coex.Bot.Engine.Tests.Playbooks;

/// <summary>One test per mistake that an author can make in a playbook's texts and keys.</summary>
public sealed class PlaybookMistakesTests
{
    [Fact]
    public void A_missing_translation_is_named_with_its_language() => Says(
        "small.yaml:19: `do` of step 'remove' is missing in Portuguese. Add the text as `pt: …`.",
        Author.Writes("{en: Remove it, es: Quítalo}", of: "{en: Remove it, es: Quítalo, pt: Remova}"));

    [Fact]
    public void An_empty_translation_is_a_missing_one() => Says(
        "small.yaml:19: `do` of step 'remove' is missing in Spanish. Add the text as `es: …`.",
        Author.Writes("es: '  ', pt: Remova", of: "es: Quítalo, pt: Remova"));

    [Fact]
    public void A_text_in_one_language_only_is_refused() => Says(
        "small.yaml:20: `why` of step 'remove' is not in three languages. Write it as {en: …, es: …, pt: …}.",
        Author.Writes("why: Because", of: "why: {en: Because, es: Porque, pt: Porque}"));

    [Fact]
    public void A_missing_text_is_missed() => Says(
        "small.yaml:18: Step 'remove' has no `keeps`. Add it in English, Spanish and Portuguese: {en: …, es: …, pt: …}.",
        Author.Writes("", of: "    keeps: {en: Keeps chats, es: No borra chats, pt: Não apaga conversas}\n"));

    [Fact]
    public void A_comma_that_cuts_a_text_is_explained() => Says(
        "small.yaml:12: `ask` of step 'in-kapso' knows no key `or not?`. There is: en, es, pt. If it is a text with a comma in it, put the text in quotes. Correct the key or remove it.",
        Author.Writes("ask: {en: In Kapso, or not?, es", of: "ask: {en: In Kapso?, es"));

    [Fact]
    public void A_title_over_twenty_characters_says_by_how_many() => Says(
        "small.yaml:17: 'No estoy nada seguro.' has 21 characters. A button holds 20: shorten it by 1.",
        Author.Writes("es: No estoy nada seguro.,", of: "es: No sé,"));

    [Fact]
    public void A_choice_stands_on_a_button_as_well() => Says(
        "small.yaml:2: 'The very small number' has 21 characters. A button holds 20: shorten it by 1.",
        Author.Writes("choice: {en: The very small number,", of: "choice: {en: Small,"));

    [Fact]
    public void Two_answers_cannot_look_the_same() => Says(
        "small.yaml:11: Step 'in-kapso' has the title 'Sí' twice in Spanish. Word the two answers differently.",
        Author.Writes("es: sí,", of: "es: No sé,"));

    [Fact]
    public void An_answer_of_its_own_needs_a_title() => Says(
        "small.yaml:15: Answer 'perhaps' of step 'in-kapso' has no `title`. Add it in English, Spanish and Portuguese: {en: …, es: …, pt: …}.",
        Author.Writes("answer: perhaps, next: remove", of: "answer: yes, next: remove"));

    [Fact]
    public void The_same_answer_twice_is_refused() => Assert.Contains(
        "small.yaml:43: Step 'works' has the answer 'yes' twice. Keep one of them, or give the other another name.",
        Author.Writes("answer: yes, next: collect", of: "answer: no, next: collect"));

    [Fact]
    public void An_answer_must_lead_somewhere() => Says(
        "small.yaml:48: Answer 'no' of step 'works' does not say where it leads. Add `next:`, or name it cannot-find if it means that the customer does not know.",
        Author.Writes("{answer: no, learns: cleanup-walked}", of: "{answer: no, next: collect, learns: cleanup-walked}"));

    [Fact]
    public void A_question_has_at_least_two_answers() => Says(
        "small.yaml:43: Step 'works' has too few answers: 1. Give a question 2 to 6 of them under `answers:`.",
        Author.Writes("", of: "      - {answer: no, next: collect, learns: cleanup-walked}\n"));

    [Fact]
    public void A_question_that_only_gives_help_leads_nowhere() => Assert.Contains(
        "small.yaml:43: No answer of step 'works' leads anywhere. Add `next:` to the answers that go on.",
        Author.Writes(
            "- {answer: cannot-find, title: {en: A, es: B, pt: C}}\n      - {answer: other, title: {en: D, es: E, pt: F}}",
            of: "- {answer: yes, next: solved}\n      - {answer: no, next: collect, learns: cleanup-walked}"));

    [Fact]
    public void A_name_that_is_kept_for_the_record_is_refused() => Assert.Contains(
        "small.yaml:48: Answer 'skipped' of step 'works' has a name that is kept for what the bot records itself. Give it another name.",
        Author.Writes("answer: skipped, title: {en: A, es: B, pt: C}, next: collect", of: "answer: no, next: collect"));

    [Fact]
    public void An_unknown_key_is_named_with_the_nearest_one() => Says(
        "small.yaml:26: Step 'remove' knows no key `whoo`. Did you mean 'who'? Correct the key or remove it.",
        Author.Writes("who: kapso-member\n    whoo: x", of: "who: kapso-member"));

    [Fact]
    public void A_key_that_stands_twice_is_refused() => Says(
        "small.yaml:27: Step 'remove' has `link` twice. Keep one of them.",
        Author.Writes("link: https://app.kapso.ai\n    link: https://app.kapso.ai", of: "link: https://app.kapso.ai"));

    [Fact]
    public void Who_can_do_it_is_one_of_three() => Says(
        "small.yaml:25: Step 'remove' has 'kapso-members' as `who`, which does not exist. Did you mean 'kapso-member'? Correct it.",
        Author.Writes("who: kapso-members", of: "who: kapso-member"));

    [Fact]
    public void A_link_is_a_whole_address() => Says(
        "small.yaml:26: Step 'remove' links to 'app.kapso.ai', which is no web address. Write the whole address, beginning with https://.",
        Author.Writes("link: app.kapso.ai", of: "link: https://app.kapso.ai"));

    [Fact]
    public void A_danger_says_what_happens() => Says(
        "small.yaml:28: The danger of step 'remove' has no `consequence`. Add it in English, Spanish and Portuguese: {en: …, es: …, pt: …}.",
        Author.Writes("", of: "      consequence: {en: It goes, es: Se va, pt: Some}\n"));

    [Fact]
    public void A_danger_says_where_a_no_leads() => Says(
        "small.yaml:28: The danger of step 'remove' has no `declined`. Add `declined:` with the step that a \"no\" leads to.",
        Author.Writes("", of: "      declined: collect\n"));

    [Theory]
    [InlineData("0")]
    [InlineData("1441")]
    [InlineData("5m")]
    public void A_wait_is_between_a_minute_and_a_day(string minutes) => Says(
        $"small.yaml:39: Step 'pause' waits for '{minutes}'. Write whole minutes, from 1 to 1440 (24 hours).",
        Author.Writes($"wait: {minutes}\n", of: "wait: 5\n"));

    [Fact]
    public void An_unknown_reason_is_named_with_the_nearest_one() => Says(
        "small.yaml:52: Step 'collect' has 'stick' as `hand-over`, which does not exist. Did you mean 'stuck'? Correct it.",
        Author.Writes("hand-over: stick", of: "hand-over: stuck"));

    [Fact]
    public void Unknown_evidence_is_named_with_the_nearest_one() => Says(
        "small.yaml:53: Step 'collect' has 'phone-number-id' as `evidence`, which does not exist. Did you mean 'phone_number_id'? Correct it.",
        Author.Writes("evidence: [phone-number-id]", of: "evidence: [phone_number_id]"));

    [Fact]
    public void A_placeholder_has_to_exist() => Says(
        "small.yaml:19: `do` of step 'remove' has the placeholder {provder}, which does not exist. Did you mean 'provider'? Correct it, or write the text without it.",
        Author.Writes("do: {en: 'Remove {provder}',", of: "do: {en: Remove it,"));

    [Fact]
    public void A_step_says_what_happens_in_it() => Says(
        "small.yaml:49: Step 'solved' does not say what happens in it. Did you mean 'solved'? Give it one of do, ask, tell, wait, rest, solved, hand-over.",
        Author.Writes("    solvd: {en: Good,", of: "    solved: {en: Good,"));

    [Fact]
    public void A_step_is_one_thing_only() => Says(
        "small.yaml:35: Step 'late' is several things at once: tell, wait. Give it one of do, ask, tell, wait, rest, solved, hand-over.",
        Author.Writes("    wait: 3\n    next: pause", of: "    next: pause"));

    [Fact]
    public void A_file_is_called_like_its_playbook() => Says(
        "small.yaml:1: The playbook is called 'smal' in a file called 'small.yaml'. Write `playbook: small`, or rename the file.",
        Author.Writes("playbook: smal\n", of: "playbook: small\n"));

    [Fact]
    public void A_day_is_a_date() => Says(
        "small.yaml:5: The playbook has '22 November' as `checked`, which is no date. Write the day as 2026-11-22.",
        Author.Writes("checked: 22 November", of: "checked: 2026-11-22"));

    [Fact]
    public void A_code_is_digits() => Says(
        "small.yaml:6: '#1234567' is not a code of Meta's. Write the digits only: ['3441041'].",
        Author.Writes("codes: ['#1234567']", of: "codes: ['1234567']"));

    [Fact]
    public void Examples_are_in_three_languages() => Says(
        "small.yaml:55: There are no examples in Spanish. List what customers write under `es:`.",
        Author.Writes("", of: "  es: [es chico]\n"));

    [Fact]
    public void A_broken_file_is_named_with_its_line() => Assert.StartsWith(
        "small.yaml:3: This cannot be read: ", Assert.Single(Author.Writes("hypothesis: {en: It is small, es: \"Es", of: "hypothesis: {en: It is small, es: Es")));

    [Fact]
    public void All_mistakes_are_found_at_once_in_the_order_of_the_lines() => Assert.Equal(
        [2, 15, 25, 39],
        Author.Mistakes(("small", Author.Small
            .Edited("pt: Pequeno}", "pt: ''}")
            .Edited("next: remove}", "next: removed}")
            .Edited("who: kapso-member", "who: nobody")
            .Edited("wait: 5\n", "wait: 0\n"))).Select(mistake => int.Parse(mistake.Split(':')[1], CultureInfo.InvariantCulture)));

    private static void Says(string mistake, IEnumerable<string> said) => Assert.Equal([mistake], said);
}
