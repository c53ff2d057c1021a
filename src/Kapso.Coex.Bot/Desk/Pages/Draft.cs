using System.Collections.Concurrent;
using Kapso.Coex.Bot.Desk.Cases;

namespace Kapso.Coex.Bot.Desk.Pages;

/// <summary>What an agent has begun to write in a case.</summary>
internal sealed class Draft
{
    public string Text { get; set; } = "";

    public bool IsNote { get; set; }

    public CaseMessage? Quotes { get; set; }

    public List<DraftFile> Files { get; } = [];

    /// <summary>Goes along when it is sent: sent twice over a weak network, it still is one message.</summary>
    public string Key { get; private set; } = Guid.NewGuid().ToString("N");

    public bool IsEmpty => string.IsNullOrWhiteSpace(Text) && Files.Count == 0;

    public void Clear()
    {
        Text = "";
        Quotes = null;
        Files.Clear();
        Key = Guid.NewGuid().ToString("N");
    }
}

internal sealed record DraftFile(string Id, string Name);

/// <summary>Every draft, by agent and case: reloading a page loses none.</summary>
internal sealed class Drafts
{
    private const int Most = 2000;
    private readonly ConcurrentDictionary<(string Agent, string Case), Draft> drafts = new();

    public Draft Of(string agent, string @case)
    {
        if (drafts.Count > Most)
        {
            foreach (var (key, _) in drafts.Where(entry => entry.Value.IsEmpty))
            {
                drafts.TryRemove(key, out _);
            }
        }

        return drafts.GetOrAdd((agent, @case), static _ => new Draft());
    }
}
