using Kapso.Coex.Bot.Engine.Conversations;

namespace Kapso.Coex.Bot.Conversations;

/// <summary>Lets a customer go on elsewhere.</summary>
internal interface IInvitations
{
    /// <summary>Whether there is anywhere to go.</summary>
    public bool CanInvite { get; }

    /// <summary>A link that opens WhatsApp with the message to send; good once and for half an hour.</summary>
    public Task<string> Invite(ConversationId conversation);
}
