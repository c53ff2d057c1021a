using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Evidence;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Tests.Channels.WhatsApp;

/// <summary>Every place that a conversation can be at: each step of each playbook and each question that can be open there.</summary>
internal static class Places
{
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private const string Doubtful = "5215512345678";

    public static IEnumerable<Conversation> In(Language language, Knowledge knowledge) =>
    [
        .. OutsideAWalk(language, knowledge),
        .. knowledge.Current.Values.SelectMany(playbook => playbook.Steps.SelectMany(step => At(language, playbook, step, knowledge))),
    ];

    private static IEnumerable<Conversation> OutsideAWalk(Language language, Knowledge knowledge)
    {
        var listening = New(language);
        yield return listening;
        yield return Ask(listening, new OpenQuestion.WhichLanguage(null));
        yield return Ask(listening, new OpenQuestion.PersonOrGoOn(null));
        foreach (var unclear in knowledge.Lessons.Unclear)
        {
            yield return Ask(listening, new OpenQuestion.WhichPlaybook(unclear.Choices, unclear.Situation, 1));
            yield return Ask(listening, new OpenQuestion.WhichPlaybook(unclear.Choices, null, 2));
        }
    }

    private static IEnumerable<Conversation> At(Language language, Playbook playbook, Step step, Knowledge knowledge)
    {
        var here = New(language).Evolve(new PlaybookStarted(playbook.Edition, Now)).Evolve(new StepReached(playbook.Edition, step.Id, Now));
        var questions = Questions(step).ToList();
        foreach (var question in questions)
        {
            yield return Ask(here, question);
        }

        if (step is Step.Do or Step.Ask)
        {
            var stuck = here.Evolve(new TroubleMet(step.Origin, AnswerId.CannotFind, Now)).Evolve(new TroubleMet(step.Origin, AnswerId.CannotFind, Now));
            yield return Ask(stuck, questions[0]);
            yield return Ask(here, new OpenQuestion.PersonOrGoOn(questions[0]));
            yield return Ask(here, new OpenQuestion.WhatHappened(questions[0]));
            yield return Ask(here, new OpenQuestion.WhichId(Doubtful, questions[0]));
            yield return Ask(here, new OpenQuestion.WhichPlaybook([playbook.Id, knowledge.Current.Keys.First(other => other != playbook.Id)], null, 1));
        }
    }

    private static IEnumerable<OpenQuestion> Questions(Step step) => step switch
    {
        Step.Do { Danger: not null } => [new OpenQuestion.AtStep(), new OpenQuestion.GoAhead()],
        Step.Do or Step.Ask or Step.Wait => [new OpenQuestion.AtStep()],
        Step.HandOver { Evidence: var asked } => asked.SelectMany(item => new OpenQuestion[]
        {
            new OpenQuestion.ForEvidence(item), new OpenQuestion.WhyNot(item), new OpenQuestion.CopiedFrom(item, Doubtful), new OpenQuestion.WhichId(Doubtful, null),
        }),
        _ => [],
    };

    private static Conversation New(Language language) => Conversation.Begin(new ConversationId("c1"), "whatsapp")
        .Evolve(new Greeted(Now))
        .Evolve(new LanguageSettled(language, Chosen: true, Now))
        .Evolve(new CodeSeen("2655093", Now));

    private static Conversation Ask(Conversation conversation, OpenQuestion question) => conversation.Evolve(new QuestionOpened(question, Now));
}
