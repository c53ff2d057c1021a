using Kapso.Coex.Bot.Engine.Escalations;

namespace Kapso.Coex.Bot.Engine.Tests.Conversations;

/// <summary>Two at the desk.</summary>
internal static class Colleagues
{
    public static readonly Agent Ana = new("1", "Ana");
    public static readonly Agent Luis = new("2", "Luis");
}
