using System.Security.Cryptography;

namespace Kapso.Coex.Bot.Engine.Playbooks.Authoring;

/// <summary>Which files a playbook is made of: its own, and those that it borrows steps from.</summary>
public static class Lending
{
    private const int VersionBytes = 4;

    /// <summary>The playbook's own file, then those it borrows from, directly or through another, in order of their names.</summary>
    public static IReadOnlyList<Draft.Readable> FilesOf(Draft.Readable playbook, IReadOnlyList<Draft> drafts)
    {
        var found = new HashSet<string> { playbook.Name };
        var open = new Queue<Draft.Readable>([playbook]);
        while (open.TryDequeue(out var draft))
        {
            foreach (var lender in LendersOf(draft).Where(found.Add))
            {
                if (drafts.OfType<Draft.Readable>().FirstOrDefault(candidate => candidate.Name == lender) is { } file)
                {
                    open.Enqueue(file);
                }
            }
        }

        var lenders = drafts.OfType<Draft.Readable>().Where(draft => draft.Name != playbook.Name && found.Contains(draft.Name));
        return [playbook, .. lenders.OrderBy(draft => draft.Name, StringComparer.Ordinal)];
    }

    /// <summary>The first eight hex digits of the SHA-256 over those files' bytes.</summary>
    public static string VersionOf(IEnumerable<Draft.Readable> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            hash.AppendData(file.Content.Span);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, VersionBytes));
    }

    private static IEnumerable<string> LendersOf(Draft.Readable draft) =>
        draft.WrittenSteps().Select(step => step.TextOf("use")?.Split('/')[0]).OfType<string>();
}
