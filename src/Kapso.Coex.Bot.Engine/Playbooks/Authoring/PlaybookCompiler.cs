namespace Kapso.Coex.Bot.Engine.Playbooks.Authoring;

/// <summary>What became of drafts: playbooks, or every mistake in them.</summary>
public abstract record Compilation
{
    public sealed record InOrder(IReadOnlyList<Playbook> Playbooks) : Compilation;

    public sealed record Refused(IReadOnlyList<AuthoringMistake> Mistakes) : Compilation;
}

/// <summary>Turns drafts into playbooks. All of them together, because playbooks lend each other steps and lead to each other.</summary>
public static class PlaybookCompiler
{
    public static Compilation Compile(IReadOnlyList<Draft> drafts, StandardAnswers standard)
    {
        var reader = new PlaybookReader(drafts, standard);
        var read = drafts.OfType<Draft.Readable>().Select(reader.Read).ToList();
        return Judged(
            read,
            [
                .. drafts.OfType<Draft.Unreadable>().Select(draft => draft.Mistake),
                .. read.SelectMany(playbook => playbook.Notes.Mistakes),
                .. new PlaybookCheck(read, drafts).Mistakes(),
            ]);
    }

    /// <summary>
    /// Reads again an edition that was served once. It was checked then, beside the playbooks of its time; here only its own file has to be
    /// readable.
    /// </summary>
    public static Compilation Restore(Draft.Readable playbook, IReadOnlyList<Draft> files, StandardAnswers standard)
    {
        var read = new PlaybookReader(files, standard).Read(playbook);
        return Judged([read], read.Notes.Mistakes);
    }

    private static Compilation Judged(IReadOnlyList<ReadPlaybook> read, List<AuthoringMistake> mistakes) => mistakes.Count == 0
        ? new Compilation.InOrder([.. read.Select(playbook => playbook.Playbook)])
        : new Compilation.Refused(AuthoringMistake.InOrder(mistakes));
}
