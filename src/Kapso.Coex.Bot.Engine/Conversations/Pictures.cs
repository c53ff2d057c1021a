using Kapso.Coex.Bot.Engine.Evidence;
using Kapso.Coex.Bot.Engine.Languages;

namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>Takes the files of a message, whatever it came for.</summary>
internal static class Pictures
{
    private const int WordsOfACaption = 4;

    private static readonly string[] Sounds = [".ogg", ".oga", ".opus", ".mp3", ".m4a", ".aac", ".amr", ".wav"];

    /// <summary>Pictures are kept whenever they come; what is not a picture gets a clear sentence and the rest goes on.</summary>
    public static void Take(TurnInProgress turn, CustomerMessage message)
    {
        if (message.Files.Count == 0)
        {
            return;
        }

        var asked = turn.Conversation.Question is OpenQuestion.ForEvidence(EvidenceItem.Screenshots);
        foreach (var file in message.Files.Where(file => file is { Verdict: FileVerdict.Picture, Id: not null }))
        {
            turn.Keep(new EvidenceGiven(EvidenceItem.Screenshots, file.Id!.Value.Value, turn.Now));
        }

        Refuse(turn, message);
        if (message.Files.Any(file => file.Verdict == FileVerdict.Picture))
        {
            var count = turn.Conversation.Evidence.Values(EvidenceItem.Screenshots).Count;
            var untold = message.Text.Length == 0 && turn.Conversation is { State: ConversationState.Listening, Notes.IsEmpty: true };
            turn.Say(ReplyKind.Notice, count > 1 ? Phrase.PicturesKept : untold ? Phrase.PictureKeptUnread : Phrase.PictureKept, ("count", $"{count}"));
            if (!asked)
            {
                turn.Keep(new ScreenshotsFinished(turn.Now));
            }
        }

        if (Resting.IsResting(turn) && message.Text.Length == 0)
        {
            Resting.ComeBack(turn);
        }
        else if (turn.Conversation.Question is null && turn.Conversation.State is not ConversationState.WithPerson && message.Text.Length == 0)
        {
            Opening.AskSituation(turn);
        }
        else
        {
            turn.Recall();
        }
    }

    /// <summary>A line beside a picture tells of the picture, whatever is asked for.</summary>
    public static bool IsCaption(TurnInProgress turn, EvidenceItem asked, string text) =>
        turn.GotPicture && (asked == EvidenceItem.Screenshots
            || (asked == EvidenceItem.MetaErrorText && TextFolding.Fold(text).Count <= WordsOfACaption && turn.Knowledge.Triage.Read(text, turn.Conversation.Language).Codes.Count == 0));

    /// <summary>Of what a person will not get to see: a voice message or a place is for that person to hear of.</summary>
    public static void RefuseBroken(TurnInProgress turn, CustomerMessage message) =>
        Refuse(turn, message with { Files = [.. message.Files.Where(file => file.Verdict <= FileVerdict.NotFetched)] });

    /// <summary>What is said of each file that is no picture.</summary>
    public static void Refuse(TurnInProgress turn, CustomerMessage message)
    {
        foreach (var file in message.Files.Where(file => file.Verdict != FileVerdict.Picture).DistinctBy(file => (file.Verdict, file.Name)))
        {
            turn.Say(ReplyKind.Notice, Problem(file), ("name", ShortName(file.Name)));
        }
    }

    private static Phrase Problem(ReceivedFile file) => file.Verdict switch
    {
        FileVerdict.Empty => Phrase.FileEmpty,
        _ when Sounds.Any(end => file.Name.EndsWith(end, StringComparison.OrdinalIgnoreCase)) => Phrase.FileIsSound,
        FileVerdict.TooLarge => Phrase.FileTooLarge,
        FileVerdict.TooManyPixels => Phrase.FileTooManyPixels,
        FileVerdict.NotAPicture => Phrase.FileNotAPicture,
        FileVerdict.NotFetched => Phrase.FileNotFetched,
        FileVerdict.Voice => Phrase.SentVoice,
        FileVerdict.Video => Phrase.SentVideo,
        FileVerdict.Sticker => Phrase.SentSticker,
        FileVerdict.Location => Phrase.SentLocation,
        FileVerdict.Contacts => Phrase.SentContacts,
        FileVerdict.NotPassedOn => Phrase.SentNotPassedOn,
        _ => Phrase.FileBroken,
    };

    private static string ShortName(string name)
    {
        var plain = new string([.. name.Where(character => !char.IsControl(character) && character is not ('*' or '[' or ']' or '`' or '<' or '>'))]);
        return plain.Length <= 60 ? plain : $"{plain[..57]}…";
    }
}
