namespace Kapso.Coex.Bot.Channels.WhatsApp;

/// <summary>
/// Where what a webhook told us is kept. There are two: the product's, and the one that tests read from.
/// </summary>
internal interface IWhatsAppInbox
{
    /// <summary>
    /// Returns when everything is stored, and only then: the sender is answered 200 right after.
    /// What comes a second time is no error, and one notice that cannot be stored leaves the others untouched.
    /// </summary>
    /// <param name="channel">Who called: <c>whatsapp</c> or <c>kapso</c>.</param>
    /// <exception cref="Storage.StorageUnavailable">Nothing can be stored just now; the sender is asked to come again.</exception>
    public Task Take(string channel, IReadOnlyList<Notice> notices, CancellationToken cancelled);
}
