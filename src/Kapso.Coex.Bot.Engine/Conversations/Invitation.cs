namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>How a customer goes on in WhatsApp. Only the host can make the link, so its place in the text is kept for it.</summary>
public static class Invitation
{
    public const string Placeholder = "{invitation}";
}
