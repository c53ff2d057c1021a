namespace Kapso.Coex.Bot.Tests.Transcripts;

/// <summary>What a word means is asked at any moment, and is never taken for the problem that has the word in its name.</summary>
public class GlossaryTests
{
    public static TheoryData<string, string, string> Words => new()
    {
        { "en", "what is a WABA?", "WhatsApp Business Account" },
        { "es", "qué es un WABA?", "WhatsApp Business Account" },
        { "pt", "o que é um WABA?", "WhatsApp Business Account" },
        { "en", "what's a portfolio?", "folder at Meta" },
        { "es", "qué es un portafolio?", "carpeta de tu negocio" },
        { "pt", "o que é um portfólio?", "pasta da sua empresa" },
        { "en", "what is a partner?", "a company whose tool" },
        { "es", "qué es un partner?", "una empresa cuya herramienta" },
        { "pt", "o que é um parceiro?", "uma empresa cuja ferramenta" },
        { "en", "what is the phone number id?", "Meta's id for your number" },
        { "es", "qué es el phone number id?", "identificador que Meta da" },
        { "pt", "o que é o phone number id?", "identificador que a Meta dá" },
        { "en", "what is coexistence?", "one number works" },
        { "es", "qué es la coexistencia?", "un mismo número funciona" },
        { "pt", "o que é a coexistência?", "um mesmo número funciona" },
        { "en", "what is Business Suite?", "Meta's page for your business" },
        { "es", "qué es Meta Business Suite?", "la página de Meta para tu negocio" },
        { "pt", "o que é o Business Suite?", "a página da Meta para a sua empresa" },
        { "en", "what is Business Manager?", "folder at Meta" },
        { "es", "qué es el Business Manager?", "carpeta de tu negocio" },
        { "pt", "o que é o Business Manager?", "pasta da sua empresa" },
        { "en", "what is a template?", "approved beforehand" },
        { "es", "qué es una plantilla?", "aprobó de antemano" },
        { "pt", "o que é um template?", "aprovou antes" },
        { "en", "what is the display name?", "what your customers see" },
        { "es", "qué es el nombre para mostrar?", "lo que tus clientes ven" },
        { "pt", "o que é o nome de exibição?", "o que os clientes veem" },
    };

    [Theory]
    [MemberData(nameof(Words))]
    public void A_word_is_explained_in_mid_walk_and_the_step_stays(string locale, string question, string says)
    {
        var talk = RealTalk.AtPartnersTab(locale).Says(question);

        Assert.Contains(says, talk.Said, StringComparison.Ordinal);
        Assert.Equal("partners-tab", talk.Step);
    }

    [Theory]
    [MemberData(nameof(Words))]
    public void A_word_is_explained_before_anything_was_told_and_no_procedure_begins(string locale, string question, string says)
    {
        var talk = RealTalk.In(locale).Says(question);

        Assert.Contains(says, talk.Said, StringComparison.Ordinal);
        Assert.Null(talk.Playbook);
    }
}
