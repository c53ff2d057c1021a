using CsCheck;
using Kapso.Coex.Bot.Channels.WhatsApp;

namespace Kapso.Coex.Bot.Tests.Channels.WhatsApp;

public sealed class DivisionTests
{
    // What is torn most easily: a family of joined people, a flag, a skin tone, stacked accents, right-to-left with its marks, a ligature.
    private static readonly string[] Pieces =
    [
        "a", "b ", "ñ", "e\u0301\u0323", "👩‍👩‍👧‍👦", "🇲🇽", "👍🏽", "שָׁלוֹם ", "مرحبا", "\u200F", "क्षि", "한", "𝒳", ". ", "? ", "\n", "\n\n", " ", "…", "*x*", "❤️",
    ];

    private static readonly Gen<string> Text = Gen.OneOf([.. Pieces.Select(piece => Gen.Const(piece))]).Array[0, 300].Select(string.Concat).Select(text => text.Trim());

    [Fact]
    public void Two_parts_hold_every_character_in_its_order() => Gen.Select(Text, Gen.Int[30, 200]).Sample((text, room) =>
    {
        if (text.Length > room && text.Length <= room + room - 30)
        {
            var (first, second) = Division.Early(text, room, room);
            AssertWhole(text, first, second, room, room);
        }
    });

    [Fact]
    public void The_second_part_is_as_long_as_may_be_where_the_question_stands() => Gen.Select(Text, Gen.Int[30, 100]).Sample((text, room) =>
    {
        if (text.Length > room)
        {
            var (first, second) = Division.Late(text, 4096, room);
            AssertWhole(text, first, second, 4096, room);
        }
    });

    [Fact]
    public void What_is_too_long_for_two_is_cut_between_characters_and_says_so() => Gen.Select(Text, Gen.Int[30, 60]).Sample((text, room) =>
    {
        if (text.Length > room)
        {
            var cut = Division.Cut(text, room);
            Assert.InRange(cut.Length, 2, room);
            Assert.EndsWith("…", cut);
            var kept = Within.Clusters(cut[..^1].Trim()).ToList();
            Assert.Equal(Within.Clusters(text).Take(kept.Count), kept);
        }
    });

    [Fact]
    public void A_paragraph_goes_before_a_sentence_and_a_sentence_before_a_word()
    {
        Assert.Equal(("One. Two.", "Three. Four."), Division.Early("One. Two.\n\nThree. Four.", 20, 20));
        Assert.Equal(("One and two.", "Three and four."), Division.Early("One and two. Three and four.", 20, 20));
        Assert.Equal(("One and two and", "three and four"), Division.Early("One and two and three and four", 17, 17));
    }

    [Fact]
    public void Bold_words_stay_together() => Assert.Equal(("Open", "*Settings. And Accounts* now"), Division.Early("Open *Settings. And Accounts* now", 20, 30));

    [Fact]
    public void A_single_character_longer_than_a_message_is_cut_without_halving_a_surrogate_pair()
    {
        var endless = "x" + string.Concat(Enumerable.Repeat("\U0001D167", 100));

        var (first, second) = Division.Late(endless, 4096, 50);

        Assert.True(char.IsHighSurrogate(second[0]));
        Assert.Equal(endless, first + second);
        Assert.InRange(Division.Cut(endless, 50).Length, 2, 50);
    }

    private static void AssertWhole(string text, string first, string second, int firstRoom, int secondRoom)
    {
        Assert.InRange(first.Length, 1, firstRoom);
        Assert.InRange(second.Length, 1, secondRoom);
        Assert.Equal(Within.Clusters(text), [.. Within.Clusters(first), .. Within.Clusters(second)]);
    }
}
