using Kapso.Coex.Bot.Engine.Conversations;

namespace Kapso.Coex.Bot.Storage;

/// <summary>A customer as their own site has signed for them.</summary>
/// <param name="Subject">What the site calls them.</param>
/// <param name="Locale">The language of their account, such as <c>es-MX</c>.</param>
/// <param name="Project">The Kapso project.</param>
internal sealed record Identity(
    string Subject,
    string? Name,
    string? Email,
    string? Locale,
    string? Project,
    IReadOnlyList<string> Numbers,
    IReadOnlyList<string> PhoneNumberIds,
    IReadOnlyList<string> WabaIds)
{
    /// <summary>The name by which their conversation is found from any device.</summary>
    public string Address => $"site|{Subject}";

    /// <summary>With several numbers nobody knows yet which one it is about.</summary>
    public VouchedIds Ids => new(PhoneNumberIds is [var phone] ? phone : null, WabaIds is [var account] ? account : null);
}

/// <summary>A conversation, and what its customer is called in it.</summary>
internal sealed record Seat(ConversationId Conversation, string User);

/// <summary>A table of the model; see <see cref="Identity"/>. Lists have a space between.</summary>
internal sealed class IdentityRow
{
    public required string Conversation { get; init; }
    public required string User { get; init; }
    public required string Subject { get; init; }
    public string? Name { get; set; }
    public string? Email { get; set; }
    public string? Locale { get; set; }
    public string? Project { get; set; }
    public required string Numbers { get; set; }
    public required string PhoneNumberIds { get; set; }
    public required string WabaIds { get; set; }
    public DateTimeOffset SeenAt { get; set; }
}
