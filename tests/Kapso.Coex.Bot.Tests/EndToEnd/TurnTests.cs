using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Playbooks;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Kapso.Coex.Bot.Tests.EndToEnd;

/// <summary>What clients do to a bot: send twice, send in bursts, tap twice, go away and come back.</summary>
public sealed class TurnTests
{
    [Fact]
    public async Task The_same_message_twice_at_once_is_one_turn()
    {
        await using var product = await Product.Start();
        var ana = await product.Visit("en");

        var places = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ana.Post(Customer.Words("error 2655093", "mine-1"))));
        await ana.HearAfter(places[0]);
        await ana.Say("error 2655093", "mine-2");

        Assert.Single(places.Distinct());
        Assert.Equal(2, ana.Seen.Count(activity => (string?)activity["text"] == "error 2655093"));
        Assert.Equal(3, product.Ask<long>("SELECT count(*) FROM turns"));
    }

    [Fact]
    public async Task A_burst_is_one_turn()
    {
        await using var product = await Product.Start(settings: ("Conversations:BurstWindow", "00:00:00.300"));
        var ana = await product.Visit("en");

        await ana.Post(Customer.Words("hello"));
        await ana.Post(Customer.Words("I tried to connect"));
        var last = await ana.Post(Customer.Words("and got error 2655093"));
        await ana.HearAfter(last);

        Assert.Equal(2, product.Ask<long>("SELECT count(*) FROM turns"));
        Assert.Equal(("error-2655093", "recheck-app"), ((string?)ana.Coex["playbook"], (string?)ana.Coex["step"]));
    }

    [Fact]
    public async Task Tapping_a_button_twice_answers_one_question()
    {
        await using var product = await Product.Start();
        var ana = await product.Visit("en");
        await ana.Say("error 2655093");
        var question = ana.Last;

        await Task.WhenAll(ana.Post(Customer.ButtonOf(question, "done")), ana.Post(Customer.ButtonOf(question, "done")));
        await ana.HearUntil(() => product.Ask<long>("SELECT count(*) FROM conversations WHERE heard > handled") == 0);
        await ana.Catch();

        Assert.Equal("recheck-partners", (string?)ana.Coex["step"]);
    }

    [Fact]
    public async Task A_wait_comes_back_by_itself_also_after_a_restart()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));
        var first = await Product.Start(clock);
        var ana = await first.Visit("en");
        await ana.Say("error 2655093");
        await ana.Tap("done");
        await ana.Tap("no");
        await ana.Tap("no");
        Assert.Equal(("wait", "wait"), ((string?)ana.Coex["kind"], (string?)ana.Coex["step"]));
        var folder = await first.Stop();

        await using var second = await Product.Start(clock, folder);
        var back = new Customer(second.Http, ana.Token, ana.Conversation);
        clock.Advance(TimeSpan.FromMinutes(14));
        await back.Catch();
        Assert.Equal("wait", (string?)back.Coex["step"]);
        clock.Advance(TimeSpan.FromMinutes(2));
        await back.HearUntil(() =>
        {
            clock.Advance(TimeSpan.FromSeconds(1)); // the sweep's own pace
            return (string?)back.Coex["step"] == "try-again";
        });
        var said = back.Seen.Count;
        clock.Advance(TimeSpan.FromMinutes(30));
        await back.At("try-again", "done");
        Assert.Equal("what-happened", (string?)back.Coex["step"]);
        Assert.Equal(0, second.Ask<long>("SELECT count(*) FROM outbox WHERE settled_at IS NULL"));
        Assert.Equal(said + 2, back.Seen.Count);
    }

    [Fact]
    public async Task Who_comes_back_after_a_restart_finds_token_watermark_and_step()
    {
        var first = await Product.Start();
        var ana = await first.Visit("pt");
        await ana.Say("erro 2655093");
        await ana.Tap("done");
        var folder = await first.Stop();

        await using var second = await Product.Start(folder: folder);
        var back = new Customer(second.Http, ana.Token, ana.Conversation);
        var (status, refreshed) = await back.Send(HttpMethod.Post, "/v3/directline/tokens/refresh");
        Assert.Equal((HttpStatusCode.OK, ana.Conversation), (status, (string?)refreshed!["conversationId"]));
        back.Token = (string)refreshed["token"]!;

        var place = Customer.PlaceOf((string)ana.Last["id"]!);
        var (_, reconnected) = await back.Send(HttpMethod.Get, $"/v3/directline/conversations/{back.Conversation}?watermark={place}");
        Assert.Contains($"watermark={place}&", (string)reconnected!["streamUrl"]!, StringComparison.Ordinal);
        var (_, news) = await back.Send(HttpMethod.Get, $"/v3/directline/conversations/{back.Conversation}/activities?watermark={place}");
        Assert.Empty(news!["activities"]!.AsArray());

        await back.Catch();
        Assert.Equal(ana.Seen.Select(activity => activity.ToJsonString()), back.Seen.Select(activity => activity.ToJsonString()));
        await back.At("recheck-partners", "no");
        Assert.Equal("recheck-portfolio", (string?)back.Coex["step"]);
    }

    [Fact]
    public async Task A_playbook_changed_meanwhile_is_for_conversations_that_begin_later()
    {
        var home = Directory.CreateTempSubdirectory("coex-prompts-");
        var prompts = CopyPrompts(home.FullName);
        await using var product = await Product.Start(prompts: prompts);
        var ana = await product.Visit("en");
        await ana.Say("error 2655093");
        var before = (string?)ana.Coex["playbookVersion"];

        var path = Path.Combine(prompts.Playbooks, "error-2655093.yaml");
        var text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(path, text.Replace("Last place:", "The last place:", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        Customer ben;
        do
        {
            ben = await product.Visit("en");
            await ben.Say("error 2655093");
        }
        while ((string?)ben.Coex["playbookVersion"] == before);

        await Task.WhenAll(ana.Tap("done"), ben.Tap("done"));
        await Task.WhenAll(ana.Tap("no"), ben.Tap("no"));
        Assert.Equal(before, (string?)ana.Coex["playbookVersion"]);
        Assert.StartsWith("Last place:", Instruction(ana), StringComparison.Ordinal);
        Assert.StartsWith("The last place:", Instruction(ben), StringComparison.Ordinal);
        Assert.Equal(2, product.Ask<long>("SELECT count(*) FROM playbook_editions WHERE id = 'error-2655093'"));
        home.Delete(recursive: true);
    }

    [Fact]
    public async Task What_is_not_there_is_a_problem_in_the_right_words()
    {
        await using var product = await Product.Start();

        using var ready = await product.Http.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        using var nothing = await product.Http.GetAsync("/no/such/thing", TestContext.Current.CancellationToken);
        using var nothingInDirectLine = await product.Http.GetAsync("/v3/directline/nothing", TestContext.Current.CancellationToken);
        using var wrongVerb = await product.Http.DeleteAsync("/widget/token", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (nothing.StatusCode, nothing.Content.Headers.ContentType?.MediaType));
        Assert.Equal((HttpStatusCode.MethodNotAllowed, "application/problem+json"), (wrongVerb.StatusCode, wrongVerb.Content.Headers.ContentType?.MediaType));
        Assert.Equal(HttpStatusCode.NotFound, nothingInDirectLine.StatusCode);
        var error = await nothingInDirectLine.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken);
        Assert.NotNull(error!["error"]!["code"]);
    }

    private static string Instruction(Customer customer) =>
        ((string)customer.Last["text"]!).Split("\n\n").Single(part => part.Contains("ast place:", StringComparison.Ordinal));

    private static PromptFolders CopyPrompts(string to)
    {
        var from = Path.Combine(AppContext.BaseDirectory, "prompts");
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return PromptFolders.Under(to);
    }
}
