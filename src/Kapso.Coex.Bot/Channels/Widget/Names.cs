using System.Security.Cryptography;
using Kapso.Coex.Bot.Engine.Conversations;

namespace Kapso.Coex.Bot.Channels.Widget;

/// <summary>Names that nobody can guess: more than 144 random bits each.</summary>
internal static class Names
{
    // Without vowels and the letters that keys begin with (sk, pk, ghp, pwd), a name never looks like a secret, which would be taken out of
    // what is kept.
    private const string Letters = "23456789bcdfhjlmnqrtvwxz";
    private const int Length = 32;

    public static ConversationId NewConversation() => new(Random());

    /// <summary>The prefix tells Web Chat that the server chose it and that the page may not.</summary>
    public static string NewUser() => "dl_" + Random();

    public static string Random() => RandomNumberGenerator.GetString(Letters, Length);
}
