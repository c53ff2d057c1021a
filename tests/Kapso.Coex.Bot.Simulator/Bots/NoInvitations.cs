using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Engine.Conversations;

namespace Kapso.Coex.Bot.Simulator.Bots;

/// <summary>Nobody here has a phone to go on with.</summary>
internal sealed class NoInvitations : IInvitations
{
    public bool CanInvite => false;

    public Task<string> Invite(ConversationId conversation) => throw new NotSupportedException("Nobody can be invited.");
}
