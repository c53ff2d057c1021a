using Kapso.Coex.Bot.Engine.Playbooks;
using Kapso.Coex.Bot.Playbooks;

namespace Kapso.Coex.Bot.Tests.Playbooks;

/// <summary>A folder of prompts to write into, gone when the test is over.</summary>
internal sealed class PromptsOnDisk : IDisposable
{
    public static PlaybookId Lender { get; } = new("lender");

    public static PlaybookId Borrower { get; } = new("borrower");

    private readonly string root = Directory.CreateTempSubdirectory("prompts").FullName;

    public PromptsOnDisk()
    {
        Directory.CreateDirectory(Folders.Playbooks);
        Directory.CreateDirectory(Folders.Phrases);
        File.Copy(Path.Combine(PromptFolders.Under(Path.Combine(AppContext.BaseDirectory, "prompts")).Phrases, "answers.yaml"), Path.Combine(Folders.Phrases, "answers.yaml"));
        Write("lender", LenderText);
        Write("borrower", BorrowerText);
    }

    public PromptFolders Folders => PromptFolders.Under(root);

    public const string LenderText =
        """
        playbook: lender
        choice: {en: Lender, es: Presta, pt: Empresta}
        hypothesis: {en: It lends, es: Presta, pt: Empresta}
        source: "Help page › Lender"
        checked: 2026-11-22
        codes: []
        start: [{at: good}]
        steps:
          - step: good
            solved: {en: "Good, it works", es: "Bien, funciona", pt: "Bom, funciona"}
        examples: {en: [a], es: [b], pt: [c]}
        """;

    public const string BorrowerText =
        """
        playbook: borrower
        choice: {en: Borrower, es: Pide, pt: Pede}
        hypothesis: {en: It borrows, es: Pide, pt: Pede}
        source: "Help page › Borrower"
        checked: 2026-11-22
        codes: []
        start: [{at: works}]
        steps:
          - step: works
            ask: {en: Works?, es: ¿Funciona?, pt: Funciona?}
            help: {en: Look, es: Mira, pt: Olhe}
            answers:
              - {answer: yes, next: good}
              - {answer: no, next: {playbook: lender}}
          - use: lender/good
        examples: {en: [d], es: [e], pt: [f]}
        """;

    public string PathOf(string playbook) => Path.Combine(Folders.Playbooks, $"{playbook}.yaml");

    public void Write(string playbook, string text) => File.WriteAllText(PathOf(playbook), text);

    public PlaybookReading.InOrder Read() => Assert.IsType<PlaybookReading.InOrder>(PlaybookFolder.Read(Folders));

    public void Dispose() => Directory.Delete(root, recursive: true);
}
