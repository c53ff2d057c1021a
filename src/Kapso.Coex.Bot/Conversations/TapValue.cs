using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Conversations;

/// <summary>How a tapped button is written in one line: <c>playbook@version/step/answer</c>, where all but the answer may be missing.</summary>
internal static class TapValue
{
    /// <summary>What a channel's button can carry at most; WhatsApp's limit.</summary>
    public const int Longest = 200;

    public static string Write(Tap tap) => $"{tap.Playbook}@{tap.Version}/{tap.Step}/{tap.Answer}";

    /// <summary>Null when it is not one of ours. A button is the customer's word: nothing here says that the step exists.</summary>
    public static Tap? Read(string? value)
    {
        if (value is null || value.Length > Longest || value.Split('/') is not [var edition, var step, var answer])
        {
            return null;
        }

        if (edition.Split('@') is not [var playbook, var version] || answer.Length == 0)
        {
            return null;
        }

        return IsPlain(playbook) && IsPlain(version) && IsPlain(step) && IsPlain(answer)
            ? new Tap(
                playbook.Length == 0 ? null : new PlaybookId(playbook),
                version.Length == 0 ? null : version,
                step.Length == 0 ? null : new StepId(step),
                new AnswerId(answer))
            : null;
    }

    private static bool IsPlain(string part) => part.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.');
}
