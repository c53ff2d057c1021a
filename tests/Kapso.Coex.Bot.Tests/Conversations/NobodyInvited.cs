using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Engine.Conversations;

namespace Kapso.Coex.Bot.Tests.Conversations;

/// <summary>There is nowhere else to go on.</summary>
internal sealed class NobodyInvited : IInvitations
{
    public bool CanInvite => false;

    public Task<string> Invite(ConversationId conversation) => throw new NotSupportedException("Nobody can be invited.");
}
