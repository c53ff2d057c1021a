using Kapso.Coex.Bot.Engine.Conversations;

namespace Kapso.Coex.Bot.Channels.Widget;

/// <summary>Who stands at the door.</summary>
internal abstract record Visitor
{
    /// <summary>Holds the secret: a server that may open every conversation of the widget.</summary>
    internal sealed record Keeper : Visitor;

    /// <summary>Holds a token: one visitor of one conversation.</summary>
    internal sealed record Guest(Pass Pass) : Visitor;

    public ConversationId? OwnConversation => this is Guest guest ? guest.Pass.Conversation : null;

    /// <summary>Whom the doorman let in.</summary>
    public static Visitor Of(HttpContext http) => http.Features.Get<Visitor>() ?? throw new InvalidOperationException("This route has no doorman.");
}
