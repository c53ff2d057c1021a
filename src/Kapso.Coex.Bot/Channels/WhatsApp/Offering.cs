using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;
using Asking = Kapso.Coex.Bot.Conversations.Coex;
using Choice = Kapso.Coex.Bot.Channels.WhatsApp.Outgoing.Choice;

namespace Kapso.Coex.Bot.Channels.WhatsApp;

/// <summary>How the answers to a question are offered: up to three to tap, else a list to open, else numbers to write.</summary>
internal abstract record Offering
{
    /// <summary>Stands below the question: what can be answered by its number.</summary>
    public string Below { get; private init; } = "";

    internal sealed record Nothing : Offering;

    internal sealed record ToTap(IReadOnlyList<Choice> Choices) : Offering;

    internal sealed record ToOpen(string Opener, IReadOnlyList<Choice> Choices) : Offering;

    internal sealed record ToWrite : Offering;

    public static Offering Of(Asking? asking, Language language, IReadOnlyDictionary<Phrase, Wording> phrases)
    {
        if (asking is not { Answers: { Count: > 0 } answers })
        {
            return new Nothing();
        }

        // Two answers with one title are one to whoever reads them, and WhatsApp takes no two alike: the first number counts, here as in words.
        var choices = answers
            .Select((answer, at) => new Numbered(at + 1, answer.Id, ChoiceFor(asking, answer)))
            .DistinctBy(choice => choice.Choice.Title, StringComparer.OrdinalIgnoreCase)
            .ToList();

        // An action has four answers, of which "it was so already" is the rare one: without it one tap is enough.
        var already = choices.Count == Limits.Buttons + 1 ? choices.Find(choice => choice.Answer == AnswerId.Already.Value) : null;
        List<Choice> toTap = [.. choices.Where(choice => choice != already).Select(choice => choice.Choice)];
        if (Fit(toTap, Limits.Buttons, Limits.ButtonTitle))
        {
            return new ToTap(toTap) { Below = already is null ? "" : ByNumber(already, phrases[Phrase.AlsoByNumber].In(language)) };
        }

        List<Choice> toOpen = [.. choices.Select(choice => choice.Choice)];
        return Fit(toOpen, Limits.Rows, Limits.RowTitle)
            ? new ToOpen(phrases[Phrase.ChooseFromList].In(language), toOpen)
            : new ToWrite { Below = string.Join('\n', choices.Select(choice => $"{choice.InText} {choice.Choice.Title}")) };
    }

    private static Choice ChoiceFor(Asking asking, CoexAnswer answer)
    {
        var tap = new Tap(
            asking.Playbook is { } playbook ? new PlaybookId(playbook) : null,
            asking.PlaybookVersion,
            asking.Step is { } step ? new StepId(step) : null,
            new AnswerId(answer.Id));
        return new Choice(TapValue.Write(tap), WhatsAppText.Plain(answer.Title));
    }

    private static bool Fit(List<Choice> choices, int room, int longestTitle) =>
        choices.Count <= room
        && choices.TrueForAll(choice => choice.Title.Length is > 0 && choice.Title.Length <= longestTitle && choice.Id.Length <= Limits.Id)
        && choices.DistinctBy(choice => choice.Id).Count() == choices.Count;

    private static string ByNumber(Numbered choice, string phrase) => phrase
        .Replace("{number}", $"{choice.Number}", StringComparison.Ordinal)
        .Replace("{value}", choice.Choice.Title, StringComparison.Ordinal);

    /// <param name="Number">Its place among all the answers of the question, which is what the engine counts.</param>
    private sealed record Numbered(int Number, string Answer, Choice Choice)
    {
        /// <summary>The engine hears numbers of one digit; what comes after is answered in words.</summary>
        public string InText => Number < 10 ? $"{Number}." : "-";
    }
}
