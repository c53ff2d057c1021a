using Kapso.Coex.Bot.Channels.Kapso;
using Microsoft.Extensions.Options;

namespace Kapso.Coex.Bot.Channels.WhatsApp.Post;

/// <summary>A way to carry messages to and from a number: Meta itself, or Kapso.</summary>
/// <param name="Number">The number's id at Meta.</param>
internal sealed record Carrier(string Number, MessagesApi Messages, MediaDownload Media);

/// <summary>The ways that are switched on and have what they need, by the name of their channel.</summary>
internal sealed class Carriers(IOptions<WhatsAppOptions> meta, IOptions<KapsoOptions> kapso, IHttpClientFactory clients, TimeProvider clock)
{
    private readonly Carrier? direct = meta.Value is { IsOn: true } options
        ? Of(GraphAccount.Of(options), clients, clock)
        : null;

    private readonly Carrier? throughKapso = kapso.Value is { IsOn: true } options
        ? Of(GraphAccount.Of(options), clients, clock)
        : null;

    /// <summary>Null for one that is off.</summary>
    public Carrier? Find(string channel) => channel switch
    {
        WhatsAppRoom.Channel => direct,
        KapsoRoom.Channel => throughKapso,
        _ => null,
    };

    private static Carrier Of(GraphAccount account, IHttpClientFactory clients, TimeProvider clock) =>
        new(account.PhoneNumberId, new MessagesApi(account, clients, clock), new MediaDownload(account, clients, clock));
}
