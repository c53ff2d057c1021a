using System.Globalization;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Desk.Measures.Pages;

/// <summary>What the page shows: the figures, by what they were chosen, and where each leads.</summary>
internal sealed class MeasuresView(MeasuresAsked asked, (DateOnly From, DateOnly To) days, Choices choices, Figures figures, Knowledge knowledge)
{
    public const string Address = "/desk/measures";
    private const int LongestText = 110;

    private readonly Language language = LanguageCodes.FromLocale(CultureInfo.CurrentUICulture.Name) ?? Language.English;
    private Dictionary<(PlaybookId, StepId), string>? texts;

    public MeasuresAsked Asked => asked;

    public (DateOnly From, DateOnly To) Days => days;

    public Choices Choices => choices;

    public Totals Totals => figures.Totals;

    public IReadOnlyList<PlaybookFigures> Playbooks => figures.Playbooks;

    /// <summary>Steps whose text may be out of date, the steepest first.</summary>
    public IReadOnlyList<StepFigures> Fading =>
        [.. Playbooks.SelectMany(playbook => playbook.Steps).Where(step => step.MayBeOutOfDate).OrderByDescending(step => step.CannotFindRises!.Lately - step.CannotFindRises.Before)];

    /// <summary>The list of what a figure counts.</summary>
    public string Behind(Measure measure, StepFigures? step = null) =>
        $"{Address}/behind{asked.Query(("measure", measure.ToString()), ("of", step?.Playbook), ("step", step?.Step))}";

    public string Csv(string file) => $"{MeasuresRoom.Path}/{file}{asked.Query()}";

    /// <summary>The place of a step on the page. With the address before it, because a page's base is elsewhere.</summary>
    public string Place(StepFigures step) => $"{Address}{asked.Query()}#{Id(step)}";

    public static string Id(StepFigures step) => $"{step.Playbook}.{step.Step}";

    public static string Words(string id) => id.Replace('-', ' ');

    public string NameOf(string playbook) => knowledge.Current.TryGetValue(new PlaybookId(playbook), out var found) ? found.Choice.In(language) : Words(playbook);

    /// <summary>How the step's text begins, as customers read it now; null for a step that is no longer there.</summary>
    public string? TextOf(StepFigures step)
    {
        texts ??= CaseSteps.Texts(knowledge, language).ToDictionary(one => (one.Playbook, one.Step), one => one.Text);
        return texts.GetValueOrDefault((new PlaybookId(step.Playbook), new StepId(step.Step)))?.Replace("**", "", StringComparison.Ordinal).ReplaceLineEndings(" ") is { } text
            ? text.Length > LongestText ? $"{text[..text.LastIndexOf(' ', LongestText)]} …" : text
            : null;
    }

    public static string Share(int part, int whole) => whole == 0 ? "–" : Share((double)part / whole);

    public static string Share(double share) => share.ToString("P0", CultureInfo.CurrentCulture);
}
