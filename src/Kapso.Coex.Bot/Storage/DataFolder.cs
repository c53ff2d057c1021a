namespace Kapso.Coex.Bot.Storage;

/// <summary>Where the product keeps what it must not lose: <c>Storage:DataDirectory</c>, as an absolute path.</summary>
internal sealed record DataFolder(string Path);
