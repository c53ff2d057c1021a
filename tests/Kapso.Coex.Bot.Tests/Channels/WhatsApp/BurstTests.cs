using System.Security.Cryptography;
using System.Text;
using Kapso.Coex.Bot.Fakes.Numbers;
using Kapso.Coex.Bot.Tests.Evidence;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Channels.WhatsApp;

/// <summary>People send five photos or ten lines, and get one answer to all of it.</summary>
public sealed class BurstTests
{
    private static readonly (string, string) Window = ("Conversations:PhoneBurstWindow", "00:00:03"); // ten posts take long on a machine with much to do

    [Theory]
    [InlineData("meta")]
    [InlineData("kapso")]
    public async Task Ten_lines_are_one_turn(string way)
    {
        await using var here = await OnThePhone.Start(way, settings: Window);
        foreach (var line in new[] { "hola", "buenas", "mira", "tengo un problema", "me sale", "el error 3441041", "en la pantalla", "de facebook", "ayuda", "por favor" })
        {
            here.Phone.Say(line);
        }

        await here.Phone.Next();
        await here.Quiet();

        Assert.InRange(here.Phone.Shown.Count, 1, 2);
        Assert.Equal(1, here.Product.Ask<long>("SELECT count(*) FROM postings"));
        Assert.Equal(1, here.Phone.TimesTyping);
        Assert.True(here.Phone.SeesRead(here.Phone.Said[0]));
    }

    [Theory]
    [InlineData("meta")]
    [InlineData("kapso")]
    public async Task Five_photos_that_take_long_to_fetch_are_one_turn(string way)
    {
        await using var here = await OnThePhone.Start(way, settings: [Window, ("Conversations:LongestPhoneBurst", "00:01:00")]);
        await here.Ask("me sale el error 3441041");
        await here.Ask("phone_number_id 106540352242922");
        await here.Ask("waba_id 102290129340398");
        await here.Quiet();
        var before = here.Phone.Shown.Count;
        here.Number.DownloadFaults.Always(request => request % 2 == 1 ? new Fault.Slow(TimeSpan.FromSeconds(2)) : null);
        for (var photo = 1; photo <= 5; photo++)
        {
            here.Phone.SendPhoto(Pictures.Png(50 + photo, 40), photo == 1 ? "estas son" : null);
        }

        await here.Phone.Next();
        await here.Quiet();

        Assert.InRange(here.Phone.Shown.Count - before, 1, 2);
        Assert.Equal(5, here.Product.Ask<long>("SELECT count(*) FROM attachments"));
    }

    [Fact]
    public async Task A_photo_whose_address_ran_out_is_asked_for_anew()
    {
        await using var here = await OnThePhone.Start();
        await here.Ask("me sale el error 3441041");
        here.Number.DownloadFaults.Next(new Fault.Http(404, "expired"));
        here.Phone.SendPhoto(Pictures.Png(60, 40));
        await here.Phone.Next();

        Assert.Contains(here.Number.Requests, request => request.Method == "GET" && request.Path.StartsWith("/v", StringComparison.Ordinal));
        Assert.Equal(1, here.Product.Ask<long>("SELECT count(*) FROM attachments"));
    }

    [Theory]
    [InlineData("meta")]
    [InlineData("kapso")]
    public async Task A_photo_that_came_broken_is_fetched_again(string way)
    {
        await using var here = await OnThePhone.Start(way);
        await here.Ask("me sale el error 3441041");
        here.Number.DownloadFaults.Next(new Fault.Corrupt());
        here.Phone.SendPhoto(Pictures.Png(60, 40));
        await here.Phone.Next();

        Assert.Equal(1, here.Product.Ask<long>("SELECT count(*) FROM attachments"));
    }

    [Theory]
    [InlineData("meta")]
    [InlineData("kapso")]
    public async Task A_photo_that_is_gone_is_asked_for_in_one_kind_sentence(string way)
    {
        await using var here = await OnThePhone.Start(way);
        await here.Ask("me sale el error 3441041");
        here.Number.DownloadFaults.Always(_ => new Fault.Http(404, "gone"));
        here.Phone.SendPhoto(Pictures.Png(60, 40));
        var said = await here.Phone.Next();
        await here.Quiet();

        TestContext.Current.TestOutputHelper?.WriteLine(said.ToString());
        Assert.Equal(2, here.Phone.Shown.Count);
        Assert.Equal(0, here.Product.Ask<long>("SELECT count(*) FROM attachments"));
    }

    [Fact]
    public async Task A_document_that_calls_itself_a_photo_is_refused_kindly()
    {
        await using var here = await OnThePhone.Start();
        await here.Ask("me sale el error 3441041");
        here.Phone.SendPhoto(Encoding.ASCII.GetBytes("%PDF-1.7\n%%EOF"));
        var said = await here.Phone.Next();

        TestContext.Current.TestOutputHelper?.WriteLine(said.ToString());
        Assert.Equal(0, here.Product.Ask<long>("SELECT count(*) FROM attachments"));
    }

    [Fact]
    public async Task A_document_of_a_hundred_megabytes_is_refused_without_taking_the_memory()
    {
        await using var here = await OnThePhone.Start();
        await here.Ask("me sale el error 3441041");
        var huge = new byte[100 * 1024 * 1024];
        RandomNumberGenerator.Fill(huge.AsSpan(0, 1024));
        here.Phone.SendDocument(huge, "todo.pdf");
        var said = await here.Phone.Next();

        TestContext.Current.TestOutputHelper?.WriteLine(said.ToString());
        Assert.Equal(0, here.Product.Ask<long>("SELECT count(*) FROM attachments"));
    }

    [Fact]
    public async Task Pictures_survive_a_restart_before_they_were_fetched()
    {
        await using var here = await OnThePhone.Start();
        await here.Ask("me sale el error 3441041");
        here.Number.DownloadFaults.Next(new Fault.Http(503, "busy"), times: 2);
        await here.Phone.SendPhoto(Pictures.Png(60, 40)).Delivered;
        await here.Restart();
        await here.Phone.Next();
        await here.Quiet();

        Assert.Equal(1, here.Product.Ask<long>("SELECT count(*) FROM attachments"));
        OnThePhone.EachOnceAndInOrder(here.Phone);
    }
}
