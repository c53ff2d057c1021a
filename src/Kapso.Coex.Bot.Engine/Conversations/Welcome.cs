using Kapso.Coex.Bot.Engine.Languages;

namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>The first words: who is talking, how to get a person, and a kind line to who is in trouble.</summary>
internal static class Welcome
{
    /// <summary>Opens the conversation before anything was told: what happens is asked.</summary>
    public static void Greet(TurnInProgress turn, Language? locale)
    {
        if (locale is { } language && turn.Conversation.Language is null)
        {
            turn.Keep(new LanguageSettled(language, Chosen: false, turn.Now));
        }

        turn.Keep(new Greeted(turn.Now));
        var question = new OpenQuestion.WhichPlaybook(Opening.Commonest(turn), Situation: null, Time: 0);
        turn.Keep(new QuestionOpened(question, turn.Now));
        turn.Say(new Reply(ReplyKind.Greeting, turn.Text(Phrase.Greeting))
        {
            Answers = [.. Offers.For(turn, question).Select(offer => new Choice(offer.Id, offer.Title))],
        });
    }

    /// <summary>Who is talking, to somebody who has written already: what the matter is was said, or is asked next.</summary>
    public static void Introduce(TurnInProgress turn)
    {
        if (!turn.Conversation.WasGreeted)
        {
            turn.Keep(new Greeted(turn.Now));
            turn.Say(ReplyKind.Greeting, Phrase.GreetingToTold);
        }
    }

    /// <summary>A file is answered before the words beside it, and yet the greeting comes first, in the language of those words.</summary>
    public static void IntroduceBeforeFiles(TurnInProgress turn, IReadOnlyList<CustomerMessage> messages)
    {
        if (!turn.Conversation.WasGreeted && messages.Any(message => message.Files.Count > 0 && !turn.Conversation.HasHeard(message.Id))
            && turn.Conversation.State is not ConversationState.WithPerson)
        {
            SpokenTongue.Settle(turn, messages[0] with { Text = string.Join('\n', messages.Where(message => message.Tap is null).Select(message => message.Text)) });
            Introduce(turn);
        }
    }

    /// <summary>The customer came over from another channel, in the midst of whatever was going on. While an agent has the case only they speak.</summary>
    public static void GoOnHere(TurnInProgress turn)
    {
        if (turn.Conversation.State is ConversationState.WithPerson { Holder: not null })
        {
            return;
        }

        turn.Say(ReplyKind.Notice, Phrase.GoOnHere);
        if (turn.Conversation.State is not ConversationState.WithPerson)
        {
            Interruptions.Return(turn);
        }
    }

    /// <summary>One kind line to who tells what the trouble costs. True where it was said; it is said once in a conversation.</summary>
    public static bool Sympathise(TurnInProgress turn, string text)
    {
        if (turn.Conversation.WasComforted || !turn.Knowledge.Words.CuesIn(text).Contains(Cue.Distress))
        {
            return false;
        }

        turn.Keep(new Sympathised(turn.Now));
        turn.Say(ReplyKind.Notice, Phrase.Sympathy);
        return true;
    }
}
