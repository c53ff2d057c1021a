using System.Text.RegularExpressions;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Tests.Transcripts;

/// <summary>What holds in every turn of every conversation, whatever a transcript looks at.</summary>
internal sealed partial class Invariants(Knowledge knowledge)
{
    private const int LongestTitle = 20;

    // Written down here and not asked of the bot: what counts as a yes is what this checks.
    private static readonly HashSet<string> Yeses = ["yes", "si", "sí", "sim", "1", "ok", "dale", "yes please", "claro", "go ahead", "adelante"];
    private static readonly HashSet<string> HeardByBot = ["status", "estado", "cancel", "cancelar", "human", "humano", "help", "ayuda", "gracias", "thanks", "obrigado", "alguém aí?", "seguir pelo whatsapp"];

    private readonly HashSet<StepId> allowed = [];
    private string lastText = "";
    private string lastQuestion = "";

    public void Hold(Conversation before, Turn turn, IReadOnlyList<CustomerMessage> heard)
    {
        // What agents say is theirs.
        var replies = turn.Replies.Where(reply => reply.By is null).ToList();
        Texts(turn, replies);
        Answers(replies);
        Whereabouts(turn, replies);
        Silence(before, turn, heard, replies);
        Danger(before, turn, heard, replies);
    }

    private void Texts(Turn turn, List<Reply> replies)
    {
        foreach (var reply in replies)
        {
            Assert.False(string.IsNullOrWhiteSpace(reply.Text), "A message is empty.");
            Assert.DoesNotMatch(Unfilled(), reply.Text);
            Assert.True(reply.Text != lastText, $"The same text twice running: {reply.Text}");
            lastText = reply.Text;
            var guess = GuessedLanguage.Of(Foreign().Replace(reply.Text, " "));
            var language = turn.After.Language ?? Language.English;
            Assert.True(guess is null || guess.Value.Language == language || reply.Kind == ReplyKind.Greeting, $"This is not in {language}: {reply.Text}");
        }

        if (replies is [.., { Answers.Count: > 0 } question])
        {
            Assert.True(question.Text != lastQuestion, $"The same question twice running: {question.Text}");
        }

        lastQuestion = replies is [.., var last] ? last.Text : lastQuestion;
    }

    private static void Answers(List<Reply> replies)
    {
        Assert.All(replies.SkipLast(1), reply => Assert.Empty(reply.Answers));
        Assert.All(replies.SelectMany(reply => reply.Answers), answer => Assert.InRange(answer.Title.Length, 1, LongestTitle));
        Assert.All(replies, reply => Assert.Equal(reply.Answers.Count, reply.Answers.Select(answer => answer.Title).Distinct().Count()));
    }

    private static void Whereabouts(Turn turn, List<Reply> replies)
    {
        if (turn.After.State is ConversationState.Following)
        {
            Assert.All(replies, reply => Assert.True(reply is { Playbook: not null, Step: not null }, $"No playbook or step on: {reply.Text}"));
        }
    }

    private static void Silence(Conversation before, Turn turn, IReadOnlyList<CustomerMessage> heard, List<Reply> replies)
    {
        if (before.State is ConversationState.WithPerson was && turn.After.State is ConversationState.WithPerson && replies.Count > 0)
        {
            var isTold = turn.Events.Any(happened => happened is CaseTaken or CaseReleased);
            Assert.True(isTold || was.Holder is null, "The bot spoke while an agent has the case.");
            Assert.True(isTold || IsNews(turn) || heard.Any(IsForBot), "The bot spoke while a person is waited for.");
        }
    }

    /// <summary>An address was left, or it takes longer.</summary>
    private static bool IsNews(Turn turn) => turn.Events.Any(happened => happened is WayBackLeft or PromiseMissed);

    private static bool IsForBot(CustomerMessage message) =>
        HeardByBot.Contains(message.Text) || message.Files.Any(file => file.Verdict != FileVerdict.Picture);

    /// <summary>The instruction of a step with consequences comes after its question was answered with a yes, each time anew.</summary>
    private void Danger(Conversation before, Turn turn, IReadOnlyList<CustomerMessage> heard, List<Reply> replies)
    {
        foreach (var reached in turn.Events.OfType<StepReached>())
        {
            allowed.Remove(reached.Step);
        }

        if (before is { Question: OpenQuestion.GoAhead, State: ConversationState.Following(_, var asked) } && heard.Any(IsYes))
        {
            allowed.Add(asked);
        }

        foreach (var reply in replies.Where(reply => reply is { Kind: ReplyKind.Step, Playbook: not null, Step: not null }))
        {
            var step = knowledge.Find(reply.Playbook!.Value).Find(reply.Step!.Value);
            Assert.True(step is not Step.Do { Danger: not null } || allowed.Contains(step.Id), $"A step with consequences, and no yes: {reply.Text}");
        }
    }

    private static bool IsYes(CustomerMessage message) =>
        message.Tap?.Answer == AnswerId.Yes || (message.Tap is null && Yeses.Contains(message.Text.ToLowerInvariant()));

    [GeneratedRegex(@"\{[a-z]+\}")]
    private static partial Regex Unfilled();

    /// <summary>Names of Meta's menus, addresses and quotations stay as they are in every language.</summary>
    [GeneratedRegex(@"\*\*[^*]+\*\*|https?://\S+|«[^»]+»|""[^""]+""|\([^)]*\)|\w+_\w+(: \d+)?")]
    private static partial Regex Foreign();
}
