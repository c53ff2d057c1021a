using System.Text.RegularExpressions;
using Kapso.Coex.Bot.Desk.Accounts;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Storage;

namespace Kapso.Coex.Bot.Desk.Pages;

/// <summary>To whom a case can be given, and who can be mentioned: everybody of ours who may come in.</summary>
internal sealed class Colleagues(Store store, Presence presence)
{
    /// <summary>By name, and without the one who asks.</summary>
    public async Task<IReadOnlyList<Agent>> Of(Agent me)
    {
        var people = await store.Agents();
        var ours = people.Where(one => !Agents.IsOutForGood(one.LockedUntil)).Select(one => new Agent(one.Id, one.Name));
        var others = presence.Known.Where(here => people.All(one => one.Id != here.Id));
        return [.. ours.Concat(others).Where(one => one.Id != me.Id).OrderBy(one => one.Name, StringComparer.CurrentCultureIgnoreCase)];
    }
}

/// <summary>Who is meant by an at sign and a name.</summary>
internal static class Mentions
{
    public static string Of(Agent colleague) => $"@{colleague.Name}";

    /// <summary>Of <c>@Ana Ruiz</c> only Ana Ruiz is meant, and not the colleague who is called Ana.</summary>
    public static IReadOnlyList<Agent> In(string text, IReadOnlyList<Agent> colleagues)
    {
        var meant = new List<Agent>();
        foreach (var same in colleagues.GroupBy(one => one.Name, StringComparer.CurrentCultureIgnoreCase).OrderByDescending(same => same.Key.Length))
        {
            var without = Regex.Replace(text, $@"(?<!\w)@{Regex.Escape(same.Key)}(?!\w)", " ", RegexOptions.IgnoreCase);
            if (without != text)
            {
                meant.AddRange(same);
                text = without;
            }
        }

        return meant;
    }
}
