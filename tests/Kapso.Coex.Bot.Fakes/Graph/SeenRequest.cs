namespace Kapso.Coex.Bot.Fakes.Graph;

/// <summary>A request of the bot, as far as tests ask about it: did the token go where it may?</summary>
internal sealed record SeenRequest(string Method, string Path, int Port, bool HadToken, bool HadUserAgent, string? Body);
