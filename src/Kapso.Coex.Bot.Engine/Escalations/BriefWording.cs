using System.Text.RegularExpressions;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Engine.Escalations;

/// <summary>Turns what was written for customers into words for colleagues.</summary>
internal static partial class BriefWording
{
    private const int LongestTitle = 90;

    /// <summary>The question itself, without what leads up to it; of something to do, its first sentence.</summary>
    public static string Title(TurnInProgress turn, Step step) => Short(ForAgents(turn, step switch
    {
        Step.Do action => FirstSentence(action.Action.English),
        Step.Ask question => LastQuestion(question.Question.English),
        Step.Wait wait => $"Wait {wait.For.TotalMinutes:0} minutes",
        _ => step.Id.Value,
    }));

    public static string Answer(Step step, StandingAnswer answer)
    {
        var words = step switch
        {
            Step.Wait wait when answer.Since is { } since => $"waited {Math.Max(0, (answer.At - since).TotalMinutes):0} of {wait.For.TotalMinutes:0} minutes",
            _ when answer.Answer == AnswerId.Skipped => "left out",
            Step.Do { Danger: not null } when answer.Answer == AnswerId.No => "declined",
            _ => step.Find(answer.Answer)?.Title.English ?? answer.Answer.Value,
        };
        return answer.PassedOver ? $"{words} (told before)" : words;
    }

    /// <summary>"Your account" in a text for customers is the customer's.</summary>
    public static string ForAgents(TurnInProgress turn, string text)
    {
        var filled = text.Trim()
            .Replace("{provider}", turn.Conversation.Provider ?? "the old provider", StringComparison.Ordinal)
            .Replace("{code}", turn.Conversation.Codes.IsEmpty ? "" : turn.Conversation.Codes[^1], StringComparison.Ordinal);
        return You().Replace(Your().Replace(filled, match => match.Value is "Your" ? "The customer's" : "the customer's"), "the customer");
    }

    public static string Reason(EscalationReason reason) => reason switch
    {
        EscalationReason.AskedForHuman => "The customer asked for a person.",
        EscalationReason.CleanupDidNotHelp => "The cleanup is done, and Meta still refuses.",
        EscalationReason.WabaStillMissing => "The cleanup is done, and the WhatsApp account still does not show.",
        EscalationReason.PartnerCannotBeRemoved => "The old partner cannot be removed.",
        EscalationReason.AppBroken => "The app on the phone no longer works.",
        EscalationReason.Stuck => "A step does not work, and the customer wants a person.",
        _ => "No procedure of ours leads further.",
    };

    private static string LastQuestion(string text)
    {
        var plain = Plain(text);
        var end = plain.LastIndexOf('?');
        var begin = end < 0 ? -1 : plain.LastIndexOfAny(['.', ':', '?', '\n'], end - 1);
        return end < 0 ? FirstSentence(text) : plain[(begin + 1)..(end + 1)].Trim();
    }

    private static string FirstSentence(string text)
    {
        var plain = Plain(text);
        var end = plain.IndexOfAny(['.', '?', '\n']);
        return end > 0 ? plain[..end] : plain;
    }

    private static string Plain(string text) => Aside().Replace(text.Replace("**", "", StringComparison.Ordinal), "").Trim();

    private static string Short(string text) =>
        $"{char.ToUpperInvariant(text[0])}{(text.Length <= LongestTitle ? text[1..] : $"{text[1..(LongestTitle - 1)].TrimEnd()}…")}";

    [GeneratedRegex(@" ?\([^)]*\)")]
    private static partial Regex Aside();

    [GeneratedRegex(@"\b[Yy]our\b")]
    private static partial Regex Your();

    [GeneratedRegex(@"\b[Yy]ou\b")]
    private static partial Regex You();
}
