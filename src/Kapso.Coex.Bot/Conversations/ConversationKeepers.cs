using Kapso.Coex.Bot.Desk.Cases;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Storage;

namespace Kapso.Coex.Bot.Conversations;

/// <summary>Gives a conversation its keeper, with one logger for all of them: one each would be a third of what a conversation weighs.</summary>
internal sealed class ConversationKeepers(
    Store store, KnowledgeBase knowledge, Announcements announcements, IPost post, IInvitations invitations, IEnumerable<ICaseFollower> followers, CaseNews news, TimeProvider clock, ILogger<ConversationKeeper> logger)
{
    public ConversationKeeper Of(ConversationId conversation) => new(conversation, store, knowledge, announcements, post, invitations, followers, news, clock, logger);
}
