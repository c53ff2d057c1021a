using Kapso.Coex.Bot.Fakes.Numbers;
using Kapso.Coex.Bot.Fakes.Phones;
using Kapso.Coex.Bot.Tests.Channels.WhatsApp;

namespace Kapso.Coex.Bot.Tests.Desk.Journeys;

/// <summary>A customer with WhatsApp.</summary>
internal sealed class Caller(OnThePhone house) : Guest(house.Product)
{
    private static int callers;
    private int tapped;

    public FakePhone Phone { get; } = house.Number.Phone($"52155{Interlocked.Increment(ref callers):00000000}", "Rosa");

    public override Task Say(string words) => Heard(Phone.Say(words));

    /// <summary>Buttons are named by step and answer, offers by the answer.</summary>
    public override async Task Tap(string answer)
    {
        (Bubble Bubble, Bubble.Choice Choice)? found = null;
        await Until(() => Task.FromResult((found = Offered(answer)) is not null));
        tapped = Phone.Shown.ToList().IndexOf(found!.Value.Bubble) + 1;
        await Heard(Phone.Tap(found.Value.Bubble, found.Value.Choice));
    }

    public override Task SendPicture(byte[] picture) => Heard(Phone.SendPhoto(picture, type: "image/png"));

    public void NextIsUndeliverable() => house.Number.Faults.Next(new Fault.FailsLater(131026));

    protected override Task<IReadOnlyList<string>> Shown() => Task.FromResult<IReadOnlyList<string>>([.. Phone.Shown.Select(bubble => bubble.Text)]);

    private (Bubble, Bubble.Choice)? Offered(string answer) => Phone.Shown.Skip(tapped)
        .SelectMany(bubble => bubble.Choices, (bubble, choice) => (bubble, choice))
        .Where(one => one.choice.Id == answer || one.choice.Id.EndsWith($"/{answer}", StringComparison.Ordinal))
        .Select(one => ((Bubble, Bubble.Choice)?)one).FirstOrDefault();

    private async Task Heard(Utterance utterance)
    {
        await utterance.Delivered;
        await AllIsHeard();
    }
}
