using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Engine.Evidence;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Engine.Tests.Playbooks;

public sealed class CompiledPlaybookTests
{
    private readonly Playbook small = Author.Playbooks(("small", Author.Small))[0];

    [Fact]
    public void A_playbook_knows_its_name_its_starts_and_how_customers_say_it()
    {
        Assert.Equal(new PlaybookId("small"), small.Id);
        Assert.Matches("^[0-9a-f]{8}$", small.Edition.Version);
        Assert.Equal([new Start(SharedFacts.CleanupWalked, new StepId("collect")), new Start(null, new StepId("in-kapso"))], small.Starts);
        Assert.Equal(["es chico"], small.Examples[Language.Spanish]);
        Assert.Equal(["1234567"], small.Codes);
    }

    [Fact]
    public void Something_to_do_takes_the_four_standard_answers()
    {
        var answers = small.Find(new StepId("remove"))!.Answers;
        Assert.Equal([AnswerId.Done, AnswerId.Already, AnswerId.CannotFind, AnswerId.Other], answers.Select(answer => answer.Id));
        Assert.Equal("Listo", answers[0].Title.Spanish);
        Assert.Equal([new Target.ToStep(new StepId("late")), new Target.ToStep(new StepId("late")), null, null], answers.Select(answer => answer.Next));
        Assert.Equal([SharedFacts.RemovedInKapso, SharedFacts.RemovedInKapso, null, null], answers.Select(answer => answer.Learns));
        Assert.Equal([null, SharedFacts.RemovedInKapso, null, null], answers.Select(answer => answer.KnownBy));
    }

    [Fact]
    public void An_answer_of_its_own_stands_between_already_and_cannot_find()
    {
        var playbook = Author.Playbooks(("small", Author.Small.Edited(
            "    mentions: [kapso, number]\n",
            "    answers:\n      - {answer: refused, title: {en: It refuses, es: No deja, pt: Não deixa}, next: collect, words: [no me deja]}\n      - {answer: other, next: collect}\n")))[0];
        var answers = playbook.Find(new StepId("remove"))!.Answers;
        Assert.Equal(["done", "already", "refused", "cannot-find", "other"], answers.Select(answer => answer.Id.Value));
        Assert.Equal(["no me deja"], answers[2].Words);
        Assert.Equal(new Target.ToStep(new StepId("collect")), answers[4].Next);
    }

    [Fact]
    public void A_wait_takes_ready()
    {
        var pause = Assert.IsType<Step.Wait>(small.Find(new StepId("pause")));
        Assert.Equal(TimeSpan.FromMinutes(5), pause.For);
        Assert.Equal(AnswerId.Ready, Assert.Single(pause.Answers).Id);
        Assert.Equal(pause.Next, pause.Answers[0].Next);
        Assert.Equal([new StepOrigin("small/remove")], pause.RestsOn);
    }

    [Fact]
    public void A_hand_over_has_its_reason_and_what_to_ask_for()
    {
        var collect = Assert.IsType<Step.HandOver>(small.Find(new StepId("collect")));
        Assert.Equal(EscalationReason.Stuck, collect.Reason);
        Assert.Equal([EvidenceItem.PhoneNumberId], collect.Evidence);
    }

    [Theory]
    [InlineData("in-kapso", 3)]
    [InlineData("remove", 2)]
    [InlineData("late", 2)]
    [InlineData("pause", 1)]
    [InlineData("works", 0)]
    [InlineData("collect", 0)]
    public void The_steps_that_remain_are_counted_along_the_first_answers(string step, int remaining) =>
        Assert.Equal(remaining, small.RemainingOnMainPath(new StepId(step)));

    [Fact]
    public void Counting_stops_where_the_way_comes_round()
    {
        var round = Author.Playbooks(("small", Author.Small.Edited("answer: yes, next: solved", "answer: yes, next: pause").Edited("answer: no, next: collect,", "answer: no, next: solved,")))[0];
        Assert.Equal(3, round.RemainingOnMainPath(new StepId("in-kapso")));
    }
}
