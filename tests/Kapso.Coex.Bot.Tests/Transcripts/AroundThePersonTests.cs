using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Evidence;

namespace Kapso.Coex.Bot.Tests.Transcripts;

/// <summary>What is collected for a person, what is said while one has the case, and the way back.</summary>
public class AroundThePersonTests
{
    [Theory]
    [InlineData("es", "no me sale texto")]
    [InlineData("pt", "erro nenhum")]
    public void No_error_text_is_a_reason_and_not_the_error(string locale, string text)
    {
        var talk = Collecting(locale).Says("106540352242922", "104567891234567", text);

        Assert.Equal(new EvidenceState.Unobtainable(text), talk.Last.After.Evidence[EvidenceItem.MetaErrorText]);
    }

    [Fact]
    public void A_reason_that_was_given_is_not_asked_for()
    {
        var talk = Collecting("pt").Says("106540352242922", "nao consigo, nao sou administrador");

        Assert.Equal(new EvidenceState.Unobtainable("nao consigo, nao sou administrador"), talk.Last.After.Evidence[EvidenceItem.WabaId]);
    }

    [Fact]
    public void A_line_beside_a_picture_does_not_make_it_missing()
    {
        var talk = Collecting("pt").Says("106540352242922", "104567891234567", "erro nenhum").Sends("a.png", FileVerdict.Picture, "aqui está");

        Assert.DoesNotContain("Ainda não chegou", talk.Said, StringComparison.Ordinal);
        Assert.Contains("Recebi sua imagem", talk.Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("error.png", FileVerdict.NotAPicture, "Solo puedo leer imágenes")]
    [InlineData("error.png", FileVerdict.Empty, "llegó vacío")]
    [InlineData("audio.ogg", FileVerdict.NotAPicture, "audios")]
    [InlineData("error.png", FileVerdict.TooManyPixels, "megapíxeles")]
    public void A_file_that_does_not_reach_the_person_gets_its_sentence(string name, FileVerdict verdict, string said) =>
        Assert.Contains(said, WithPerson().Sends(name, verdict).Said, StringComparison.Ordinal);

    [Fact]
    public void Thanks_while_waiting_gets_one_receipt_an_hour()
    {
        var talk = WithPerson().Says("gracias");
        Assert.Contains("una persona te responderá", talk.Said, StringComparison.Ordinal);
        Assert.Empty(talk.Says("sigo esperando", "gracias").Last.Replies);

        talk.Now += TimeSpan.FromHours(1);

        Assert.Contains("una persona te responderá", talk.Says("sigo esperando").Said, StringComparison.Ordinal);
    }

    [Fact]
    public void Back_from_a_person_the_last_question_is_open_again()
    {
        var talk = Collecting("es").Says("106540352242922", "104567891234567", "sin texto").Taps("cannot-get").Says("no tengo");
        Assert.IsType<ConversationState.WithPerson>(talk.Last.After.State);

        Assert.Equal("what-happened", talk.Says("cancelar").Step);
        Assert.Equal("what-happened", talk.Says("hola").Step);
    }

    [Fact]
    public void Two_ids_in_mid_step_are_both_kept()
    {
        var talk = RealTalk.AtPartnersTab("es").Says("106540352242922 104567891234567").Taps("waba_id");

        Assert.Equal(["104567891234567"], talk.Last.After.Evidence.Values(EvidenceItem.PhoneNumberId));
        Assert.Equal(["106540352242922"], talk.Last.After.Evidence.Values(EvidenceItem.WabaId));
    }

    [Fact]
    public void Going_on_after_a_stop_shows_the_step_again()
    {
        var talk = RealTalk.AtPartnersTab("es").Says("parar", "continuar");

        Assert.Contains("Partners", Assert.Single(talk.Last.Replies).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Thanks_after_the_end_repeats_no_farewell() =>
        Assert.Equal("¡Con gusto!", RealTalk.AtWhatHappened("es").Taps("connected").Says("si", "si", "gracias").Said);

    private static RealTalk Collecting(string locale) => RealTalk.AtWhatHappened(locale).Taps("something-else");

    private static RealTalk WithPerson() => RealTalk.In("es").Says("2655093", "humano");
}
