using Kapso.Coex.Bot.Engine.Evidence;
using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>Puts approved texts together into what the customer reads. One action, then one question.</summary>
internal static class Prompts
{
    /// <summary>The turn's last message: the open question, with its answers. Never the same text twice running.</summary>
    public static void AskWhatIsOpen(TurnInProgress turn, bool resumed)
    {
        if (!turn.MustAsk)
        {
            return;
        }

        var reply = Compose(turn, briefly: turn.Briefly && !resumed);
        if (reply is null)
        {
            return;
        }

        if (resumed && turn.Here is not null)
        {
            turn.Say(ReplyKind.Notice, Phrase.ResumeAfterPause);
        }

        if (Fingerprint(reply.Text) == turn.Conversation.LastSaid)
        {
            Reply?[] others = [Compose(turn, briefly: true, again: true), Compose(turn, briefly: !turn.Briefly)];
            reply = others.FirstOrDefault(other => other is not null && Fingerprint(other.Text) != turn.Conversation.LastSaid)
                ?? reply with { Text = $"{turn.Text(Phrase.OnceMore)} {reply.Text}" };
        }

        turn.Say(reply);
    }

    /// <summary>Whether the short form of the open question is the last thing that the customer read.</summary>
    public static bool WasJustRecalled(TurnInProgress turn) =>
        new[] { Compose(turn, briefly: true), Compose(turn, briefly: true, again: true) }.Any(reply => reply is not null && Fingerprint(reply.Text) == turn.Conversation.LastSaid);

    public static Reply Tell(TurnInProgress turn, Playbook playbook, Step.Tell step) =>
        new(ReplyKind.Answer, WithLink(turn.Text(step.Message), step.Link)) { Playbook = playbook.Edition, Step = step.Id };

    /// <summary>This step's help the first time, another way the second; null when there is nothing left to try.</summary>
    public static Reply? Help(TurnInProgress turn, Step step, int times) => (step, times) switch
    {
        (Step.Do action, 1) => new Reply(ReplyKind.Answer, $"{turn.Text(action.Help)}\n\n{turn.Text(DoneBy(action.Who))}"),
        (Step.Do action, 2) => new Reply(ReplyKind.Answer, turn.Text(action.AnotherWay)),
        (Step.Ask question, 1) => new Reply(ReplyKind.Answer, WithLink(turn.Text(question.Help), question.Link)),
        _ => null,
    };

    /// <param name="again">The short form stands there already, so it begins in other words.</param>
    private static Reply? Compose(TurnInProgress turn, bool briefly, bool again = false)
    {
        var choices = Offers.For(turn, turn.Conversation.Question).Select(offer => new Choice(offer.Id, offer.Title)).ToList();
        return turn.Conversation.State switch
        {
            ConversationState.Resolved resolved => Farewell(turn, resolved),
            _ => turn.Conversation.Question switch
            {
                OpenQuestion.AtStep when turn.Here is var (playbook, step) => AtStep(turn, playbook, step, briefly, again) with { Answers = choices },
                OpenQuestion.GoAhead when turn.Here is var (playbook, step) => GoAhead(turn, playbook, (Step.Do)step, briefly) with { Answers = choices },
                OpenQuestion.WhichPlaybook which => new Reply(ReplyKind.Question, WhichPlaybook(turn, which)) { Answers = choices },
                OpenQuestion.ForEvidence(var item) => Collecting.Request(turn, item, briefly) with { Answers = choices },
                OpenQuestion.WhyNot(var item) => Evidence(turn, item, turn.Text(Phrase.AskWhyNot)),
                OpenQuestion.CopiedFrom(var item, var value) => Evidence(turn, item, turn.Text(Phrase.AskCopiedFrom, ("value", value))) with { Answers = choices },
                OpenQuestion.WhichId(var value, var before, _) => Evidence(turn, EvidenceItem.WabaId, turn.Text(before is null ? Phrase.AskWhichId : Phrase.AskWhichIdUnnamed, ("value", value))) with { Answers = choices },
                OpenQuestion.WhatHappened => new Reply(ReplyKind.Question, turn.Text(Phrase.AskWhatHappened)),
                OpenQuestion.PersonOrGoOn => new Reply(ReplyKind.Question, turn.Text(Phrase.PersonOrGoOn)) { Answers = choices },
                OpenQuestion.HowWasIt => new Reply(ReplyKind.Question, turn.Text(Phrase.AskHowItWas)) { Answers = choices },
                OpenQuestion.WhyWasItSo => new Reply(ReplyKind.Question, turn.Text(Phrase.AskWhyItWasSo)) { Answers = choices },
                OpenQuestion.CameBack => new Reply(ReplyKind.Question, turn.Text(Phrase.AskCameBack)) { Answers = choices },
                OpenQuestion.WhichLanguage => new Reply(ReplyKind.Question, turn.Text(Phrase.AskLanguage)) { Answers = choices },
                _ => null,
            },
        };
    }

