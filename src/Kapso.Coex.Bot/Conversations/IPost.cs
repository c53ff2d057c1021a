using Kapso.Coex.Bot.Engine.Conversations;

namespace Kapso.Coex.Bot.Conversations;

/// <summary>Carries replies out to customers who do not come for them. What is to be carried is stored already.</summary>
internal interface IPost
{
    /// <summary>Something was stored for that customer. Returns at once; a lost word costs time and never a message.</summary>
    public void HasMail(ConversationId conversation);
}
