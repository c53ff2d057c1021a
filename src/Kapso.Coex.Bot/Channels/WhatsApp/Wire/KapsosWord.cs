namespace Kapso.Coex.Bot.Channels.WhatsApp.Wire;

/// <summary>What Kapso adds to Meta's message; all missing where it comes from Meta itself.</summary>
/// <param name="Content">The message in plain words. For files it holds an address too, so it is no caption.</param>
/// <param name="Transcript">What was said in a voice note.</param>
/// <param name="MediaUrl">Where Kapso keeps the file.</param>
internal readonly record struct KapsosWord(bool IsGiven, string? Content, string? Transcript, string? MediaUrl, string? FileName, string? ContentType);
