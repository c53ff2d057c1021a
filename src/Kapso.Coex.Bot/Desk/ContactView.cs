using Kapso.Coex.Bot.Channels.Kapso;
using Kapso.Coex.Bot.Channels.WhatsApp;
using Kapso.Coex.Bot.Channels.WhatsApp.Post;
using Kapso.Coex.Bot.Storage;

namespace Kapso.Coex.Bot.Desk;

/// <summary>How the customer can be reached on WhatsApp, and what did not reach them.</summary>
/// <param name="Why">In words, where an answer cannot go out just now.</param>
/// <param name="WindowClosesAt">When free text will no longer be let through.</param>
/// <param name="Held">How many turns wait for the customer's next word.</param>
internal sealed record ContactView(
    string Channel, string? Name, string? Phone, string? UserId, bool Answerable, string? Why, DateTimeOffset WindowClosesAt, long Held, IReadOnlyList<FailureView> Failures)
{
    public static ContactView Of(StoredPerson stored, long held, IReadOnlyList<Dispatch> deliveries, ChannelHealth health, DateTimeOffset now)
    {
        var person = stored.Person;
        var closes = stored.HeardAt + Postman.Window;
        var why = stored switch
        {
            { Channel: KapsoRoom.Channel, Person.Phone: null } => "Kapso sends to phone numbers only, and this customer's is not known. They can be answered elsewhere, or when they share it.",
            _ when health.Stopped.TryGetValue(stored.Channel, out var trouble) => $"The channel stands still since {trouble.Since:u}: Meta's error {trouble.Code}.",
            _ when now >= closes => "The 24-hour window is closed. What is said goes out when the customer writes.",
            _ => null,
        };
        return new(stored.Channel, person.Name, person.Phone, person.UserId, why is null, why, closes, held, [.. deliveries.Where(one => one.Error is not null).Select(FailureView.Of)]);
    }
}

/// <summary>A message that did not arrive.</summary>
internal sealed record FailureView(long Message, int Code, string Detail, DateTimeOffset At)
{
    public static FailureView Of(Dispatch sent) => new(sent.Id.Sequence, sent.Error!.Code, sent.Error.Detail, sent.StateAt);
}

/// <summary>Something that happened to a number or account that the customer named.</summary>
internal sealed record AccountEventView(string Name, string? Account, IReadOnlyList<string> Numbers, DateTimeOffset At)
{
    /// <summary>The events that concern one of these ids.</summary>
    public static IReadOnlyList<AccountEventView> Concerning(IReadOnlyList<string> ids, IReadOnlyList<AccountEvent> happened) =>
    [
        .. happened
            .Where(one => ids.Contains(one.Account ?? "") || one.Numbers.Any(ids.Contains))
            .Select(one => new AccountEventView(one.Name, one.Account, one.Numbers, one.At)),
    ];
}