    private static Reply Evidence(TurnInProgress turn, EvidenceItem item, string text) => new(ReplyKind.Evidence, text) { Evidence = item };

    private static Reply AtStep(TurnInProgress turn, Playbook playbook, Step step, bool briefly, bool again)
    {
        var (number, about) = Progress(turn, playbook, step);
        var body = step switch
        {
            Step.Do action => briefly ? turn.Text(action.Action) : Action(turn, action),
            Step.Ask question => briefly ? turn.Text(question.Question) : WithLink(turn.Text(question.Question), question.Link),
            Step.Wait wait => Wait(turn, wait, briefly),
            _ => "",
        };
        var heading = again || briefly ? turn.Text(again ? Phrase.StillAt : Phrase.BackTo, ("number", $"{number}")) : Heading(turn, number, about);
        var kind = step switch
        {
            Step.Do => ReplyKind.Step,
            Step.Wait => ReplyKind.Wait,
            _ => ReplyKind.Question,
        };
        return new Reply(kind, Join(heading, body)) { Number = number, About = about };
    }

    /// <summary>Why, and what it does not do, were said where the yes was asked for.</summary>
    private static string Action(TurnInProgress turn, Step.Do action)
    {
        var what = WithLink(turn.Text(action.Action), action.Link);
        var expect = turn.Text(Phrase.Expect, ("expect", turn.Text(action.Expect)));
        return action.Danger is null ? Join(turn.Text(action.Why), what, expect, turn.Text(action.Keeps)) : Join(what, expect);
    }

    private static Reply GoAhead(TurnInProgress turn, Playbook playbook, Step.Do action, bool briefly)
    {
        var (number, about) = Progress(turn, playbook, action);
        var danger = action.Danger!;
        var text = briefly
            ? Join(turn.Text(danger.Consequence), turn.Text(Phrase.Confirm))
            : Join(
                Heading(turn, number, about),
                turn.Text(action.Why),
                turn.Text(danger.Check),
                turn.Text(danger.Consequence),
                turn.Text(action.Keeps),
                turn.Text(Phrase.Confirm));
        return new Reply(ReplyKind.Question, text) { Confirm = true, Number = number, About = about };
    }

    private static string Wait(TurnInProgress turn, Step.Wait wait, bool briefly)
    {
        var left = (turn.Conversation.WaitUntil ?? turn.Now + wait.For) - turn.Now;
        var minutes = ("minutes", $"{Math.Max(1, Math.Ceiling(left.TotalMinutes))}");
        return briefly ? turn.Text(Phrase.WaitGoesOn, minutes) : Join(turn.Text(wait.Why), turn.Text(Phrase.WaitBegins, minutes));
    }

    private static string WhichPlaybook(TurnInProgress turn, OpenQuestion.WhichPlaybook which) => which switch
    {
        _ when turn.Here is not null => turn.Text(Phrase.AskSameSubject),
        { Situation: { } name } when turn.Knowledge.Situation(name) is { } situation => turn.Text(situation.Question),
        { Time: > 1 } => turn.Text(Phrase.AskSituationAgain),
        _ => turn.Text(Phrase.AskSituation),
    };

    private static Reply Farewell(TurnInProgress turn, ConversationState.Resolved resolved)
    {
        var solved = (Step.Solved)turn.Knowledge.Find(resolved.Playbook).Find(resolved.Step)!;
        return new Reply(ReplyKind.Resolved, turn.Text(solved.Farewell)) { Playbook = resolved.Playbook, Step = resolved.Step };
    }

    private static (int Number, int? About) Progress(TurnInProgress turn, Playbook playbook, Step step)
    {
        var at = Conversations.Progress.At(turn.Conversation, playbook, step);
        return (at.Number!.Value, at.About);
    }

    private static string Heading(TurnInProgress turn, int number, int? about) => (number, about) switch
    {
        (_, { } total) => turn.Text(Phrase.Progress, ("number", $"{number}"), ("about", $"{total}")),
        (1, _) => "",
        _ => turn.Text(Phrase.ProgressAlone, ("number", $"{number}")),
    };

    public static Phrase DoneBy(Doer who) => who switch
    {
        Doer.PhoneHolder => Phrase.DoneByPhoneHolder,
        Doer.MetaAdmin => Phrase.DoneByMetaAdmin,
        _ => Phrase.DoneByKapsoMember,
    };

    private static string WithLink(string text, Uri? link) => link is null ? text : $"{text}\n{link}";

    private static string Join(params IEnumerable<string> paragraphs) => string.Join("\n\n", paragraphs.Where(paragraph => paragraph.Length > 0));

    /// <summary>FNV-1a: stable over processes, unlike string.GetHashCode.</summary>
    public static int Fingerprint(string text)
    {
        var hash = 2166136261u;
        foreach (var character in text)
        {
            hash = (hash ^ character) * 16777619u;
        }

        return unchecked((int)hash);
    }
}
