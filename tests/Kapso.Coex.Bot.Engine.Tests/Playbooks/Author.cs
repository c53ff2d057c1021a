using System.Text;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;
using Kapso.Coex.Bot.Engine.Playbooks.Authoring;
using Kapso.Coex.Bot.Playbooks;

namespace Kapso.Coex.Bot.Engine.Tests.Playbooks;

/// <summary>Writes playbooks and makes mistakes.</summary>
internal static class Author
{
    public static StandardAnswers Standard { get; } = new(new Dictionary<AnswerId, Wording>
    {
        [AnswerId.Done] = new("Done", "Listo", "Pronto"),
        [AnswerId.Already] = new("It was already so", "Ya estaba así", "Já estava assim"),
        [AnswerId.CannotFind] = new("I can't find it", "No lo encuentro", "Não encontro"),
        [AnswerId.Other] = new("Something else", "Pasó otra cosa", "Outra coisa"),
        [AnswerId.Yes] = new("Yes", "Sí", "Sim"),
        [AnswerId.No] = new("No", "No", "Não"),
        [AnswerId.Ready] = new("I'm ready", "Ya estoy", "Já posso seguir"),
    });

    /// <summary>A small playbook with every kind of step, in order as it stands. Tests count its lines.</summary>
    public const string Small =
        """
        playbook: small
        choice: {en: Small, es: Chico, pt: Pequeno}
        hypothesis: {en: It is small, es: Es chico, pt: É pequeno}
        source: "Help page › Small"
        checked: 2026-11-22
        codes: ['1234567']
        start:
          - {if: cleanup-walked, at: collect}
          - at: in-kapso
        steps:
          - step: in-kapso
            ask: {en: In Kapso?, es: ¿En Kapso?, pt: No Kapso?}
            help: {en: Look, es: Mira, pt: Olhe}
            answers:
              - {answer: yes, next: remove}
              - {answer: no, next: late, known-by: never-in-kapso}
              - {answer: cannot-find, title: {en: Not sure, es: No sé, pt: Não sei}}
          - step: remove
            do: {en: Remove it, es: Quítalo, pt: Remova}
            why: {en: Because, es: Porque, pt: Porque}
            expect: {en: Gone, es: Ya no está, pt: Sumiu}
            help: {en: Look left, es: Mira a la izquierda, pt: Olhe à esquerda}
            another-way: {en: Search, es: Busca, pt: Busque}
            keeps: {en: Keeps chats, es: No borra chats, pt: Não apaga conversas}
            who: kapso-member
            link: https://app.kapso.ai
            danger:
              check: {en: Check, es: Revisa, pt: Verifique}
              consequence: {en: It goes, es: Se va, pt: Some}
              declined: collect
            next: late
            learns: removed-in-kapso
            known-by: removed-in-kapso
            mentions: [kapso, number]
          - step: late
            tell: {en: It is late, es: Llega tarde, pt: Demora}
            next: pause
          - step: pause
            wait: 5
            why: {en: It takes time, es: Tarda, pt: Demora}
            next: works
            rests-on: [remove]
          - step: works
            ask: {en: Works?, es: ¿Funciona?, pt: Funciona?}
            help: {en: Look there, es: Mira ahí, pt: Olhe ali}
            answers:
              - {answer: yes, next: solved}
              - {answer: no, next: collect, learns: cleanup-walked}
          - step: solved
            solved: {en: Good, es: Bien, pt: Bom}
          - step: collect
            hand-over: stuck
            evidence: [phone_number_id]
        examples:
          en: [it is small]
          es: [es chico]
          pt: [é pequeno]
        """;

    /// <summary>Another playbook, which borrows a step of the small one.</summary>
    public const string Borrower =
        """
        playbook: borrower
        choice: {en: Borrower, es: Prestado, pt: Emprestado}
        hypothesis: {en: It borrows, es: Pide prestado, pt: Pede emprestado}
        source: "Help page › Borrower"
        checked: 2026-11-20
        codes: []
        start:
          - at: remove-again
        steps:
          - use: small/remove
            as: remove-again
            next: solved
            danger: {declined: person}
          - step: solved
            solved: {en: Good, es: Bien, pt: Bom}
          - step: person
            hand-over: other
            evidence: []
        examples: {en: [a], es: [b], pt: [c]}
        """;

    public static Compilation Compile(params (string Name, string Yaml)[] files) => PlaybookCompiler.Compile(
        [.. files.Select(file => YamlDraft.Read($"{file.Name}.yaml", file.Name, Encoding.UTF8.GetBytes(file.Yaml)))], Standard);

    public static IReadOnlyList<Playbook> Playbooks(params (string Name, string Yaml)[] files) =>
        Assert.IsType<Compilation.InOrder>(Compile(files)).Playbooks;

    public static IEnumerable<string> Mistakes(params (string Name, string Yaml)[] files) =>
        Assert.IsType<Compilation.Refused>(Compile(files)).Mistakes.Select(mistake => mistake.ToString());

    /// <summary>What is said when the author writes one thing for another in the small playbook.</summary>
    public static IEnumerable<string> Writes(string instead, string of) => Mistakes(("small", Small.Edited(of, instead)));

    /// <summary>The text with one passage changed; the passage has to be there once.</summary>
    public static string Edited(this string text, string passage, string into)
    {
        Assert.Equal(2, text.Split(passage).Length);
        return text.Replace(passage, into);
    }
}
