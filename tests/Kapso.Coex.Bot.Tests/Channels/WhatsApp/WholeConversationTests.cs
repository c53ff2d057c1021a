using Kapso.Coex.Bot.Tests.Evidence;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Channels.WhatsApp;

/// <summary>Whole conversations as a shop owner has them on the phone, over both ways to the number.</summary>
public sealed class WholeConversationTests
{
    [Theory]
    [InlineData("meta")]
    [InlineData("kapso")]
    [InlineData("forwarded")]
    public async Task A_cleanup_in_Spanish_is_walked_by_taps_to_solved(string way)
    {
        await using var here = await OnThePhone.Start(way);

        here.Phone.Say("hola, quiero pasar mi número de mi proveedor anterior 360dialog a Kapso");
        await here.At("in-kapso", "yes");
        await here.AtConfirming("remove-in-kapso", "done");
        await here.At("disconnect-in-app", "done");
        await here.At("partners-tab", "yes");
        await here.AtConfirming("remove-partner", "done");
        await here.At("connects-now", "no");
        await here.AtConfirming("remove-account", "done");
        await here.At("wait", "ready");
        await here.At("try-again", "done");
        await here.At("what-happened", "connected");
        await here.At("see-connected", "yes");
        await here.At("test-message", "yes");
        var solved = await here.Phone.Next();

        Assert.Empty(solved.Choices);
        Assert.Equal(1L, here.Product.Ask<long>("SELECT count(*) FROM conversations"));
        Assert.True(here.Phone.TimesTyping > 0);
        OnThePhone.EachOnceAndInOrder(here.Phone);
    }

    [Theory]
    [InlineData("meta")]
    [InlineData("kapso")]
    public async Task An_escalation_in_Spanish_lands_with_both_ids_the_error_and_two_screenshots(string way)
    {
        await using var here = await OnThePhone.Start(way);

        here.Phone.Say("me sale el error 3441041");
        await here.Phone.Next();
        here.Phone.Say("phone_number_id 106540352242922");
        await here.Phone.Next();
        here.Phone.Say("waba_id 102290129340398");
        await here.Phone.Next();
        here.Phone.SendPhoto(Pictures.Png(60, 40), "el error");
        here.Phone.SendPhoto(Pictures.Png(40, 30));
        await OnThePhone.Until(() => here.Product.Ask<long>("SELECT count(*) FROM attachments") == 2);
        await here.Phone.Next();
        here.Phone.Say("quiero hablar con una persona");
        await OnThePhone.Until(() => here.Product.Ask<long>("SELECT count(*) FROM escalations") == 1);

        var item = await here.Desk();
        var evidence = item["evidence"]!.AsArray().ToDictionary(line => (string)line!["name"]!, line => line!);
        Assert.Equal("106540352242922", (string?)evidence["phone_number_id"]["values"]![0]);
        Assert.Equal("102290129340398", (string?)evidence["waba_id"]["values"]![0]);
        Assert.Equal(2, evidence["screenshots"]["files"]!.AsArray().Count);
        Assert.Equal((way == "meta" ? "whatsapp" : "kapso", "es"), ((string?)item["channel"], (string?)item["language"]));
        Assert.True((bool)item["contact"]!["answerable"]!);
    }
}
