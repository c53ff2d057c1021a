namespace Kapso.Coex.Bot.Tests.Transcripts;

/// <summary>What customers really answer in mid-walk, and where each answer leads.</summary>
public class HeardInMidWalkTests
{
    [Theory]
    [InlineData("es", "no me deja")]
    [InlineData("es", "no puedo entrar")]
    [InlineData("es", "no tengo whatsapp manager")]
    [InlineData("es", "no tengo computadora")]
    [InlineData("es", "no soy yo quien administra, es mi esposo")]
    [InlineData("es", "no soy admin")]
    [InlineData("pt", "não consigo entrar")]
    [InlineData("pt", "não tem como remover")]
    [InlineData("pt", "não lembro")]
    [InlineData("en", "no access to that page")]
    public void A_no_that_begins_a_sentence_does_not_say_that_the_partner_is_gone(string locale, string text) =>
        Assert.Equal("partners-tab", RealTalk.AtPartnersTab(locale).Says(text).Step);

    [Theory]
    [InlineData("no")]
    [InlineData("nop")]
    [InlineData("ya no")]
    [InlineData("no aparece")]
    [InlineData("no hay nada")]
    [InlineData("no, ya lo quité")]
    [InlineData("no, ya no está")]
    public void A_no_that_is_the_answer_goes_on_by_one_step(string text) =>
        Assert.Equal("connects-now", RealTalk.AtPartnersTab("es").Says(text).Step);

    [Theory]
    [InlineData("ahi sigue")]
    [InlineData("todavia")]
    [InlineData("si y ya desconecte wati en la app")]
    public void Still_there_is_said_in_a_word(string text) => Assert.Equal("remove-partner", RealTalk.AtPartnersTab("es").Says(text).Step);

    [Theory]
    [InlineData("es", "si pero no me deja quitarlo", "partner-stuck")]
    [InlineData("en", "yes and I removed it", "connects-now")]
    public void The_second_half_of_a_message_is_heard_too(string locale, string text, string step) =>
        Assert.Equal(step, RealTalk.AtPartnersTab(locale).Says(text).Step);

    [Theory]
    [InlineData("no, dice que no es elegible", "not-eligible")]
    [InlineData("no, me sale 2655093", "error-2655093")]
    [InlineData("no, me sale 3441045", "not-eligible")]
    public void Another_problem_beside_a_no_goes_before_any_removal(string text, string playbook)
    {
        var talk = RealTalk.AtPartnersTab("es").Says("no", text);

        Assert.Equal(playbook, talk.Playbook);
        Assert.Contains("otra cosa", talk.Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("me sale 3441045", "not-eligible")]
    [InlineData("me sale 3441047", "other-meta-error")]
    public void A_code_is_never_taken_for_the_code_beside_it(string text, string playbook) =>
        Assert.Equal(playbook, RealTalk.AtWhatHappened("es").Says(text).Playbook);

    [Theory]
    [InlineData("ya esperé", "try-again")]
    [InlineData("ya esperé 15 minutos", "try-again")]
    [InlineData("ya pasaron los 15 minutos", "try-again")]
    [InlineData("espera", "wait")]
    public void A_wait_ends_when_the_customer_has_waited(string text, string step) => Assert.Equal(step, RealTalk.AtWait("es").Says(text).Step);

    [Theory]
    [InlineData("es", "sigue igual")]
    [InlineData("es", "el mismo error")]
    [InlineData("es", "lo mismo, sigue el error")]
    [InlineData("es", "me sale otro error")]
    [InlineData("pt", "continua igual")]
    [InlineData("en", "still the same")]
    public void Still_the_same_is_an_answer_to_what_happened(string locale, string text) =>
        Assert.Equal("collect", RealTalk.AtWhatHappened(locale).Says(text).Step);

    [Theory]
    [InlineData("sigue igual", "what-happened")]
    [InlineData("conecto!", "see-connected")]
    public void How_a_try_went_may_be_said_before_it_is_asked(string text, string step) => Assert.Equal(step, RealTalk.AtTry("es").Says(text).Step);

    [Fact]
    public void Connected_and_thanks_is_connected() => Assert.Equal("see-connected", RealTalk.AtWhatHappened("es").Says("ya quedo gracias").Step);

    [Fact]
    public void Still_the_same_after_it_connected_is_not_connected() =>
        Assert.Equal("wait-for-kapso", RealTalk.AtWhatHappened("es").Taps("connected").Says("sigue igual").Step);

    [Theory]
    [InlineData("es", "no hay nada ahi", "partners-tab")]
    [InlineData("en", "nothing listed", "partners-tab")]
    [InlineData("pt", "nao tem nada", "partners-tab")]
    [InlineData("pt", "está vazio", "partners-tab")]
    [InlineData("es", "va", "disconnect-in-app")]
    public void Where_there_is_nothing_to_disconnect_it_is_done(string locale, string text, string step) =>
        Assert.Equal(step, RealTalk.In(locale).Says("antes usaba wati no conecta", "no", text).Step);

    [Theory]
    [InlineData("no puedo", "Revisa que sea")]
    [InlineData("no tengo el telefono, lo tiene el cliente", "quien tiene el teléfono")]
    [InlineData("dame 10 minutos", "Tómate tu tiempo")]
    [InlineData("repite", "Disconnect")]
    public void What_stops_the_customer_at_a_step_gets_its_own_sentence(string text, string said) =>
        Assert.Contains(said, RealTalk.In("es").Says("antes usaba wati no conecta", "no", text).Said, StringComparison.Ordinal);

    [Fact]
    public void Who_did_the_whole_cleanup_is_asked_which_places() =>
        Assert.Equal("which-places", RealTalk.In("es").Says("ya hice toda la limpieza y 2655093 sigue igual").Step);

    [Fact]
    public void A_known_code_is_named_with_what_it_means()
    {
        var said = RealTalk.In("es").Says("me sale 3441049").Said;

        Assert.Contains("3441049", said, StringComparison.Ordinal);
        Assert.Contains("sigue conectado a una plataforma", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_written_number_chooses_an_answer() => Assert.Equal("remove-in-kapso", RealTalk.In("es").Says("antes usaba wati no conecta", "uno").Step);

    [Fact]
    public void A_bare_yes_where_none_is_offered_is_asked_back()
    {
        var talk = RealTalk.In("es").Says("3441045", "si", "si");

        Assert.Equal("how-used", talk.Step);
        Assert.Contains("Con un sí o un no", talk.Said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bare_yes_calls_no_person()
    {
        var talk = RealTalk.In("pt").Says("2655093", "não encontro", "não encontro", "não encontro", "sim");

        Assert.IsType<Kapso.Coex.Bot.Engine.Conversations.ConversationState.Following>(talk.Last.After.State);
    }

    [Fact]
    public void A_burst_answers_only_what_was_read()
    {
        var talk = RealTalk.In("es").Says("antes usaba wati no conecta").Bursts("no", "listo", "si aparece");

        Assert.Equal("disconnect-in-app", talk.Step);
        Assert.Contains(talk.Last.After.Notes, note => note.Note == "si aparece");
    }
}
