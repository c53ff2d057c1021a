using Kapso.Coex.Bot.Fakes.Phones;
using Kapso.Coex.Bot.Tests.Evidence;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Channels.WhatsApp;

/// <summary>Some begin with a screenshot and not with a word.</summary>
public sealed class FirstMessageTests
{
    private static readonly Dictionary<string, (Action<FakePhone> Sends, string Answer)> Beginnings = new()
    {
        ["photo"] = (phone => phone.SendPhoto(Pictures.Png(60, 40)), "imagen"),
        ["voice"] = (phone => phone.SendVoice(), "voz"),
        ["sticker"] = (phone => phone.SendSticker(), "sticker"),
    };

    public static TheoryData<string, string> BothWays
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var what in Beginnings.Keys)
            {
                all.Add("meta", what);
                all.Add("kapso", what);
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(BothWays))]
    public async Task Who_begins_without_a_word_is_greeted_told_what_came_and_asked_what_is_wrong(string way, string what)
    {
        await using var here = await OnThePhone.Start(way);
        Beginnings[what].Sends(here.Phone);
        await here.Phone.Next();
        await here.Quiet();

        var shown = string.Join("\n\n", here.Phone.Shown.Select(bubble => bubble.Text));
        Assert.InRange(here.Phone.Shown.Count, 1, 2);
        Assert.StartsWith("¡Hola!", shown, StringComparison.Ordinal);
        Assert.Contains(Beginnings[what].Answer, shown, StringComparison.OrdinalIgnoreCase);
        Assert.NotEmpty(here.Phone.Last.Choices);
    }
}
