using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Benchmarks.Walks;

/// <summary>What one customer taps, one tap after the other, and what each of these turns leaves behind.</summary>
internal sealed class Walk
{
    private const int Longest = 48;

    private static readonly PlaybookId[] Subjects =
        [new("previous-provider"), new("wrong-onboarding-option"), new("standard-setup"), new("waba-missing"), new("display-name-only"), new("not-eligible")];

    private readonly List<Tapped> taps = [];

    public IReadOnlyList<Tapped> Taps => taps;

    /// <summary>Lets the engine find a way through the real playbooks: any answer that is offered, as long as no person has to take over.</summary>
    public static Walk Through(Knowledge knowledge, int seed)
    {
        var walk = new Walk();
        var chance = new Random(seed);
        var now = DateTimeOffset.FromUnixTimeMilliseconds(1_795_000_000_000);
        var begun = Dialogue.Greet(Conversation.Begin(new ConversationId("walk"), "widget"), Language.English, knowledge, now);
        var (conversation, offered) = (begun.After, Array.Empty<(Tap, string)>());
        for (var subject = seed; walk.taps.Count < Longest && subject < seed + Subjects.Length;)
        {
            chance.Shuffle(offered);
            now += TimeSpan.FromMinutes(1);
            var onward = offered.Select(tap => walk.Take(tap, conversation, knowledge, now)).FirstOrDefault(turn => turn is not null);
            onward ??= walk.Take(Opening(Subjects[subject++ % Subjects.Length]), conversation, knowledge, now);
            (conversation, offered) = onward is null ? (conversation, []) : (onward.After, Offered(onward));
        }

        return walk;
    }

    private Turn? Take((Tap Tap, string Title) chosen, Conversation before, Knowledge knowledge, DateTimeOffset now)
    {
        var message = new CustomerMessage(new MessageId($"{2 + (2 * taps.Count)}"), now, chosen.Title) { Tap = chosen.Tap };
        var turn = Dialogue.Hear(before, [message], knowledge, now);
        var goesOn = turn.Replies.Any() && turn.After.State is not ConversationState.WithPerson && turn.After.Question is not (OpenQuestion.ForEvidence or OpenQuestion.WhyNot or OpenQuestion.WhatHappened);
        if (goesOn)
        {
            taps.Add(new Tapped(
                TapValue.Write(chosen.Tap), chosen.Title, EventJson.Write(turn.Events), [.. turn.Replies.Select(reply => Written.Body(reply, Language.English))]));
        }

        return goesOn ? turn : null;
    }

    private static (Tap Tap, string Title) Opening(PlaybookId subject) => (new Tap(null, null, null, new AnswerId(subject.Value)), subject.Value);

    private static (Tap, string)[] Offered(Turn turn) => turn.Replies.Last() is { Step: not null } asked
        ? [.. asked.Answers.Select(answer => (new Tap(asked.Playbook?.Id, asked.Playbook?.Version, asked.Step, answer.Id), answer.Title))]
        : [];
}

/// <summary>One tap and what its turn stores.</summary>
internal sealed record Tapped(string Tap, string Title, string Events, IReadOnlyList<string> Replies);
