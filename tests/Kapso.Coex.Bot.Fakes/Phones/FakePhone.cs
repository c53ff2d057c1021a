using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Fakes.Numbers;
using Kapso.Coex.Bot.Fakes.Wire;

namespace Kapso.Coex.Bot.Fakes.Phones;

/// <summary>A customer with WhatsApp: a phone number, a scoped user id, or both. What the customer does, and what the customer sees.</summary>
internal sealed partial class FakePhone(FakeNumber business, string? number, string? userId, string name)
{
    private readonly Screen screen = new(business.Options.Clock);
    private readonly List<string> said = [];
    private readonly Lock gate = new();
    private int seen;

    public string? Number { get; private set; } = number;

    /// <summary>Such as <c>MX.13491208655302741918</c>.</summary>
    public string? UserId { get; private set; } = userId;

    public string Name { get; } = name;

    public string? Username { get; init; }

    /// <summary>The business is not told the number, although the person has one.</summary>
    public bool HidesNumber { get; set; }

    /// <summary>How webhooks say that there is no number.</summary>
    public Hidden HiddenAs { get; set; }

    /// <summary>False keeps messages at <c>sent</c> until the phone comes back.</summary>
    public bool IsOnline { get; private set; } = true;

    /// <summary>False leaves messages at <c>delivered</c>.</summary>
    public bool Reads { get; set; } = true;

    /// <summary>The chat is open, so that <c>read</c> comes without <c>delivered</c>.</summary>
    public bool HasChatOpen { get; set; }

    public DateTimeOffset? LastSpoke { get; internal set; }

    /// <summary>Everything that the business sent, in the order of arrival.</summary>
    public IReadOnlyList<Bubble> Shown => screen.Shown;

    public Bubble Last => screen.Shown is [.., var last] ? last : throw new InvalidOperationException($"{Name}'s phone shows nothing yet.");

    public bool IsTyping => screen.IsTyping;

    public int TimesTyping => screen.TimesTyping;

    /// <summary>What this person said, by wamid.</summary>
    public IReadOnlyList<string> Said
    {
        get
        {
            lock (gate)
            {
                return [.. said];
            }
        }
    }

    /// <summary>True when the message has its two blue ticks.</summary>
    public bool SeesRead(string wamid) => screen.HasReadTicks(wamid);

    /// <summary>The next message that was not waited for yet.</summary>
    public Task<Bubble> Next() => WaitFor(_ => true);

    public Task<Bubble> WaitFor(string words) => WaitFor(bubble => bubble.Text.Contains(words, StringComparison.OrdinalIgnoreCase));

    /// <summary>The first that fits of the messages that were not waited for yet; those before it count as seen.</summary>
    public async Task<Bubble> WaitFor(Func<Bubble, bool> fits)
    {
        (Bubble Bubble, int Next)? found = null;
        await WaitUntil(() => (found = screen.Find(seen, fits)) is not null);
        seen = found!.Value.Next;
        return found.Value.Bubble;
    }

    /// <summary>Until it is so. The patience is a safety net and nothing that a passing test waits for.</summary>
    public async Task WaitUntil(Func<bool> so)
    {
        try
        {
            await screen.When(so).WaitAsync(business.Options.Patience);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException(
                $"{Name}'s phone did not come to show it in {business.Options.Patience.TotalSeconds:0} s. It shows, after {seen} that were seen:\n{string.Join("\n", Shown.Skip(seen))}");
        }
    }

    /// <summary>Messages stay at <c>sent</c>, and nothing is shown.</summary>
    public void GoOffline() => IsOnline = false;

    /// <summary>What was held back arrives.</summary>
    public Task ComeOnline()
    {
        IsOnline = true;
        return business.Arrive(this);
    }

    internal void Show(Bubble bubble) => screen.Show(bubble);

    /// <summary>Read marks reach back to everything that was said before.</summary>
    internal void MarkRead(string wamid, bool typing) => screen.MarkRead(Said.TakeWhile(other => other != wamid).Append(wamid), typing);

    /// <summary>The number as webhooks have it: absent, empty or null where it is hidden.</summary>
    internal void WriteNumber(JsonObject into, string member)
    {
        if (Number is not null && !HidesNumber)
        {
            into[member] = Number;
        }
        else if (HiddenAs != Hidden.Absent)
        {
            into[member] = HiddenAs == Hidden.Empty ? "" : null;
        }
    }

    internal JsonObject Contact()
    {
        var contact = Json.Known(("profile", Json.Known(("name", Name), ("username", Username))), ("user_id", UserId));
        WriteNumber(contact, "wa_id");
        return contact;
    }
}

/// <summary>The three ways in which a missing number was seen.</summary>
internal enum Hidden
{
    Absent,
    Empty,
    Null,
}

/// <summary>Something that a customer said.</summary>
/// <param name="Delivered">Ends when the bot answered 200, as often as the policy delivers.</param>
internal sealed record Utterance(string Id, Task Delivered);
