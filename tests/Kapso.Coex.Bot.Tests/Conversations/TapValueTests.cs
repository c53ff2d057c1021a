using CsCheck;
using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Playbooks;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Conversations;

public sealed class TapValueTests
{
    private static readonly Gen<string> Word = Gen.Char["abcdefghijklmnopqrstuvwxyz0123456789-"].Array[1, 20].Select(letters => new string(letters));

    private static readonly Gen<Tap> AnyTap = Gen.Select(Word.Null(), Word.Null(), Word.Null(), Word, (playbook, version, step, answer) => new Tap(
        playbook is null ? null : new PlaybookId(playbook), version, step is null ? null : new StepId(step), new AnswerId(answer)));

    [Fact]
    public void A_button_is_written_in_one_line() => Assert.Equal(
        "previous-provider@0a1b2c3d/remove-partner/done",
        TapValue.Write(new Tap(new PlaybookId("previous-provider"), "0a1b2c3d", new StepId("remove-partner"), new AnswerId("done"))));

    [Fact]
    public void A_button_of_no_playbook_has_only_its_question_and_answer() =>
        Assert.Equal("@/which/standard-setup", TapValue.Write(new Tap(null, null, new StepId("which"), new AnswerId("standard-setup"))));

    [Fact]
    public void What_is_written_is_read_again() => AnyTap.Sample(tap => TapValue.Read(TapValue.Write(tap)) == tap);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("done")]
    [InlineData("@//")]
    [InlineData("a@b/c/")]
    [InlineData("a/b/c")]
    [InlineData("a@b@c/d/e")]
    [InlineData("a@b/c/d/e")]
    [InlineData("a@b/c/yes no")]
    [InlineData("a@b/c/<script>")]
    public void Anything_else_is_no_button(string? value) => Assert.Null(TapValue.Read(value));

    [Fact]
    public void Any_text_at_all_is_read_or_refused_and_never_breaks() =>
        Gen.String.Sample(text => TapValue.Read(text) is not { } tap || TapValue.Write(tap) == text);
}
