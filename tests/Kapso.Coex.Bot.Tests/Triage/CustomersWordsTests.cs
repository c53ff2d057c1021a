using Kapso.Coex.Bot.Engine.Triage;
using Kapso.Coex.Bot.Tests.Transcripts;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Triage;

/// <summary>How people really describe these problems: their words, their wrong beliefs, and what must not be guessed from them.</summary>
public sealed class CustomersWordsTests
{
    public static TheoryData<string, string> Understood => new()
    {
        { "quiero el mismo numero en el celular y en kapso, cómo se hace", "standard-setup" },
        { "existing number, keep my chats, how?", "standard-setup" },
        { "quero manter minhas conversas e usar o kapso no mesmo numero", "standard-setup" },
        { "mi cuenta sigue en la herramienta vieja", "previous-provider" },
        { "o BM esta errado, nao aparece minha conta", "waba-missing" },
        { "clients see a wrong name of my business", "restriction-display-name" },
        { "os nomes dos clientes aparecem errado", "limitation-contact-names" },
        { "me salen numeros en vez de nombres en kapso", "limitation-contact-names" },
        { "ya lo borre de un lado entonces el numero esta libre no?", "previous-provider" },
        { "deletei no provedor antigo, o numero ta livre?", "previous-provider" },
        { "nao lembro se o numero ja foi api", "previous-provider" },
        { "ya borre la app del telefono", "standard-setup" },
        { "ja apaguei o app do celular", "standard-setup" },
        { "conecte y ahora mi whatsapp no envia mensajes", "app-broken-after-sync" },
        { "chip novo, acabei de instalar o app e diz que não é elegível", "not-eligible" },
        { "troquei de celular e parou", "limitation-disconnects" },
        { "lo que envio desde el celular no aparece en kapso", "limitation-first-messages" },
        { "solo falta el primer mensaje", "limitation-first-messages" },
        { "la cuenta aparece en gris", "waba-missing" },
        { "el error dice que el numero ya esta compartido con otro socio", "error-2655093" },
        { "says the number is not associated with the business", "error-3441041" },
        { "segui a documentação, esperava ver o qr, mas aparece pedindo sms", "wrong-onboarding-option" },
    };

    public static TheoryData<string, string> Unclear => new()
    {
        { "el qr no funciona", "which-qr" },
        { "the qr code expired", "which-qr" },
        { "web no funciona", "which-web" },
        { "el nombre sale mal", "whose-name" },
        { "a conta está bloqueada", "what-is-blocked" },
        { "it says disconnected but messages arrive", "disconnected" },
        { "support is down, customers waiting, it says disconnected", "disconnected" },
        { "ya esta verificado pero no conecta", "does-not-connect" },
        { "my business is verified so why isn't it connected", "does-not-connect" },
        { "desde que actualice whatsapp no conecta", "does-not-connect" },
        { "el popup se cierra solo", "does-not-connect" },
        { "sale vinculado pero no llegan mensajes", "missing-messages" },
        { "lo que mandan los clientes no llega", "missing-messages" },
        { "me too", "nothing-told" },
        { "alguma novidade?", "nothing-told" },
        { "mira la captura", "picture-mentioned" },
        { "see screenshot", "picture-mentioned" },
    };

    public static TheoryData<string> NotOurs =>
    [
        "error 131026 when sending", "un cliente me bloqueo", "las plantillas cuestan mucho", "o webhook nao recebe nada", "como configuro el webhook de mi app",
        "uso la api de evolution y quiero pasar a kapso", "no aparece mi pagina de facebook", "google ads says number already used",
        "I've checked token, webhook, permissions, subscribed app, everything is ok, still messages don't arrive",
    ];

    public static TheoryData<string> WantAPersonWithoutSayingSo =>
        ["cuarta vez que escribo, nadie responde", "si no lo arreglan hoy me voy con otra empresa", "i can pay someone to fix it", "que porqueria de servicio", "ninguém responde, péssimo atendimento"];

    [Theory]
    [MemberData(nameof(Understood))]
    public void What_they_call_it_is_understood(string text, string playbook) =>
        Assert.Equal(playbook, Assert.IsType<Verdict.Playbook>(Read(text).Verdict).Id.Value);

    [Theory]
    [MemberData(nameof(Unclear))]
    public void A_word_with_several_meanings_is_asked_about(string text, string situation) =>
        Assert.Equal(situation, Assert.IsType<Verdict.Clarify>(Read(text).Verdict).Situation?.Situation);

    [Theory]
    [MemberData(nameof(NotOurs))]
    public void The_nearest_neighbours_are_kept_out(string text) => Assert.IsType<Verdict.OutOfScope>(Read(text).Verdict);

    [Theory]
    [MemberData(nameof(WantAPersonWithoutSayingSo))]
    public void Anger_threats_and_repeated_follow_ups_are_a_wish_for_a_person_and_no_order(string text)
    {
        var reading = Read(text);

        Assert.IsType<Verdict.Person>(reading.Verdict);
        Assert.False(reading.AsksForPerson);
    }

    private static Reading Read(string text) => RealPrompts.Knowledge.Triage.Read(text, null);
}
