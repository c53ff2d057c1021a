using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Fakes.Graph;
using Kapso.Coex.Bot.Fakes.Phones;

namespace Kapso.Coex.Bot.Fakes.Numbers;

/// <summary>Something that happened on WhatsApp. Meta and Kapso each have a webhook for it.</summary>
internal abstract record Happening
{
    /// <param name="Message">In Meta's shape.</param>
    internal sealed record CustomerSpoke(FakePhone From, JsonObject Message) : Happening;

    /// <summary>How far a message of the business came.</summary>
    internal sealed record Progressed(SentMessage Sent, string Status, MetaError? Error) : Happening;

    /// <summary>Somebody typed in the WhatsApp Business app: the owner of the phone.</summary>
    internal sealed record OwnerSpoke(FakePhone To, JsonObject Message) : Happening;
}
