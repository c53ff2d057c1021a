using Kapso.Coex.Bot.Desk.Cases;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Triage;

namespace Kapso.Coex.Bot.Desk.Pages;

/// <summary>What speaks for and against the bot's guess, from what the customer said and did.</summary>
internal sealed record Reading(IReadOnlyList<string> For, IReadOnlyList<string> Against)
{
    private const float Noticeable = 0.05f;
    private const int Others = 2;
    private static readonly HashSet<string> Troubled = ["cannot-find", "other", "no"];

    public static Reading Of(CaseFile file, Knowledge knowledge, Func<string, string, string> say)
    {
        if (file.Brief.Playbook is not { } id || !knowledge.Current.TryGetValue(id, out var playbook))
        {
            return new([], []);
        }

        var guesses = file.Brief.Findings.Count == 0 ? [] : Guesses(file, knowledge);
        List<string> speaks =
        [
            .. file.Brief.Codes.Intersect(playbook.Codes).Select(code => say("For.Code", code)),
            .. file.Brief.Provider is { } provider ? [say("For.Provider", provider)] : Array.Empty<string>(),
            .. guesses.Where(guess => guess.Playbook == id).Select(guess => say("For.Words", $"{guess.Score:P0}")),
        ];
        List<string> contradicts =
        [
            .. file.Brief.Codes.Except(playbook.Codes).Select(code => say("Against.Code", code)),
            .. file.Brief.Steps.Where(step => Troubled.Contains(step.Answer)).Select(step => say("Against.Step", $"{step.Title} – {step.Words}")),
            .. guesses.Where(guess => guess.Playbook != id).Take(Others)
                .Select(guess => say("Against.Words", $"{knowledge.Current[guess.Playbook].Choice.English} ({guess.Score:P0})")),
        ];
        return new(speaks, contradicts);
    }

    private static IReadOnlyList<Candidate> Guesses(CaseFile file, Knowledge knowledge) =>
    [
        .. knowledge.Triage.Read(string.Join('\n', file.Brief.Findings), file.Brief.Language).Candidates
            .Where(guess => guess.Score >= Noticeable && knowledge.Current.ContainsKey(guess.Playbook)),
    ];
}
