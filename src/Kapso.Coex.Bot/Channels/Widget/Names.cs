using System.Buffers.Text;
using System.Security.Cryptography;
using Kapso.Coex.Bot.Engine.Conversations;

namespace Kapso.Coex.Bot.Channels.Widget;

/// <summary>Names that nobody can guess: 144 random bits each.</summary>
internal static class Names
{
    public static ConversationId NewConversation() => new(Random());

    /// <summary>The prefix tells Web Chat that the server chose it and that the page may not.</summary>
    public static string NewUser() => "dl_" + Random();

    public static string Random() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(18));
}
