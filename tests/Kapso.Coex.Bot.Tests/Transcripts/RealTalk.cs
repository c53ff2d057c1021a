using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Tests.Transcripts;

/// <summary>A conversation with the real texts, for tables of phrases that a transcript each would be too long for.</summary>
internal sealed class RealTalk
{
    private int sent;

    private RealTalk(string locale) =>
        Take(Dialogue.Greet(Conversation.Begin(new ConversationId("c"), "widget"), LanguageCodes.FromLocale(locale), RealPrompts.Knowledge, Now));

    public Turn Last { get; private set; } = null!;

    public DateTimeOffset Now { get; set; } = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    public string Said => string.Join(" | ", Last.Replies.Select(reply => reply.Text));

    public string? Step => (Last.After.State as ConversationState.Following)?.Step.Value;

    public string? Playbook => Last.After.CurrentPlaybook?.Id.Value;

    public static RealTalk In(string locale) => new(locale);

    /// <summary>Where it is asked whether the old provider still shows.</summary>
    public static RealTalk AtPartnersTab(string locale) => In(locale).Says("antes usaba wati no conecta", "no").Taps("done");

    /// <summary>Where it is asked what Meta showed, after the walk of error 2655093.</summary>
    public static RealTalk AtWhatHappened(string locale) => AtTry(locale).Taps("done");

    public static RealTalk AtTry(string locale) => AtWait(locale).Taps("ready");

    public static RealTalk AtWait(string locale) => In(locale).Says("2655093").Taps("done").Taps("no").Taps("no");

    public RealTalk Says(params string[] texts)
    {
        foreach (var text in texts)
        {
            Hears(Message(text));
        }

        return this;
    }

    public RealTalk Bursts(params string[] texts) => Hears([.. texts.Select(Message)]);

    public RealTalk Taps(string answer) => Hears(Message(answer) with
    {
        Tap = new Tap(Last.After.CurrentPlaybook?.Id, null, Step is { } step ? new StepId(step) : null, new AnswerId(answer)),
    });

    public RealTalk Sends(string name, FileVerdict verdict, string text = "") => Hears(Message(text) with
    {
        Files = [new ReceivedFile(verdict == FileVerdict.Picture ? new FileId($"f{sent}") : null, name, verdict)],
    });

    private RealTalk Hears(params IReadOnlyList<CustomerMessage> messages)
    {
        Now += TimeSpan.FromSeconds(20);
        return Take(Dialogue.Hear(Last.After, messages, RealPrompts.Knowledge, Now));
    }

    private CustomerMessage Message(string text) => new(new MessageId($"{++sent}"), Now, text);

    private RealTalk Take(Turn turn)
    {
        Last = turn;
        return this;
    }
}
