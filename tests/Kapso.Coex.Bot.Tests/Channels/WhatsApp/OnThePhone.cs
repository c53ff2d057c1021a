using Kapso.Coex.Bot.Fakes.Kapso;
using Kapso.Coex.Bot.Fakes.Meta;
using Kapso.Coex.Bot.Fakes.Numbers;
using Kapso.Coex.Bot.Fakes.Phones;
using Kapso.Coex.Bot.Fakes.Webhooks;
using Kapso.Coex.Bot.Tests.EndToEnd;

namespace Kapso.Coex.Bot.Tests.Channels.WhatsApp;

/// <summary>A customer with a phone, and the whole product behind the number: through Meta or through Kapso.</summary>
internal sealed class OnThePhone : IAsyncDisposable
{
    private readonly TimeProvider? clock;
    private readonly (string Name, string Value)[] settings;

    private OnThePhone(FakeNumber number, FakePhone phone, Product product, TimeProvider? clock, (string, string)[] settings)
    {
        (Number, Phone, Product, this.clock, this.settings) = (number, phone, product, clock, settings);
    }

    public FakeNumber Number { get; }

    public FakePhone Phone { get; }

    public Product Product { get; private set; }

    /// <param name="way"><c>meta</c> or <c>kapso</c>.</param>
    /// <param name="phone">Whose it is; Ana's in Mexico without one.</param>
    /// <param name="clock">The product's and the fake's.</param>
    /// <param name="options">How the fake behaves.</param>
    /// <param name="settings">More settings of the product.</param>
    public static async Task<OnThePhone> Start(
        string way, Func<FakeNumber, FakePhone>? phone = null, TimeProvider? clock = null, DeliveryPolicy? delivery = null, params (string Name, string Value)[] settings)
    {
        FakeNumber number = way == "kapso"
            ? await FakeKapso.Start(new FakeKapsoOptions { Delivery = delivery ?? DeliveryPolicy.Plain, Clock = clock ?? TimeProvider.System })
            : await FakeMeta.Start(new FakeMetaOptions { Delivery = delivery ?? DeliveryPolicy.Plain, Clock = clock ?? TimeProvider.System });
        (string, string)[] all = [("Conversations:PhoneBurstWindow", "00:00:00.100"), .. number.Settings.Select(setting => (setting.Key, setting.Value ?? "")), .. settings];
        var product = await Product.Start(clock, settings: all);
        number.Connect(new Uri(product.Address));
        return new OnThePhone(number, (phone ?? (fake => fake.Phone()))(number), product, clock, all);
    }

    /// <summary>Waits until a step is asked for, and taps the answer to it.</summary>
    public async Task At(string step, string answer)
    {
        var bubble = await Phone.WaitFor(bubble => bubble.Find($"{step}/{answer}") is not null);
        Phone.Tap(bubble, bubble.Find($"{step}/{answer}")!);
    }

    /// <summary>The yes before a step with consequences, and then the answer to the step.</summary>
    public async Task AtConfirming(string step, string answer)
    {
        await At(step, "yes");
        await At(step, answer);
    }

    /// <summary>Ends the product, as an update would, and starts it on what it left behind.</summary>
    public async Task Restart()
    {
        var folder = await Product.Stop();
        Product = await Product.Start(clock, folder, settings: settings);
        Number.Connect(new Uri(Product.Address));
    }

    public async ValueTask DisposeAsync()
    {
        await Product.DisposeAsync();
        await Number.DisposeAsync();
    }
}
