using Kapso.Coex.Bot.Storage;
using Orleans.Concurrency;

namespace Kapso.Coex.Bot.Channels.WhatsApp.Post;

/// <summary>Carries out what is said in one conversation, in order. Its key is the conversation's id.</summary>
internal interface IPostmanGrain : IGrainWithStringKey
{
    /// <summary>Something is stored that may go out.</summary>
    [OneWay]
    public Task Deliver();

    /// <summary>The customer wrote: two blue ticks, and "typing".</summary>
    [OneWay]
    public Task Greet(string channel, string messageId);
}
