using Kapso.Coex.Bot.Fakes.Numbers;
using Kapso.Coex.Bot.Fakes.Webhooks;
using Kapso.Coex.Bot.Tests.Evidence;
using Kapso.Coex.Bot.Tests.Reliability;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Channels.WhatsApp;

/// <summary>
/// Every webhook comes twice, shuffled within a second, and the product ends three times on the way: the customer sees each message once
/// and in order, and nothing is lost.
/// </summary>
public sealed class DisturbedTests
{
    private static readonly DeliveryPolicy Disturbed = new() { Copies = 2, ShuffleWithin = TimeSpan.FromSeconds(1), Seed = 7 };
    private static readonly (string, string) Doubt = ("Delivery:DoubtFor", "00:00:08");

    private static readonly (string Step, string Answer)[] Cleanup =
    [
        ("in-kapso", "yes"), ("remove-in-kapso", "yes"), ("remove-in-kapso", "done"), ("disconnect-in-app", "done"), ("partners-tab", "yes"),
        ("remove-partner", "yes"), ("remove-partner", "done"), ("connects-now", "no"), ("remove-account", "yes"), ("remove-account", "done"),
        ("wait", "ready"), ("try-again", "done"), ("what-happened", "connected"), ("see-connected", "yes"), ("test-message", "yes"),
    ];

    [Theory]
    [InlineData("meta")]
    [InlineData("kapso")]
    public async Task A_whole_cleanup(string way)
    {
        await using var here = await OnThePhone.Start(way, delivery: Disturbed, settings: Doubt);
        here.Phone.Say("hola, quiero pasar mi número de mi proveedor anterior 360dialog a Kapso");
        for (var at = 0; at < Cleanup.Length; at++)
        {
            await here.At(Cleanup[at].Step, Cleanup[at].Answer);
            if (at is 2 or 6 or 11)
            {
                await here.Restart();
            }
        }

        var solved = await here.Phone.Next();
        await here.Quiet();
        Assert.Empty(solved.Choices);
        OnThePhone.EachOnceAndInOrder(here.Phone);
        Assert.Equal(Cleanup.Length + 1, here.Phone.Shown.Count);
    }

    [Theory]
    [InlineData("meta")]
    [InlineData("kapso")]
    public async Task A_whole_escalation_with_two_screenshots(string way)
    {
        await using var here = await OnThePhone.Start(way, delivery: Disturbed, settings: Doubt);
        here.Phone.Say("me sale el error 3441041");
        await here.Restart();
        await here.Phone.Next();
        await here.Ask("phone_number_id 106540352242922");
        await here.Ask("waba_id 102290129340398");
        here.Phone.SendPhoto(Pictures.Png(60, 40), "el error");
        here.Phone.SendPhoto(Pictures.Png(40, 30));
        await here.Restart();
        await OnThePhone.Until(() => here.Product.Ask<long>("SELECT count(*) FROM attachments") == 2);
        await here.Quiet();
        here.Phone.Say("quiero hablar con una persona");
        await here.Restart();
        await OnThePhone.Until(() => here.Product.Ask<long>("SELECT count(*) FROM escalations") == 1);
        await here.Quiet();

        var evidence = (await here.Desk())["evidence"]!.AsArray().ToDictionary(line => (string)line!["name"]!, line => line!);
        Assert.Equal("106540352242922", (string?)evidence["phone_number_id"]["values"]![0]);
        Assert.Equal("102290129340398", (string?)evidence["waba_id"]["values"]![0]);
        Assert.Equal(2, evidence["screenshots"]["files"]!.AsArray().Count);
        OnThePhone.EachOnceAndInOrder(here.Phone);
        Assert.Equal(1, here.Product.Ask<long>("SELECT count(*) FROM conversations"));
    }

    /// <summary>As a power cut does it: while a message is stored, while it is answered, while the answer is being sent.</summary>
    [Theory]
    [InlineData("meta")]
    [InlineData("kapso")]
    public async Task A_whole_cleanup_with_the_process_killed(string way)
    {
        await using var number = await OnThePhone.Fake(way, delivery: Disturbed);
        await using var bot = new RunningBot(
        [
            .. number.Settings.Select(setting => (setting.Key.Replace(":", "__", StringComparison.Ordinal), setting.Value ?? "")),
            ("Conversations__PhoneBurstWindow", "00:00:00.100"), ("Conversations__SweepEvery", "00:00:00.050"), ("Delivery__DoubtFor", "00:00:08"), ("Serilog__MinimumLevel__Default", "Warning"),
        ]);
        await bot.Start();
        number.Connect(bot.Address);
        var phone = number.Phone();
        phone.Say("hola, quiero pasar mi número de mi proveedor anterior 360dialog a Kapso");
        for (var at = 0; at < Cleanup.Length; at++)
        {
            var (step, answer) = Cleanup[at];
            var bubble = await phone.WaitFor(bubble => bubble.Find($"{step}/{answer}") is not null);
            var sends = number.Faults.Counted;
            var said = phone.Tap(bubble, bubble.Find($"{step}/{answer}")!);
            if (at is 2 or 6 or 11)
            {
                await (at == 2 ? Task.CompletedTask : at == 6 ? said.Delivered : OnThePhone.Until(() => number.Faults.Counted > sends));
                await bot.Kill();
                await bot.Start();
            }
        }

        var solved = await phone.Next();
        await number.Post.AllBrought();
        Assert.Empty(solved.Choices);
        OnThePhone.EachOnceAndInOrder(phone);
        Assert.Equal(Cleanup.Length + 1, phone.Shown.Count);
    }
}
