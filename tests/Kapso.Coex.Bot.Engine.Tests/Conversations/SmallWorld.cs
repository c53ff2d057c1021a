using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;
using Kapso.Coex.Bot.Engine.Playbooks.Authoring;
using Kapso.Coex.Bot.Engine.Tests.Playbooks;
using Kapso.Coex.Bot.Engine.Triage;

namespace Kapso.Coex.Bot.Engine.Tests.Conversations;

/// <summary>A bot that knows one small playbook, a few words and its phrases by their names.</summary>
internal static class SmallWorld
{
    /// <summary>Every kind of step: look, remove with consequences, do, wait, try, and the two ends.</summary>
    private const string Yaml =
        """
        playbook: small
        choice: {en: Small, es: Chico, pt: Pequeno}
        hypothesis: {en: It is small, es: Es chico, pt: É pequeno}
        source: "Help page › Small"
        checked: 2026-11-22
        codes: ['1234567']
        start:
          - {if: cleanup-walked, at: collect}
          - at: look
        steps:
          - step: look
            ask: {en: Is the box there?, es: ¿Está la caja?, pt: A caixa está lá?}
            help: {en: The box is red, es: La caja es roja, pt: A caixa é vermelha}
            mentions: [box, caja, caixa]
            answers:
              - {answer: yes, next: remove, words: [still there]}
              - {answer: no, next: lamp, known-by: removed-in-kapso}
              - {answer: cannot-find, title: {en: Not sure, es: No sé, pt: Não sei}}
          - step: remove
            do: {en: REMOVE THE BOX, es: QUITA LA CAJA, pt: TIRE A CAIXA}
            why: {en: Because of the box, es: Por la caja, pt: Pela caixa}
            expect: {en: It is gone, es: Ya no está, pt: Sumiu}
            help: {en: Look left, es: Mira a la izquierda, pt: Olhe à esquerda}
            another-way: {en: Search, es: Busca, pt: Busque}
            keeps: {en: Keeps chats, es: No borra chats, pt: Não apaga conversas}
            who: kapso-member
            danger:
              check: {en: Check first, es: Revisa antes, pt: Verifique antes}
              consequence: {en: It goes for good, es: Se va, pt: Some}
              declined: lamp
            next: lamp
            learns: removed-in-kapso
            rests-on: [look]
          - step: lamp
            do: {en: Switch the lamp on, es: Prende la lámpara, pt: Acenda a lâmpada}
            why: {en: For light, es: Para tener luz, pt: Para ter luz}
            expect: {en: Light, es: Luz, pt: Luz}
            help: {en: By the door, es: Junto a la puerta, pt: Perto da porta}
            another-way: {en: Use a torch, es: Usa una linterna, pt: Use uma lanterna}
            keeps: {en: Burns nothing, es: No quema nada, pt: Não queima nada}
            who: phone-holder
            mentions: [lamp]
            next: late
          - step: late
            tell: {en: It takes a while, es: Tarda un rato, pt: Demora um pouco}
            next: pause
          - step: pause
            wait: 5
            why: {en: It warms up, es: Se calienta, pt: Esquenta}
            next: works
            rests-on: [lamp]
          - step: works
            ask: {en: Does it work?, es: ¿Funciona?, pt: Funciona?}
            help: {en: Look there, es: Mira ahí, pt: Olhe ali}
            rests-on: [look, remove]
            answers:
              - {answer: yes, next: solved}
              - {answer: no, next: collect, learns: cleanup-walked}
          - step: solved
            solved: {en: Good, es: Bien, pt: Bom}
          - step: collect
            hand-over: cleanup-did-not-help
            evidence: [phone_number_id, waba_id, meta_error_text, screenshots]
        examples:
          en: [it is small]
          es: [es chico]
          pt: [é pequeno]
        """;

    public static Knowledge Knowledge { get; } = Make();

    public static Edition Edition => Knowledge.Current[new PlaybookId("small")].Edition;

    private static Knowledge Make()
    {
        var playbooks = Author.Playbooks(("small", Yaml));
        return new Knowledge
        {
            Current = playbooks.ToDictionary(playbook => playbook.Id),
            Earlier = new Dictionary<Edition, Playbook>(),
            Phrases = Enum.GetValues<Phrase>().ToDictionary(phrase => phrase, ByName),
            Titles = StandardAnswers.Ids.ToDictionary(id => id, Title),
            Words = Words,
            Triage = TriageIndex.Build(playbooks, TriageLessons.None),
            Lessons = TriageLessons.None,
        };
    }

    private static Wording ByName(Phrase phrase)
    {
        var slots = OnButtons.Contains(phrase) ? "" : " {item} {items} {value} {name} {count} {number} {minutes} {expect}";
        return new Wording($"<{phrase}>{slots}", $"<{phrase} es>{slots}", $"<{phrase} pt>{slots}");
    }

    private static Phrase[] OnButtons =>
    [
        Phrase.TalkToPerson, Phrase.GoOn, Phrase.CopiedFromIdField, Phrase.CopiedFromPhone, Phrase.WhichIdPhone, Phrase.WhichIdWaba,
    ];

    private static Wording Title(AnswerId id) => new(id.Value, $"{id.Value} es", $"{id.Value} pt");

    private static Vocabulary Words => new(
        new Dictionary<Command, IReadOnlyList<string>>
        {
            [Command.Human] = ["human"],
            [Command.Back] = ["back"],
            [Command.Skip] = ["skip"],
            [Command.StartOver] = ["start over"],
            [Command.Status] = ["status"],
            [Command.Help] = ["help"],
            [Command.Stop] = ["stop"],
            [Command.Language] = ["language"],
            [Command.Cancel] = ["cancel"],
            [Command.Move] = ["go on in whatsapp"],
            [Command.Thanks] = ["thanks"],
            [Command.Hello] = ["hello"],
        },
        new Dictionary<AnswerId, IReadOnlyList<string>>
        {
            [AnswerId.Done] = ["i did it", "it is done"],
            [AnswerId.Yes] = ["si", "sim", "it does"],
            [AnswerId.No] = ["nope", "it does not"],
        },
        new Dictionary<Cue, IReadOnlyList<string>>
        {
            [Cue.Correction] = ["no wait", "actually"],
            [Cue.StillThere] = ["still there"],
            [Cue.NotDone] = ["i did not do that"],
            [Cue.Hesitation] = ["wait", "not yet"],
            [Cue.BareDone] = ["done", "ok done"],
            [Cue.HowLong] = ["how long"],
            [Cue.Why] = ["why"],
        },
        new Dictionary<Language, IReadOnlyList<string>>
        {
            [Language.English] = ["english"],
            [Language.Spanish] = ["espanol"],
            [Language.Portuguese] = ["portugues"],
        });
}
