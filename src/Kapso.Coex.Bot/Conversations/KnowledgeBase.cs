using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;
using Kapso.Coex.Bot.Engine.Playbooks.Authoring;
using Kapso.Coex.Bot.Engine.Triage;
using Kapso.Coex.Bot.Playbooks;
using Kapso.Coex.Bot.Triage;

namespace Kapso.Coex.Bot.Conversations;

/// <summary>What the bot knows now, made anew when staff change a playbook or a phrase. A broken change leaves it as it was.</summary>
internal sealed partial class KnowledgeBase(PlaybookShelf shelf, PromptFolders folders, IInvitations invitations, DeskHours hours, ILogger<KnowledgeBase> logger)
{
    private readonly Lock making = new();
    private volatile Held? held;

    public Knowledge Now
    {
        get
        {
            var current = shelf.Current;
            return held is { } now && ReferenceEquals(now.Of, current) ? now.Knowledge : MakeAnew(current);
        }
    }

    /// <exception cref="PlaybooksRefusedException">There are mistakes in the phrases.</exception>
    /// <exception cref="TriageFileMistake">There are mistakes in what triage learns from.</exception>
    private Knowledge Make(IReadOnlyDictionary<PlaybookId, Playbook> playbooks)
    {
        var prompts = TriageRoom.RootOf(folders);
        var lessons = TriageFiles.Read(prompts);
        var triage = TriageRoom.BuildIndex([.. playbooks.Values], lessons);
        if (triage.LearntAnew)
        {
            LogLearntAnew();
        }

        return new Knowledge
        {
            Current = playbooks,
            Earlier = shelf.EverServed,
            Phrases = Phrases(),
            Titles = shelf.Answers.Titles,
            Words = WordsFile.Read(prompts),
            Triage = triage,
            Lessons = lessons,
            CanMove = invitations.CanInvite,
            Desk = hours,
        };
    }

    private Knowledge MakeAnew(IReadOnlyDictionary<PlaybookId, Playbook> playbooks)
    {
        lock (making)
        {
            if (held is { } now && ReferenceEquals(now.Of, playbooks))
            {
                return now.Knowledge;
            }

            try
            {
                held = new Held(playbooks, Make(playbooks));
            }
            catch (Exception refused) when (held is not null && refused is PlaybooksRefusedException or TriageFileMistake)
            {
                LogKept(refused.Message);
                held = new Held(playbooks, held!.Knowledge);
            }

            return held.Knowledge;
        }
    }

    private Dictionary<Phrase, Wording> Phrases() => PhraseBook.Read(folders.Phrases, PhraseNames.Rules) switch
    {
        PhraseCompilation.InOrder read => Enum.GetValues<Phrase>().ToDictionary(phrase => phrase, phrase => read.Phrases[KebabCase.Of(phrase)]),
        PhraseCompilation.Refused refused => throw new PlaybooksRefusedException(refused.Mistakes),
        var other => throw new InvalidOperationException($"{other} is not a reading."),
    };

    private sealed record Held(IReadOnlyDictionary<PlaybookId, Playbook> Of, Knowledge Knowledge);

    [LoggerMessage(LogLevel.Information, "Triage learnt anew: what it learnt when the product was built is missing, damaged, or not from these prompts")]
    private partial void LogLearntAnew();

    [LoggerMessage(LogLevel.Error, "A change under prompts/ has a mistake, so the bot goes on as before: {Mistakes}")]
    private partial void LogKept(string mistakes);
}
