using System.Globalization;
using Kapso.Coex.Bot.Channels.WhatsApp;
using Kapso.Coex.Bot.Conversations;

namespace Kapso.Coex.Bot.Tests.Channels.WhatsApp;

/// <summary>WhatsApp's limits, written down here and not asked of the bot.</summary>
internal static class Within
{
    public static void Limits(IReadOnlyList<Outgoing> messages)
    {
        Assert.InRange(messages.Count, 1, 2);
        Assert.All(messages.SkipLast(1), message => Assert.IsType<Outgoing.Text>(message));
        Assert.All(messages, Limits);
    }

    public static string Body(Outgoing message) => message switch
    {
        Outgoing.Text(var body) => body,
        Outgoing.Buttons(var body, _) => body,
        Outgoing.Menu(var body, _, _) => body,
        _ => "",
    };

    public static IReadOnlyList<Outgoing.Choice> Choices(Outgoing message) => message switch
    {
        Outgoing.Buttons(_, var choices) => choices,
        Outgoing.Menu(_, _, var choices) => choices,
        _ => [],
    };

    private static void Limits(Outgoing message)
    {
        Assert.False(string.IsNullOrWhiteSpace(Body(message)), "A message is empty.");
        Assert.False(IsTorn(Body(message)), "A character is halved.");
        switch (message)
        {
            case Outgoing.Text(var body):
                Assert.InRange(body.Length, 1, 4096);
                break;
            case Outgoing.Buttons(var body, var choices):
                Assert.InRange(body.Length, 1, 1024);
                Assert.InRange(choices.Count, 1, 3);
                Assert.All(choices, choice => Assert.InRange(choice.Title.Length, 1, 20));
                Assert.All(choices, choice => Assert.InRange(choice.Id.Length, 1, 256));
                break;
            case Outgoing.Menu(var body, var opener, var choices):
                Assert.InRange(body.Length, 1, 4096);
                Assert.InRange(opener.Length, 1, 20);
                Assert.InRange(choices.Count, 1, 10);
                Assert.All(choices, choice => Assert.InRange(choice.Title.Length, 1, 24));
                Assert.All(choices, choice => Assert.InRange(choice.Id.Length, 1, 200));
                break;
        }

        Assert.All(Choices(message), choice => Assert.NotNull(TapValue.Read(choice.Id)));
        Assert.Equal(Choices(message).Count, Choices(message).Select(choice => choice.Title).Distinct().Count());
        Assert.Equal(Choices(message).Count, Choices(message).Select(choice => choice.Id).Distinct().Count());
    }

    private static bool IsTorn(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsSurrogate(text[at]))
            {
                if (at + 1 == text.Length || !char.IsSurrogatePair(text[at], text[at + 1]))
                {
                    return true;
                }

                at++;
            }
        }

        return false;
    }

    /// <summary>The characters as people see them, spaces aside: whatever is divided keeps these.</summary>
    public static IEnumerable<string> Clusters(string text)
    {
        for (var elements = StringInfo.GetTextElementEnumerator(text); elements.MoveNext();)
        {
            if (!string.IsNullOrWhiteSpace(elements.GetTextElement()))
            {
                yield return elements.GetTextElement();
            }
        }
    }
}
