using CsCheck;
using Kapso.Coex.Bot.Channels.WhatsApp;

namespace Kapso.Coex.Bot.Tests.Channels.WhatsApp;

public sealed class WhatsAppTextTests
{
    [Theory]
    [InlineData("Open **Settings → Accounts** now", "Open *Settings → Accounts* now")]
    [InlineData("**waba_id**, please", "*waba_id*, please")]
    [InlineData("**a** and **b**", "*a* and *b*")]
    [InlineData("See [the page](https://docs.kapso.ai/x_y).", "See the page (https://docs.kapso.ai/x_y).")]
    [InlineData("[https://kapso.ai](https://kapso.ai)", "https://kapso.ai")]
    [InlineData("<https://kapso.ai>", "https://kapso.ai")]
    [InlineData("**[the page](https://kapso.ai)**", "*the page (https://kapso.ai)*")]
    [InlineData("* one\n* two", "- one\n- two")]
    [InlineData("1. one\n2. two", "1. one\n2. two")]
    public void Our_formatting_becomes_WhatsApps(string markdown, string shown) => Assert.Equal(shown, WhatsAppText.From(markdown));

    [Theory]
    [InlineData("The file _urgent_.png arrived empty.", "The file ＿urgent＿.png arrived empty.")]
    [InlineData("The file ~old~ arrived empty.", "The file ∼old∼ arrived empty.")]
    [InlineData("The file *bold* arrived empty.", "The file ∗bold∗ arrived empty.")]
    [InlineData("The file ```code``` arrived empty.", "The file ｀｀｀code｀｀｀ arrived empty.")]
    [InlineData("**open", "∗∗open")]
    [InlineData("_**bold**", "＿*bold*")]
    public void Marks_that_are_not_ours_format_nothing(string text, string shown) => Assert.Equal(shown, WhatsAppText.From(text));

    [Theory]
    [InlineData("the phone_number_id of Screenshot_2026_11_22.png")]
    [InlineData("5 * 3 _ 2 ~ 1")]
    [InlineData("https://business.facebook.com/latest/_settings_/~x?a=*")]
    [InlineData("¿Qué ves? 😀 «así»")]
    public void What_formats_nothing_stays_as_it_is(string text) => Assert.Equal(text, WhatsAppText.From(text));

    [Fact]
    public void Bold_inside_a_word_is_left_out_because_WhatsApp_would_show_the_asterisks() => Assert.Equal("unbelievable", WhatsAppText.From("un**believ**able"));

    [Fact]
    public void Halved_characters_and_control_characters_reach_no_phone() => Assert.Equal("a\uFFFDb c\nd", WhatsAppText.From("a\uD83Db\u0000\tc\r\nd\u0007"));

    [Fact]
    public void Only_what_we_made_bold_is_bold() => Gen.Char["ab *_~`é\n["].Array[0, 60].Sample(letters =>
    {
        var shown = WhatsAppText.From(new string(letters));
        for (var at = shown.IndexOf('*'); at >= 0; at = shown.IndexOf('*', at + 1))
        {
            // An asterisk is half of a pair around something on one line, or stands where WhatsApp leaves it alone.
            var isAlone = (Is(shown, at - 1, char.IsLetterOrDigit) && Is(shown, at + 1, char.IsLetterOrDigit)) || (IsGap(shown, at - 1) && IsGap(shown, at + 1));
            if (!isAlone)
            {
                var end = shown.IndexOf('*', at + 1);
                Assert.True(end > at + 1 && !shown[at..end].Contains('\n') && !char.IsWhiteSpace(shown[at + 1]) && !char.IsWhiteSpace(shown[end - 1]), shown);
                at = end;
            }
        }
    });

    private static bool Is(string text, int at, Func<char, bool> what) => at >= 0 && at < text.Length && what(text[at]);

    private static bool IsGap(string text, int at) => at < 0 || at >= text.Length || char.IsWhiteSpace(text[at]);
}
