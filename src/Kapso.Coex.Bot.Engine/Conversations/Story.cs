namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>
/// What a customer tells while no playbook is followed. The lines of a burst are one message: three vague ones are asked about once, and an
/// error in the second says what the first was about.
/// </summary>
internal sealed class Story(TurnInProgress turn)
{
    private readonly List<CustomerMessage> lines = [];

    /// <summary>One more line; or the choice of one of the playbooks that were offered, which ends the story.</summary>
    public void Add(CustomerMessage line)
    {
        if (Opening.ChoiceIn(turn, line.Text) is { } chosen)
        {
            SpokenTongue.Settle(turn, line);
            NoteWhatWasTold();
            Opening.Choose(turn, chosen);
            return;
        }

        if (turn.Conversation.Question is OpenQuestion.WhichPlaybook && Hesitations.IsAtIt(turn, line.Text))
        {
            turn.Recall();
            return;
        }

        lines.Add(line);
    }

    /// <summary>Hears what was told so far.</summary>
    public void End()
    {
        if (lines.Count > 0)
        {
            var told = Joined;
            lines.Clear();
            SpokenTongue.Settle(turn, told);
            Opening.HearProblem(turn, told.Text);
        }
    }

    private CustomerMessage Joined => lines[0] with { Text = string.Join('\n', lines.Select(line => line.Text)) };

    private void NoteWhatWasTold()
    {
        if (lines.Count > 0)
        {
            turn.Keep(new NoteTaken(Joined.Text, null, turn.Now));
            Collecting.TakeWhatIsNamed(turn, Joined.Text);
            Opening.Note(turn, turn.Knowledge.Triage.Read(Joined.Text, turn.Conversation.Language));
            lines.Clear();
        }
    }
}
