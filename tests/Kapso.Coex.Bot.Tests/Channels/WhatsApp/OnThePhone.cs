using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Fakes.Kapso;
using Kapso.Coex.Bot.Fakes.Meta;
using Kapso.Coex.Bot.Fakes.Numbers;
using Kapso.Coex.Bot.Fakes.Phones;
using Kapso.Coex.Bot.Fakes.Webhooks;
using Kapso.Coex.Bot.Storage;
using Kapso.Coex.Bot.Tests.EndToEnd;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Channels.WhatsApp;

/// <summary>A customer with a phone, and the whole product behind the number: through Meta or through Kapso.</summary>
internal sealed class OnThePhone : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly TimeProvider? clock;
    private readonly Action<IServiceCollection> add;
    private readonly (string Name, string Value)[] settings;

    private OnThePhone(FakeNumber number, FakePhone phone, Product product, TimeProvider? clock, Action<IServiceCollection> add, (string, string)[] settings)
    {
        (Number, Phone, Product, this.clock, this.add, this.settings) = (number, phone, product, clock, add, settings);
    }

    public FakeNumber Number { get; }

    public FakePhone Phone { get; }

    public Product Product { get; private set; }

    /// <param name="way"><c>meta</c>, <c>kapso</c>, or <c>forwarded</c>: Kapso passing on Meta's own webhooks.</param>
    /// <param name="phone">Whose it is; Ana's in Mexico without one.</param>
    /// <param name="clock">The product's and the fake's.</param>
    /// <param name="delivery">How webhooks reach the product.</param>
    /// <param name="meta">How the fake behaves; likewise <paramref name="kapso"/>.</param>
    /// <param name="add">Services of the test's own.</param>
    /// <param name="settings">More settings of the product, which win.</param>
    public static async Task<OnThePhone> Start(
        string way = "meta",
        Func<FakeNumber, FakePhone>? phone = null,
        TimeProvider? clock = null,
        DeliveryPolicy? delivery = null,
        Func<FakeMetaOptions, FakeMetaOptions>? meta = null,
        Func<FakeKapsoOptions, FakeKapsoOptions>? kapso = null,
        Action<IServiceCollection>? add = null,
        params (string Name, string Value)[] settings)
    {
        add ??= _ => { };
        var number = await Fake(way, clock, delivery, meta, kapso);
        (string, string)[] all = [.. settings, ("Conversations:PhoneBurstWindow", "00:00:00.100"), .. number.Settings.Select(setting => (setting.Key, setting.Value ?? ""))];
        var product = await Product.StartWith(add, clock, settings: all.DistinctBy(setting => setting.Item1).ToArray());
        number.Connect(new Uri(product.Address));
        return new OnThePhone(number, (phone ?? (fake => fake.Phone()))(number), product, clock, add, all);
    }

    /// <summary>Meta or Kapso, by itself.</summary>
    public static async Task<FakeNumber> Fake(
        string way,
        TimeProvider? clock = null,
        DeliveryPolicy? delivery = null,
        Func<FakeMetaOptions, FakeMetaOptions>? meta = null,
        Func<FakeKapsoOptions, FakeKapsoOptions>? kapso = null)
    {
        var throughMeta = new FakeMetaOptions { Delivery = delivery ?? DeliveryPolicy.Plain, Clock = clock ?? TimeProvider.System, Patience = Patience };
        var throughKapso = new FakeKapsoOptions { Delivery = delivery ?? DeliveryPolicy.Plain, Clock = clock ?? TimeProvider.System, Patience = Patience };
        return way switch
        {
            "meta" => await FakeMeta.Start(meta is null ? throughMeta : meta(throughMeta)),
            "forwarded" => await FakeKapso.Start(throughKapso with { ForwardsMeta = true }),
            _ => await FakeKapso.Start(kapso is null ? throughKapso : kapso(throughKapso)),
        };
    }

    /// <summary>What the bot itself sent to that phone, or to this one's.</summary>
    public static IReadOnlyList<Bubble> ByBot(FakePhone phone) => [.. phone.Shown.Where(bubble => !bubble.ByPerson)];

    /// <summary>No message twice, and none before one that was said earlier.</summary>
    public static void EachOnceAndInOrder(FakePhone phone)
    {
        var ids = ByBot(phone).Select(bubble => DeliveryId.Read(bubble.OurId)!).ToList();
        Assert.Equal(ids.Distinct().OrderBy(id => id.Sequence).ThenBy(id => id.Part), ids);
    }

    /// <summary>Until it is so. The patience is a safety net, and nothing that a passing test waits for.</summary>
    public static async Task Until(Func<bool> so)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!so())
        {
            await pace.WaitForNextTickAsync(patience.Token);
        }
    }

    /// <summary>Until everything that was said is answered, and everything that can go out has gone.</summary>
    public async Task Quiet()
    {
        await Number.Post.AllBrought();
        await Until(() => Product.Ask<long>(
            """
            SELECT (SELECT count(*) FROM postings WHERE state = 0) + (SELECT count(*) FROM conversations WHERE heard > handled)
                + (SELECT count(*) FROM outbox WHERE settled_at IS NULL AND kind <> 'wait-over')
            """) == 0);
        await Number.Post.AllBrought();
    }

    /// <summary>Says something, and waits until it is answered.</summary>
    public async Task<Bubble> Ask(string words)
    {
        Phone.Say(words);
        return await Phone.Next();
    }

    /// <summary>The last escalation as the desk's API shows it.</summary>
    public async Task<JsonNode> Desk()
    {
        Product.Http.DefaultRequestHeaders.Authorization = new("Bearer", Product.DeskKey);
        var list = JsonNode.Parse(await Product.Http.GetStringAsync(new Uri("/api/desk/escalations", UriKind.Relative)))!;
        var id = Uri.EscapeDataString((string)list["items"]!.AsArray()[^1]!["id"]!);
        return JsonNode.Parse(await Product.Http.GetStringAsync(new Uri($"/api/desk/escalations/{id}", UriKind.Relative)))!;
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

    /// <summary>Taps that answer of the next message that has it.</summary>
    public async Task Tap(string answer)
    {
        var bubble = await Phone.WaitFor(bubble => bubble.Find(answer) is not null);
        Phone.Tap(bubble, bubble.Find(answer)!);
    }

    /// <summary>Ends the product, as an update would, and starts it on what it left behind.</summary>
    public async Task Restart(Action? meanwhile = null)
    {
        var folder = await Product.Stop();
        meanwhile?.Invoke();
        Product = await Product.StartWith(add, clock, folder, settings: settings);
        Number.Connect(new Uri(Product.Address));
    }

    public async ValueTask DisposeAsync()
    {
        await Product.DisposeAsync();
        await Number.DisposeAsync();
    }
}
