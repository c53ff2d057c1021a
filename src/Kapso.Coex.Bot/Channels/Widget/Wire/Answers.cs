using System.Text.Json.Serialization;

namespace Kapso.Coex.Bot.Channels.Widget.Wire;

// What Direct Line answers, beside activities.

internal sealed record ErrorResponse(ErrorDetail Error);

internal sealed record ErrorDetail(string Code, string Message);

internal sealed record ResourceResponse(string Id);

internal sealed record ConversationAnswer(
    string ConversationId, string Token, [property: JsonPropertyName("expires_in")] int ExpiresIn, string? StreamUrl = null);

internal sealed record ActivitySet(IReadOnlyList<Activity> Activities, string Watermark);

/// <summary>What <c>/widget/token</c> answers.</summary>
internal sealed record VisitorToken(
    string Token, string ConversationId, string UserId, [property: JsonPropertyName("expires_in")] int ExpiresIn)
{
    /// <summary><c>accepted</c> when a site's word on who the visitor is came along and counts.</summary>
    public string? Identity { get; init; }
}

/// <summary>What a page may send to <c>/widget/token</c>. All of it is optional.</summary>
/// <param name="Identity">A JWT by which the site says who the visitor is.</param>
/// <param name="Token">A token that the page had before: its conversation is gone on with.</param>
/// <param name="Fresh">The person starts over, and wants a new conversation though there is one.</param>
internal sealed record Visit(string? Identity, string? Token, bool? Fresh);

/// <summary>What callers may send when they ask for a token or begin a conversation. All of it is optional.</summary>
internal sealed record TokenParameters(ClientAccount? User, IReadOnlyList<string>? TrustedOrigins, string? Locale);

internal sealed record ClientAccount(string? Id);
