using Kapso.Coex.Bot.Desk.Cases;
using Kapso.Coex.Bot.Desk.Pages;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Fakes.Numbers;
using Kapso.Coex.Bot.Fakes.Phones;
using Kapso.Coex.Bot.Tests.Evidence;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Kapso.Coex.Bot.Tests.Desk.Cases.Workplace;

namespace Kapso.Coex.Bot.Tests.Channels.WhatsApp;

/// <summary>An agent answers one message of the customer's, with pictures.</summary>
public sealed class AgentsPictureTests
{
    [Theory]
    [InlineData("meta")]
    [InlineData("kapso")]
    public async Task The_words_stand_below_the_first_picture_and_above_both_is_what_they_answer(string way)
    {
        await using var here = await OnThePhone.Start(way);
        var id = await Taken(here);
        var asked = here.Phone.Say("¿dónde está la pestaña Partners?");
        await here.Quiet();
        await Say(here, id, "Aquí, arriba a la derecha.", 2, here.Product.Ask<long>("SELECT max(sequence) FROM messages WHERE author = 0"));
        await here.Quiet();

        List<Bubble> shown = [.. here.Phone.Shown.TakeLast(2)];
        Assert.Equal(["image", "image"], shown.Select(bubble => bubble.Type));
        Assert.Equal("Aquí, arriba a la derecha.", (string?)shown[0].Wire["image"]!["caption"]);
        Assert.Null(shown[1].Wire["image"]!["caption"]);
        Assert.Equal([asked.Id, null], shown.Select(bubble => bubble.ReplyTo));
        foreach (var bubble in shown)
        {
            Assert.Equal("image/png", here.Number.Media.Find((string)bubble.Wire["image"]!["id"]!)!.Type);
        }

        OnThePhone.EachOnceAndInOrder(here.Phone);
    }

    [Fact]
    public async Task Words_that_are_too_many_for_a_caption_go_before_the_picture()
    {
        await using var here = await OnThePhone.Start();
        var id = await Taken(here);
        var words = string.Join(' ', Enumerable.Repeat("paso", 300));
        await Say(here, id, words, 1, null);
        await here.Quiet();
        Assert.Equal([words, ""], here.Phone.Shown.TakeLast(2).Select(bubble => bubble.Text));
        Assert.Equal("image", here.Phone.Last.Type);
    }

    [Fact]
    public async Task A_picture_that_could_not_be_handed_over_goes_a_little_later_and_once()
    {
        var clock = new ShiftedClock();
        await using var here = await OnThePhone.Start(clock: clock);
        var id = await Taken(here);
        here.Number.UploadFaults.Next(new Fault.Http(503, "busy"));
        await Say(here, id, "Mire.", 1, null);
        await OnThePhone.Until(() => here.Product.Ask<long>("SELECT count(*) FROM postings WHERE attempts = 1 AND state = 0") == 1);
        clock.PutForward(TimeSpan.FromMinutes(2));
        await here.Phone.WaitFor(bubble => bubble.Type == "image");
        await here.Quiet();
        Assert.Single(here.Phone.Shown, bubble => bubble.Type == "image");
    }

    private static async Task<string> Taken(OnThePhone here)
    {
        await here.Ask("quiero hablar con una persona");
        await here.Quiet();
        var id = here.Product.Ask<string>("SELECT id FROM escalations");
        await Do(here, id, new AgentAct.Take());
        await here.Quiet();
        return id;
    }

    private static async Task Say(OnThePhone here, string id, string text, int pictures, long? quotes)
    {
        var handout = here.Product.Services.GetRequiredService<Handout>();
        var conversation = new ConversationId(here.Product.Ask<string>("SELECT id FROM conversations"));
        List<FileId> files = [];
        for (var place = 0; place < pictures; place++)
        {
            files.Add(new FileId((await handout.Keep(conversation, "foto.png", 1, new MemoryStream(Pictures.Png(40 + place, 30))))!.Id));
        }

        await Do(here, id, new AgentAct.Say(text, files, quotes is null ? null : new MessageId($"{quotes}")));
    }

    private static async Task Do(OnThePhone here, string id, AgentAct act) =>
        Assert.IsType<ActAnswer.Done>(await here.Product.Services.GetRequiredService<ICases>().Do(id, Luz, act, Guid.NewGuid().ToString()));
}
