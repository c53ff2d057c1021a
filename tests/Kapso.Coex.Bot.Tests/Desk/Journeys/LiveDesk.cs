using Kapso.Coex.Bot.Tests.Channels.WhatsApp;
using Kapso.Coex.Bot.Tests.Desk.Pages;

namespace Kapso.Coex.Bot.Tests.Desk.Journeys;

/// <summary>The whole product with its own bot, both channels, two agents at their windows, and a clock that jumps. Nothing is made up.</summary>
internal sealed class LiveDesk : IAsyncDisposable
{
    private readonly OnThePhone house;
    private readonly JumpingClock clock;

    private LiveDesk(OnThePhone house, JumpingClock clock, DeskWindow ana, DeskWindow bea) => (this.house, this.clock, Ana, Bea) = (house, clock, ana, bea);

    public DeskWindow Ana { get; }

    public DeskWindow Bea { get; }

    public DateTimeOffset Now => clock.GetUtcNow();

    public static async Task<LiveDesk> Open(DeskBrowser browser)
    {
        var clock = new JumpingClock();
        (string, string)[] hours = [.. Enum.GetNames<DayOfWeek>().Select(day => ($"Desk:BusinessHours:{day}", "09:00-18:00"))];
        var house = await OnThePhone.Start(clock: clock, add: TestSignIn.Add, settings: [("WhatsApp:DisplayNumber", "15550783881"), ("Widget:TokenLifetime", "12:00:00"), .. hours]);
        return new LiveDesk(house, clock, await browser.SignIn("Ana", at: house.Product.Address), await browser.SignIn("Bea", at: house.Product.Address));
    }

    public void Passes(TimeSpan time) => clock.PutForward(time);

    /// <param name="channel"><c>widget</c> or <c>whatsapp</c>.</param>
    /// <param name="hour">Of the next day on which it is not that late yet; ten leaves most of the day.</param>
    public async Task<Guest> Comes(string channel, int hour = 10)
    {
        clock.PutForward(TimeSpan.FromHours(Now.TimeOfDay.TotalHours < hour ? hour : hour + 24) - Now.TimeOfDay);
        return channel == "widget" ? new Visitor(house.Product, await house.Product.Visit("es")) : new Caller(house);
    }

    public async ValueTask DisposeAsync()
    {
        await Ana.DisposeAsync();
        await Bea.DisposeAsync();
        await house.DisposeAsync();
    }
}
