using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Kapso.Coex.Bot.Channels.Kapso;
using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Storage;
using Microsoft.Extensions.Options;

namespace Kapso.Coex.Bot.Channels.WhatsApp;

/// <summary>
/// Lets a customer of the widget go on in WhatsApp: a code, good once and for half an hour, which whoever sends it to our number speaks for.
/// </summary>
internal sealed partial class Invitations(Store store, IOptions<WhatsAppOptions> meta, IOptions<KapsoOptions> kapso, TimeProvider clock) : IInvitations
{
    // Without letters and digits that are taken for each other. 31^8 is 40 bits: nobody guesses one in half an hour.
    private const string Letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const int Length = 8;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    private readonly string? number = meta.Value.IsOn ? meta.Value.DisplayNumber : kapso.Value.IsOn ? kapso.Value.DisplayNumber : null;

    public bool CanInvite => number is { Length: > 0 };

    public async Task<string> Invite(ConversationId conversation)
    {
        while (true)
        {
            var code = $"KC-{RandomNumberGenerator.GetString(Letters, Length)}";
            if (await store.Invite(code, conversation, clock.GetUtcNow() + Lifetime))
            {
                return $"https://wa.me/{number}?text={code}";
            }
        }
    }

    /// <summary>The conversation that a code in these words stands for, and that these addresses belong to from now on; null without a code that counts.</summary>
    public async Task<ConversationId?> Accept(string text, IReadOnlyList<string> addresses) =>
        Code().Match(text) is { Success: true } found ? await store.Accept(found.Value.ToUpperInvariant(), addresses) : null;

    [GeneratedRegex(@"\bKC-[2-9A-HJ-NP-Z]{8}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}
