using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Engine.Evidence;
using Kapso.Coex.Bot.Engine.Languages;

namespace Kapso.Coex.Bot.Tests.Transcripts;

/// <summary>Compares a turn with what its transcript expects of it.</summary>
internal static class Expectations
{
    public static void Hold(Expectation expected, Turn turn, DateTimeOffset now)
    {
        var replies = turn.Replies.ToList();
        Assert.False(expected.Silent && replies.Count > 0, $"Silence was expected, but the bot said: {replies.FirstOrDefault()?.Text}");
        LastMessage(expected, replies);
        foreach (var passage in expected.Says)
        {
            Assert.True(replies.Any(reply => Says(reply, passage)), $"'{passage}' was expected. Said was: {string.Join(" || ", replies.Select(reply => reply.Text))}");
        }

        foreach (var passage in expected.Never)
        {
            Assert.False(replies.Any(reply => Says(reply, passage)), $"'{passage}' was not to be said.");
        }

        Same("number of messages", expected.Messages, replies.Count);
        Same("language", expected.Language, turn.After.Language ?? Language.English);
        Assert.True(!expected.Solved || turn.After.State is ConversationState.Resolved, $"It was to be solved, but the state is {turn.After.State}.");
        Desk(expected, turn);
        if (expected.WakesIn is { } minutes)
        {
            Assert.Contains(turn.Effects, effect => effect is Effect.WakeAt(_, var due) && due == now + TimeSpan.FromMinutes(minutes));
        }
    }

    private static void LastMessage(Expectation expected, List<Reply> replies)
    {
        var last = replies.LastOrDefault();
        Same("kind", expected.Kind, last?.Kind.ToString().ToLowerInvariant());
        Same("playbook", expected.Playbook, last?.Playbook?.Id.Value);
        Same("step", expected.Step, last?.Step?.Value);
        Same("evidence", expected.Evidence, last?.Evidence?.Name());
        Same("confirm", expected.Confirm, last?.Confirm);
        Same("answers", expected.Answers is { } ids ? string.Join(", ", ids) : null, string.Join(", ", last?.Answers.Select(answer => answer.Id.Value) ?? []));
    }

    private static void Desk(Expectation expected, Turn turn)
    {
        var handed = turn.Effects.OfType<Effect.HandToDesk>().SingleOrDefault();
        Assert.True(handed?.Brief.Reason.Name() == expected.Escalated, $"A person was called for '{handed?.Brief.Reason.Name()}', and '{expected.Escalated}' was expected.");
        var changed = turn.Effects.OfType<Effect.ChangeAtDesk>().LastOrDefault();
        Assert.True((changed?.Standing is CaseStanding.Withdrawn) == expected.Withdrawn, "The case was to be withdrawn from the desk, or was not to be.");
        Same("case", expected.Case, Named(turn.Effects.OfType<Effect.ChangeAtDesk>().LastOrDefault(change => change.Standing is not null)?.Standing));
        if (expected.Brief.Count > 0)
        {
            var told = Told(handed?.Brief ?? changed?.Brief ?? throw new Xunit.Sdk.XunitException("No person got a brief."));
            Assert.All(expected.Brief, passage => Assert.Contains(passage, told, StringComparison.OrdinalIgnoreCase));
        }
    }

    private static string? Named(CaseStanding? standing) => standing switch
    {
        CaseStanding.Open => "open",
        CaseStanding.Taken => "taken",
        CaseStanding.OnErrand => "on-errand",
        CaseStanding.HandedBack => "handed-back",
        CaseStanding.Closed => "closed",
        _ => null,
    };

    private static string Told(Brief brief) => string.Join('\n',
    [
        brief.Summary,
        .. brief.Findings,
        .. brief.Steps.Select(step => $"{step.Id}: {step.Answer}"),
        .. brief.Evidence.Select(line => $"{line.Item.Name()}: {line.State} {string.Join(", ", line.Values)} {line.Why}"),
    ]);

    private static bool Says(Reply reply, string passage) => reply.Text.Contains(passage, StringComparison.OrdinalIgnoreCase);

    private static void Same<T>(string what, T? expected, object? actual)
    {
        if (expected is not null)
        {
            Assert.True(Equals(expected, actual), $"The {what} was to be '{expected}', and is '{actual}'.");
        }
    }
}
